import {
  type ExportFormat,
  formatFacts,
  isRowFormat,
  type RowAudience,
  type RowFormat,
} from "../src-shared/export-format";
import type { RowSubject } from "./row-subject";

interface FormatGroup {
  readonly title: string;
  readonly formats: readonly RowFormat[];
}

const titles: Readonly<Record<RowSubject["kind"], Readonly<Record<RowAudience, string>>>> = {
  report: { people: "For people", api: "As the API served it", tools: "For tools" },
  table: { people: "For people", api: "As it stands", tools: "For tools" },
};

export const rowFormatOrder: readonly RowFormat[] = (
  Object.keys(formatFacts) as ExportFormat[]
).filter(isRowFormat);

/** The forms of rows, by whom they are for. */
export function listFormatGroups(kind: RowSubject["kind"]): readonly FormatGroup[] {
  return (Object.keys(titles[kind]) as RowAudience[]).map((audience) => ({
    title: titles[kind][audience],
    formats: rowFormatOrder.filter((format) => formatFacts[format].audience === audience),
  }));
}

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
