/** The command line that prints what the page shows. */
export function toCommandLine(
  report: string,
  params: Readonly<Record<string, string>>,
  workspace: { readonly kind: string; readonly name: string },
): string {
  const flags = Object.entries(params).map(
    ([name, value]) => `--${name.replaceAll("_", "-")} ${quote(value)}`,
  );
  const file = workspace.kind === "file" ? quote(workspace.name) : "FILE";
  return ["coursescope run", report, ...flags, `--workspace ${file}`].join(" ");
}

function quote(value: string): string {
  return /^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
