import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import { formatCell } from "../../src-shared/format";
import type { ColumnType, Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { isBlockId, shortenId } from "../../src-shared/shorten-id";
import { listShownColumns } from "../../src-shared/shown-columns";
import { guessWidth } from "../chart-text";

/** The table library's row is the number of a row; the cells stay in their columns. */
export interface RowNumber {
  readonly row: number;
}

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

/** As wide as the longest of the first values, within reason; pixels by name. */
export function toWidths(report: Report, table: ResultTable): ReadonlyMap<string, number> {
  return new Map(
    listShownColumns(report, table).map(({ name, type, values }) => {
      const column = report.columns[name] ?? { type, label: name };
      const texts = values.slice(0, 200).map((value) => {
        const text = formatCell(column, value, "en-US");
        return isBlockId(text) ? shortenId(text) : text;
      });
      const longest = texts.reduce((most, text) => Math.max(most, guessWidth(text)), 0);
      const chips = typeof type === "object" ? 48 : 0;
      const most = type === "text" ? 300 : 380;
      return [name, Math.round(Math.min(most, Math.max(96, longest * 1.18 + 32 + chips)))];
    }),
  );
}

/** The columns to show. Empty cells come last, whatever the order. */
export function toColumns(
  report: Report,
  table: ResultTable,
): ColumnDef<typeof features, RowNumber>[] {
  return listShownColumns(report, table).map((column) => ({
    id: column.name,
    accessorFn: ({ row }) => column.values[row] ?? undefined,
    sortFn: (one, other, id) => compare(toValue(one.getValue(id)), toValue(other.getValue(id))),
    sortUndefined: "last",
    sortDescFirst: column.type !== "text",
  }));
}

/** For the style of a column. */
export function nameType(type: ColumnType | undefined): string | undefined {
  return typeof type === "object" ? "list" : type;
}

type Value = string | number | bigint;

/** Lists are sorted by how they are written; yes comes after no. */
function toValue(cell: unknown): Value {
  if (typeof cell === "boolean") return Number(cell);
  return typeof cell === "object" ? JSON.stringify(cell) : (cell as Value);
}

/** Cells of one column are of one kind. */
function compare(one: Value, other: Value): number {
  if (typeof one === "string" || typeof other === "string") {
    return String(one).localeCompare(String(other));
  }
  return one < other ? -1 : one > other ? 1 : 0;
}
