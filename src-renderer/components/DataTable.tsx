import { type Row, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useMemo, useRef } from "react";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { createLinks } from "../cell-links";
import type { ReportLocation } from "../location";
import { DataCell } from "./DataCell";
import { DataHead } from "./DataHead";
import { features, type RowNumber, toColumns, toWidths } from "./data-columns";

interface DataTableProps {
  readonly report: Report;
  readonly table: ResultTable;
  readonly label: string;
  /** Where it stands, for its links; none in a dialog. */
  readonly location?: ReportLocation;
  /** Whether it stands alone, not in a card with a head. */
  readonly isCard?: boolean;
}

const rowHeight = 31;

/** The chart's twin: every row, newest first. Only the rows in sight are on the page. */
export function DataTable(props: DataTableProps) {
  const { report, table: result, label, location, isCard = false } = props;
  const columns = useMemo(() => toColumns(report, result), [report, result]);
  const widths = useMemo(() => toWidths(report, result), [report, result]);
  const data = useMemo(
    () => Array.from({ length: result.rowCount }, (_, row): RowNumber => ({ row })),
    [result],
  );
  const table = useTable({
    features,
    columns,
    data,
    enableSortingRemoval: false,
    initialState: { sorting: findSorting(report) },
  });
  const { rows } = table.getRowModel();
  const toLink = useMemo(() => createLinks(report, result, location), [report, result, location]);
  return (
    <TableFrame
      rows={rows}
      label={label}
      isCard={isCard}
      minWidth={[...widths.values()].reduce((sum, width) => sum + width, 0)}
      columnCount={columns.length}
      head={
        <DataHead
          report={report}
          widths={widths}
          headers={table.getHeaderGroups()[0]?.headers ?? []}
        />
      }
      toCells={(row) =>
        row
          .getAllCells()
          .map((cell) => (
            <DataCell
              key={cell.id}
              report={report}
              table={result}
              name={cell.column.id}
              row={row.original.row}
              href={toLink(cell.column.id, row.original.row)}
            />
          ))
      }
    />
  );
}

/** Over time the newest first; else the report's own order. */
function findSorting({ chart }: Report) {
  const isTime = chart.mark === "line" || chart.mark === "stack";
  return isTime ? [{ id: chart.x, desc: true }] : [];
}

interface TableFrameProps {
  readonly rows: readonly Row<typeof features, RowNumber>[];
  readonly label: string;
  readonly isCard: boolean;
  readonly minWidth: number;
  readonly columnCount: number;
  readonly head: ReactNode;
  readonly toCells: (row: Row<typeof features, RowNumber>) => ReactNode;
}

function TableFrame(props: TableFrameProps) {
  const { rows, label, isCard, minWidth, columnCount, head, toCells } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      className={isCard ? "card table-scroller" : "table-scroller"}
      style={{ "--columns": columnCount, "--least": `${minWidth}px` } as CSSProperties}
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
      tabIndex={0}
      aria-label={label}
    >
      <table className="data-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>{head}</tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {items.map(({ index }) => {
            const row = rows[index];
            return row ? (
              <tr key={row.id} aria-rowindex={index + 2}>
                {toCells(row)}
              </tr>
            ) : null;
          })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
    </section>
  );
}

/** Stands for the rows out of sight. */
function Spacer({ height }: { height: number }) {
  return <tr className="spacer" style={{ height }} />;
}
