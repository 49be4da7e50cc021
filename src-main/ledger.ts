import { formatIso } from "../src-shared/instant";
import type { LedgerEntry, Reject } from "../src-shared/ipc";
import type { Session } from "./engine";

/** What was imported, newest first. */
export async function listImports(session: Session): Promise<LedgerEntry[]> {
  const rows = await session.query(`
    select import_id, file_name, table_name, kind, byte_size::double as size, sha256, imported_at,
      row_count::double as rows, reject_count::double as rejected
    from stored.imports order by import_id desc`);
  const cell = (row: number) => (at: number) => rows.columns[at]?.values[row] ?? null;
  return Array.from({ length: rows.rowCount }, (_, row) => {
    const get = cell(row);
    return {
      importId: Number(get(0)),
      name: String(get(1)),
      table: String(get(2)),
      kind: String(get(3)),
      size: Number(get(4)),
      sha256: String(get(5)),
      importedAt: formatIso(get(6) as bigint),
      rows: Number(get(7)),
      rejected: Number(get(8)),
    };
  });
}

/** The first rejected rows of an import, in the order of the file. */
export function listRejects(session: Session, importId: number, limit: number): Promise<Reject[]> {
  return session.list<Reject>(
    `select line, column_name as "column", value, reason from stored.rejects
     where import_id = $importId::int order by line limit $limit::int`,
    { importId, limit },
  );
}
