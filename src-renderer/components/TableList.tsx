import { formatDays } from "../../src-shared/day-text";
import { formatNumber } from "../../src-shared/format";
import { findInstant } from "../../src-shared/instant";
import type { TableSummary } from "../../src-shared/ipc";
import { getStoredTable, isStoredTable, type StoredTable } from "../../src-shared/stored-tables";
import { filesLocation, toTableLocation } from "../data-location";
import { countOf } from "../import-jobs";
import { formatLocation } from "../location";
import { describeSource } from "../table-source";
import { useTables } from "../use-tables";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { OpenButtons } from "./OpenButtons";

/** Every table with rows, and, folded away, those that would have some. */
export function TableList() {
  const { data: tables, error } = useTables();
  if (error) return <ErrorCard error={error} />;
  if (!tables) return null;
  const filled = tables.filter(({ rows }) => rows > 0);
  const empty = tables
    .map(({ table }) => table)
    .filter((name) => !filled.some(({ table }) => table === name));
  return (
    <>
      {filled.length > 0 ? (
        <>
          <h2>What is in the workspace?</h2>
          <p className="definition-line">
            The rows that reports read. Choose a table to look through it.
          </p>
          <FilledTables tables={filled} />
        </>
      ) : (
        <EmptyState title="No table has rows yet." actions={<OpenButtons isPrimary />}>
          Open the exports of your analytics tables, or drop them on the window.
        </EmptyState>
      )}
      <EmptyTables names={empty.filter(isStoredTable)} hasOthers={filled.length > 0} />
    </>
  );
}

function FilledTables({ tables }: { tables: readonly TableSummary[] }) {
  return (
    <div className="card table-card">
      <table className="list-table tables">
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col" data-type="int">
              Rows
            </th>
            <th scope="col" data-type="int">
              Courses
            </th>
            <th scope="col">First – last day</th>
            <th scope="col">Newest file</th>
          </tr>
        </thead>
        <tbody>
          {tables.map((summary) => (
            <TableRow key={summary.table} summary={summary} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({ summary }: { summary: TableSummary }) {
  const { table, rows, courses, days, newest } = summary;
  const number = (value: number) => formatNumber(value, navigator.language);
  return (
    <tr>
      <td>
        <a className="table-name" href={formatLocation(toTableLocation(table))}>
          <code className="cut">{table}</code>
          <span className="cut">{isStoredTable(table) && getStoredTable(table).meaning}</span>
        </a>
      </td>
      <td data-type="int">{number(rows)}</td>
      <td data-type="int">{courses === null ? "" : number(courses)}</td>
      <td>{days && toDaysText(days)}</td>
      <td>
        {newest && (
          <a
            className="cut row-link"
            href={formatLocation({ ...filesLocation, file: newest.importId })}
            title={`${newest.name}\nimported ${newest.importedAt.slice(0, 16).replace("T", " ")} UTC`}
          >
            {newest.name}
          </a>
        )}
      </td>
    </tr>
  );
}

function toDaysText(days: NonNullable<TableSummary["days"]>): string {
  const first = findInstant(days.first)?.day;
  const last = findInstant(days.last)?.day;
  return first === undefined || last === undefined
    ? ""
    : formatDays({ first, last }, { withYear: true });
}

function EmptyTables({ names, hasOthers }: { names: readonly StoredTable[]; hasOthers: boolean }) {
  if (names.length === 0) return null;
  const what = `${countOf(names.length, hasOthers ? "more table" : "table")} the app knows`;
  return (
    <details className="guide wide-guide">
      <summary>{what}</summary>
      <dl className="terms">
        {names.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {getStoredTable(name).meaning}
              <small>{describeSource(name)}</small>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
