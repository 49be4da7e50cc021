import { formatFacts, type RowFormat } from "../src-shared/export-format";
import type { RowSubject } from "./row-subject";

interface FormatGroup {
  readonly title: string;
  readonly formats: readonly RowFormat[];
}

const people: FormatGroup = { title: "For people", formats: ["xlsx", "csv-excel"] };
const tools: FormatGroup = { title: "For tools", formats: ["parquet", "arrow"] };

const groups = {
  report: [people, { title: "As the API served it", formats: ["csv", "json"] }, tools],
  table: [people, { title: "As it stands", formats: ["csv", "json"] }, tools],
} as const satisfies Record<RowSubject["kind"], readonly FormatGroup[]>;

/** The forms of rows, by whom they are for. */
export function listFormatGroups(kind: RowSubject["kind"]): readonly FormatGroup[] {
  return groups[kind];
}

export const rowFormatOrder: readonly RowFormat[] = groups.report.flatMap(({ formats }) => formats);

/** Whom a form is for; the analytics API never served a table. */
export function toRowHelp(kind: RowSubject["kind"], format: RowFormat): string {
  if (kind === "table" && format === "csv") return "every value as it is stored";
  if (kind === "table" && format === "json") return "an object a row";
  return formatFacts[format].help;
}

/** What the export dialog has beside the forms. */
export const moreHelp = "privacy, a preview of what leaves, plans";

/** What the dialog of several reports has. */
export const bookHelp = "several reports in one workbook, web page or PDF";
