import { formatCell } from "../../src-shared/format";
import type { Report } from "../../src-shared/report";
import { getColumn, type ResultTable } from "../../src-shared/result";

interface DataCellProps {
  readonly report: Report;
  readonly table: ResultTable;
  readonly name: string;
  readonly row: number;
}

export function DataCell({ report, table, name, row }: DataCellProps) {
  const { type, values } = getColumn(table, name);
  const column = report.columns[name] ?? { type, label: name };
  const value = values[row] ?? null;
  if (value === 0 && type !== "date") {
    return (
      <td data-type={type} className="zero">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">0</span>
      </td>
    );
  }
  const tone =
    column.isChange && typeof value === "number" ? (value > 0 ? "up" : "down") : undefined;
  return (
    <td data-type={type} className={tone}>
      {formatCell(column, value, navigator.language)}
    </td>
  );
}
