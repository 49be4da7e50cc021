import {
  getStoredTable,
  hasCourseColumn,
  isStoredTable,
  type StoredTable,
} from "../../src-shared/stored-tables";
import type { TableLocation } from "../data-location";
import { formatLocation } from "../location";
import { describeSource } from "../table-source";
import { goTo } from "../use-location";
import { useTables } from "../use-tables";
import { CourseFilter } from "./CourseFilter";
import { EmptyState } from "./EmptyState";
import { Icon } from "./Icon";
import { OpenButtons } from "./OpenButtons";
import { RowCard } from "./RowCard";
import { RowSearch } from "./RowSearch";

/** A table as it is stored, page by page; what is shown is part of the address. */
export function TablePreview({ location }: { location: TableLocation }) {
  const { table } = location;
  if (!isStoredTable(table)) {
    return (
      <EmptyState title={`There is no table “${table}”.`}>
        <a href={formatLocation({ page: "data", tab: "tables" })}>Show all tables</a>
      </EmptyState>
    );
  }
  return <KnownTable location={location} table={table} />;
}

function KnownTable({ location, table }: { location: TableLocation; table: StoredTable }) {
  const { data: tables } = useTables();
  const isEmpty = tables?.find((one) => one.table === table)?.rows === 0;
  return (
    <>
      <nav className="crumbs" aria-label="Where this is">
        <a href={formatLocation({ page: "data", tab: "tables" })}>
          <Icon name="left" />
          Tables
        </a>
      </nav>
      <h2>
        <code>{table}</code>
      </h2>
      <p className="definition-line">{toSentence(getStoredTable(table).meaning)}</p>
      {isEmpty ? (
        <EmptyState title="This table has no rows." actions={<OpenButtons />}>
          {describeSource(table)}
        </EmptyState>
      ) : (
        <>
          <div className="params">
            {hasCourseColumn(table) && (
              <CourseFilter
                table={table}
                value={location.course}
                onChange={(course) => goTo({ ...location, course, at: 1 })}
              />
            )}
            <RowSearch location={location} />
          </div>
          <RowCard location={location} table={table} />
        </>
      )}
    </>
  );
}

function toSentence(meaning: string): string {
  return `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`;
}
