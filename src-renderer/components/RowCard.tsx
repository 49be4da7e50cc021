import { Button } from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import type { StoredTable } from "../../src-shared/stored-tables";
import type { TableLocation } from "../data-location";
import { goTo } from "../use-location";
import { pageSize, useRowCount, useRows, useTables } from "../use-tables";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { Pager } from "./Pager";
import { RowGrid } from "./RowGrid";
import { RowsMenu } from "./RowsMenu";

/** The rows that the filter leaves: how many, a page of them, and the way out. */
export function RowCard({ location, table }: { location: TableLocation; table: StoredTable }) {
  const rows = useRows(location);
  const { data: total } = useRowCount(location);
  if (rows.error) return <ErrorCard error={rows.error} />;
  if (total === 0) return <NoRows location={location} />;
  if (!rows.data) return null;
  return (
    <div
      className="card preview"
      data-stale={rows.isPlaceholderData ? "" : undefined}
      aria-busy={rows.isFetching}
    >
      <header className="card-head">
        <RowTotal location={location} total={total} />
        <div className="card-actions">
          <RowsMenu location={location} table={table} isDisabled={!total} />
        </div>
      </header>
      <RowGrid location={location} name={table} table={rows.data.table} />
      <footer className="table-foot">
        <Pager
          at={location.at}
          size={pageSize}
          total={total}
          what="rows"
          onMove={(at) => goTo({ ...location, at })}
        />
      </footer>
    </div>
  );
}

/** “1,204 of 5,678 rows”, where something is left out. */
function RowTotal({ location, total }: { location: TableLocation; total: number | undefined }) {
  const { data: tables } = useTables();
  const all = tables?.find(({ table }) => table === location.table)?.rows;
  const number = (value: number) => formatNumber(value, navigator.language);
  const isFiltered = location.course !== null || location.search !== "";
  const text =
    total === undefined
      ? "Counting…"
      : isFiltered && all !== undefined
        ? `${number(total)} of ${number(all)} rows`
        : `${number(total)} ${total === 1 ? "row" : "rows"}`;
  return (
    <span className="card-title" aria-live="polite">
      {text}
    </span>
  );
}

function NoRows({ location }: { location: TableLocation }) {
  const { course, search } = location;
  return (
    <EmptyState
      title="No row matches."
      actions={
        <Button
          className="button"
          onPress={() => goTo({ ...location, course: null, search: "", at: 1 })}
        >
          Show all rows
        </Button>
      }
    >
      {search !== "" && <>No cell has “{search}” in it. </>}
      {course !== null && <>Only rows of {course} are looked at.</>}
    </EmptyState>
  );
}
