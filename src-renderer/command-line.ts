import { type ParamValue, type ParamValues, toOption } from "../src-shared/params";

/** The command line that prints what the page shows. */
export function toCommandLine(
  report: string,
  params: ParamValues,
  workspace: { readonly kind: string; readonly name: string },
): string {
  const options = Object.entries(params).map(([name, value]) => toWords(toOption(name), value));
  const file = workspace.kind === "file" ? quote(workspace.name) : "FILE";
  return ["coursescope run", report, ...options, `--workspace ${file}`].filter(Boolean).join(" ");
}

function toWords(option: string, value: ParamValue): string {
  if (typeof value === "boolean") return value ? option : "";
  return `${option} ${quote(typeof value === "string" ? value : value.join(","))}`;
}

function quote(value: string): string {
  return /^[\w.:/,-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
