import { toOption } from "../../src-shared/params";
import { reports } from "../../src-shared/reports";
import type { Terminal } from "./terminal";

/** Prints the registry. */
export function printReports(terminal: Terminal, { format }: { readonly format: string }): number {
  const list = reports.map(({ id, title, question, group, params, reads, columns }) => ({
    id,
    title,
    question,
    group,
    params: Object.entries(params).map(([name, param]) => ({
      name,
      option: toOption(name),
      kind: param.kind,
      required: param.kind === "course",
      help: param.help,
    })),
    reads,
    columns: Object.entries(columns).map(([name, { type, label }]) => ({ name, type, label })),
  }));
  if (format === "json") {
    terminal.out(`${JSON.stringify(list)}\n`);
    return 0;
  }
  const texts = list.map(
    (report) =>
      `${report.id}\n  ${report.title}: ${report.question}\n` +
      `  parameters: ${report.params.map(({ option }) => option).join(" ")}\n` +
      `  reads: ${report.reads.join(", ")}\n`,
  );
  terminal.out(texts.join("\n"));
  return 0;
}
