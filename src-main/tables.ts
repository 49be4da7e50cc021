import { formatDay, formatIso } from "../src-shared/instant";
import type { TableSummary } from "../src-shared/ipc";
import {
  getStoredTable,
  hasCourseColumn,
  type StoredTable,
  storedTables,
} from "../src-shared/stored-tables";
import type { Session } from "./engine";

interface Counts extends Record<string, string | number | null> {
  readonly table: StoredTable;
  readonly rows: number;
  readonly courses: number | null;
  readonly first: number | null;
  readonly last: number | null;
}

/** Every table that the app knows, in its order, with what the workspace has of it. */
export async function listTables(session: Session): Promise<TableSummary[]> {
  const counts = await session.list<Counts>(storedTables.map(toCounts).join(" union all "));
  const newest = await listNewest(session);
  return storedTables.map((table) => {
    const found = counts.find((row) => row.table === table);
    const { rows = 0, courses = null, first = null, last = null } = found ?? {};
    const hasDays = first !== null && last !== null;
    return {
      table,
      rows,
      courses,
      days: hasDays ? { first: formatDay(first), last: formatDay(last) } : null,
      newest: newest.get(table) ?? null,
    };
  });
}

/** What is known of courses is kept up by imports; only tables without courses are looked through. */
function toCounts(table: StoredTable): string {
  const rows = `(select count(*) from ${table}) as "rows"`;
  if (hasCourseColumn(table)) {
    return `select '${table}' as "table", ${rows}, count(distinct course_id) as courses,
      min(first_day) as first, max(last_day) as last
      from stored.course_tables where table_name = '${table}'`;
  }
  const [first, last] = getStoredTable(table).days ?? [null, null];
  return `select '${table}' as "table", ${rows}, null as courses,
    ${first ? `min("${first}")::date` : "null::date"} as first,
    ${last ? `max("${last}")::date` : "null::date"} as last from ${table}`;
}

async function listNewest(session: Session) {
  const rows = await session.list<{ table: string; id: number; name: string; at: bigint }>(
    `select table_name as "table", max(import_id) as id,
       arg_max(file_name, import_id) as name, arg_max(imported_at, import_id) as at
     from stored.import_tables join stored.imports using (import_id) group by table_name`,
  );
  return new Map(
    rows.map(({ table, id, name, at }) => [
      table,
      { importId: id, name, importedAt: formatIso(at) },
    ]),
  );
}
