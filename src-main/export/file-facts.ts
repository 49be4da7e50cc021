import { version } from "../version";
import type { Leaving } from "./leaving";

/** What a file of rows says of itself, beside them: never the time, so that it is the same again. */
export function listFileFacts({ report, columns, protections }: Leaving): [string, string][] {
  const labels = Object.fromEntries(columns.map(({ name, label }) => [name, label]));
  const facts: [string, string | undefined][] = [
    ["coursescope.program", `Coursescope ${version}`],
    ["coursescope.report", report?.id],
    ["coursescope.question", report?.question],
    ["coursescope.unit", report && "unit" in report.chart ? report.chart.unit : undefined],
    ["coursescope.labels", JSON.stringify(labels)],
    ["coursescope.protections", protections.length > 0 ? protections.join(" ") : undefined],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
