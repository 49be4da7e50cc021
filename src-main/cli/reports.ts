import { listOffered, toOption } from "../../src-shared/params";
import type { Report } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import type { Terminal } from "./terminal";

/** Prints the registry. */
export function printReports(terminal: Terminal, { format }: { readonly format: string }): number {
  const list = reports.map(describeReport);
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

function describeReport(report: Report) {
  const { id, title, question, group, params, reads, columns } = report;
  const offered = Object.entries(params).filter(([name]) => listOffered(report).includes(name));
  return {
    id,
    title,
    question,
    group,
    params: offered.map(([name, param]) => ({
      name,
      option: toOption(name),
      kind: param.kind,
      required: "required" in param && param.required === true,
      ...("default" in param && { default: param.default }),
      help: param.help,
    })),
    reads,
    columns: Object.entries(columns).map(([name, { type, label }]) => ({ name, type, label })),
  };
}
