import { formatCell } from "../src-shared/format";
import { formatDay, formatIso } from "../src-shared/instant";
import type { ColumnType, Report } from "../src-shared/report";
import type { Cell, ResultTable } from "../src-shared/result";
import { listShownColumns } from "../src-shared/shown-columns";

/** The visible columns with their labels, for a spreadsheet: plain numbers and ISO dates. */
export function toTabSeparated(report: Report, table: ResultTable): string {
  const columns = listShownColumns(report, table);
  const head = columns.map((column) => report.columns[column.name]?.label ?? column.name);
  const rows = Array.from({ length: table.rowCount }, (_, row) =>
    columns.map((column) => formatPlain(column.type, column.values[row] ?? null)),
  );
  return [head, ...rows].map((cells) => `${cells.join("\t")}\n`).join("");
}

function formatPlain(type: ColumnType, cell: Cell): string {
  if (cell === null) return "";
  if (typeof type === "object") return formatCell({ type, label: "" }, cell, "en-US");
  if (type === "date") return formatDay(Number(cell));
  if (type === "timestamp") return formatIso(cell as bigint).replace("T00:00:00Z", "");
  return String(cell).replace(/[\t\n\r]+/g, " ");
}
