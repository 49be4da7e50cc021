import type { Checked } from "../../src-shared/ipc";
import { quoteCsv } from "./csv-line";
import { neutralize } from "./formulas";

/** Findings as CSV for spreadsheets, one a line, with what they mean and what to do. */
export function encodeFindings(found: readonly Checked[]): string {
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
  return `\ufeff${text.join("")}`;
}

/** Names in the data are anyone's. */
function toCell(text: string): string {
  return quoteCsv(neutralize(text));
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
