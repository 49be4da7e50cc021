import { formatIso } from "../src-shared/instant";
import type { LedgerEntry } from "../src-shared/ipc";
import type { Session } from "./engine";

/** What was imported, newest first, with what became of each file's rows in each table. */
export async function listImports(session: Session): Promise<LedgerEntry[]> {
  const files = await session.list<{
    id: number;
    name: string;
    kind: string;
    size: number;
    sha256: string;
    at: bigint;
  }>(
    `select import_id as id, file_name as name, kind, byte_size as size, sha256, imported_at as at
     from stored.imports order by import_id desc`,
  );
  const tables = await listFilled(session);
  return files.map(({ id, at, ...file }) => ({
    importId: id,
    ...file,
    importedAt: formatIso(at),
    tables: tables
      .filter(({ importId }) => importId === id)
      .map(({ importId: _, ...rest }) => rest),
  }));
}

interface Filled extends Record<string, string | number> {
  readonly importId: number;
  readonly table: string;
  readonly rows: number;
  readonly rejected: number;
  readonly shown: number;
}

/** Rows are shown where no newer import has the same key; the ledger does not say, the rows do. */
async function listFilled(session: Session): Promise<Filled[]> {
  const found = await session.list<{ name: string }>(
    "select distinct table_name as name from stored.import_tables order by name",
  );
  if (found.length === 0) return [];
  const shown = found.map(
    ({ name }) => `select import_id, '${name}' as table_name, count(*) as shown
      from stored.${name} where superseded_by is null group by import_id`,
  );
  return session.list<Filled>(
    `with shown as (${shown.join(" union all ")})
     select import_id as "importId", table_name as "table", row_count as "rows",
       reject_count as rejected, coalesce(shown, 0) as shown
     from stored.import_tables left join shown using (import_id, table_name)
     order by import_id, table_name`,
  );
}
