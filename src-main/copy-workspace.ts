import { isStoredTable, type StoredTable, storedTables } from "../src-shared/stored-tables";
import type { Session } from "./engine";
import { toName } from "./import/literal";
import { refreshCourseTables } from "./import/merge";

/** Raised by whoever changes what `workspace.ts` creates; older workspaces are then copied over. */
export const schemaVersion = 2;

/**
 * Copies everything from an attached workspace of an older version into an empty one of ours, with
 * the same import numbers. Version 1 had one table a file, and a row's place in a column.
 */
export async function copyWorkspace(
  session: Session,
  from: string,
  version: number,
): Promise<void> {
  const isFirst = version === 1;
  await session.run(
    `insert into stored.imports (import_id, file_name, sha256, byte_size, kind, context, imported_at)
     select import_id, file_name, sha256, byte_size, kind, ${isFirst ? "null" : "context"}, imported_at
     from ${from}.stored.imports`,
  );
  await session.run(
    `insert into stored.import_tables (import_id, ${importCounts})
     select import_id, ${toImportCounts(version)} from ${from}.stored.${isFirst ? "imports" : "import_tables"}`,
  );
  await session.run(toCopyRejects(from, version));
  for (const table of await listStored(session, from)) {
    const columns = (await listSharedColumns(session, from, table)).map(toName).join(", ");
    await session.run(
      `insert into stored.${table} (${columns}) select ${columns} from ${from}.stored.${table}
       order by ${isFirst ? "file_order" : "rowid"}`,
    );
    await refreshCourseTables(session, table);
  }
}

/** The columns of `stored.import_tables`, but for the import's number. */
export const importCounts =
  "table_name, row_count, file_row_count, reject_count, is_snapshot, is_whole, as_of";

/** The same of an attached workspace: in version 1 every row was a row of the file, and no file a snapshot. */
export function toImportCounts(version: number): string {
  return version === 1
    ? "table_name, row_count, row_count, reject_count, false, false, as_of"
    : importCounts;
}

/** Copies the rejects of an attached workspace, all or those of one import, which gets our number. */
export function toCopyRejects(
  from: string,
  version: number,
  only?: { readonly theirs: number; readonly ours: number },
): string {
  // Version 1 had no parts, and one table a file.
  const [part, source] =
    version === 1
      ? ["null", `${from}.stored.rejects join ${from}.stored.imports using (import_id)`]
      : ["part", `${from}.stored.rejects`];
  return `
    insert into stored.rejects (import_id, table_name, part, line, column_name, value, reason)
    select ${only ? only.ours : "import_id"}, table_name, ${part}, line, column_name, value, reason
    from ${source} ${only ? `where import_id = ${only.theirs}` : ""}`;
}

/** The tables of ours that the attached workspace has. */
export async function listStored(session: Session, from: string): Promise<StoredTable[]> {
  const rows = await session.list<{ name: string }>(
    "select table_name as name from duckdb_tables() where database_name = $from and schema_name = 'stored'",
    { from },
  );
  const names = rows.map(({ name }) => name).filter(isStoredTable);
  return storedTables.filter((table) => names.includes(table));
}

/** Columns that a stored table has in both. */
export async function listSharedColumns(
  session: Session,
  from: string,
  table: StoredTable,
): Promise<readonly string[]> {
  const rows = await session.list<{ name: string }>(
    `select theirs.column_name as name
     from duckdb_columns() as theirs join duckdb_columns() as ours using (schema_name, table_name, column_name)
     where theirs.database_name = $from and ours.database_name = current_database()
       and schema_name = 'stored' and table_name = $table
     order by ours.column_index`,
    { from, table },
  );
  return rows.map(({ name }) => name);
}
