import type { Checked } from "../../src-shared/ipc";
import { quoteCsv } from "./csv-line";

/** Findings as CSV, one a line, with what they mean and what to do. */
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
  return [heads, ...lines].map((cells) => `${cells.map(quoteCsv).join(",")}\r\n`).join("");
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
