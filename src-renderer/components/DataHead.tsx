import type { Header } from "@tanstack/react-table";
import type { Report } from "../../src-shared/report";
import { type features, nameType, type RowNumber } from "./data-columns";
import { Icon } from "./Icon";

interface DataHeadProps {
  readonly report: Report;
  readonly widths: ReadonlyMap<string, number>;
  readonly headers: readonly Header<typeof features, RowNumber, unknown>[];
}

export function DataHead({ report, widths, headers }: DataHeadProps) {
  return headers.map(({ column }) => {
    const declared = report.columns[column.id];
    const sorted = column.getIsSorted();
    const order = sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none";
    return (
      <th
        key={column.id}
        style={{ width: widths.get(column.id) }}
        scope="col"
        aria-sort={order}
        data-type={nameType(declared?.type)}
      >
        <button type="button" title={declared?.note} onClick={column.getToggleSortingHandler()}>
          {declared?.label ?? column.id}
          {sorted && <Icon name={sorted === "asc" ? "up" : "down"} />}
        </button>
      </th>
    );
  });
}
