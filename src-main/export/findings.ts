import type { Checked } from "../../src-shared/ipc";
import { quoteCsv } from "./csv-line";
import { neutralize } from "./formulas";

/**
 * Findings as CSV, one a line, with what they mean and what to do. `csv-excel` begins with a byte
 * order mark, and has no text that a spreadsheet would run: names in the data are anyone's.
 */
export function encodeFindings(
  found: readonly Checked[],
  format: "csv" | "csv-excel" = "csv",
): string {
  const isForSheets = format === "csv-excel";
  const toCell = (text: string) => quoteCsv(isForSheets ? neutralize(text) : text);
  const lines = found.flatMap(({ check, severity, title, meaning, remedy, findings }) =>
    findings.map(({ course, table, count, sentence, examples }) => [
      check,
      severity,
      title,
      course ?? "",
      table ?? "",
      String(count),
      sentence,
      examples.join("; "),
      meaning,
      remedy,
    ]),
  );
  const text = [heads, ...lines].map((cells) => `${cells.map(toCell).join(",")}\r\n`);
  return `${isForSheets ? "\ufeff" : ""}${text.join("")}`;
}

const heads = [
  "check",
  "severity",
  "title",
  "course_id",
  "table",
  "count",
  "finding",
  "examples",
  "meaning",
  "remedy",
];
