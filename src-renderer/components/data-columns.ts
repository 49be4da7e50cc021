import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";

/** The table library's row is the number of a row; the cells stay in their columns. */
export interface RowNumber {
  readonly row: number;
}

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

/** The columns that are not quiet. Empty cells come last, whatever the order. */
export function toColumns(
  report: Report,
  table: ResultTable,
): ColumnDef<typeof features, RowNumber>[] {
  return table.columns
    .filter((column) => !report.columns[column.name]?.isQuiet)
    .map((column) => ({
      id: column.name,
      accessorFn: ({ row }) => column.values[row] ?? undefined,
      sortFn: (one, other, id) => compare(one.getValue(id), other.getValue(id)),
      sortUndefined: "last",
      sortDescFirst: column.type !== "text",
    }));
}

type Value = string | number | bigint;

/** Cells of one column are of one kind. */
function compare(one: Value, other: Value): number {
  if (typeof one === "string" || typeof other === "string") {
    return String(one).localeCompare(String(other));
  }
  return one < other ? -1 : one > other ? 1 : 0;
}
