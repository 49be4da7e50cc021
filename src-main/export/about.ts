import { formatIso } from "../../src-shared/instant";
import { isOpen, type Privacy } from "../../src-shared/privacy";
import type { Session } from "../engine";
import { version } from "../version";

/** A file that rows came from. */
export interface SourceFile {
  readonly name: string;
  /** Null where it is not told. */
  readonly sha256: string | null;
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  /** The tables, of those asked for, that it filled, with its rows there. */
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
}

/** What was shown by which program, and when. */
export interface Stamp {
  /** `Coursescope 0.1.0` */
  readonly program: string;
  /** ISO 8601, UTC. */
  readonly statedAt: string;
}

export function toStamp(statedAt: Date): Stamp {
  const micros = BigInt(Math.floor(statedAt.getTime() / 1000)) * 1_000_000n;
  return { program: `Coursescope ${version}`, statedAt: formatIso(micros) };
}

/**
 * Files as they may be told beside rows that were protected. A file's hash would tell whether a guess
 * at what is hidden in it is right, and there are few guesses where all else of it is shown.
 */
export function toToldSources(
  sources: readonly SourceFile[],
  privacy: Privacy | undefined,
): readonly SourceFile[] {
  return isOpen(privacy) ? sources : sources.map((source) => ({ ...source, sha256: null }));
}

/** The files that these tables were filled from, in the order of their import. */
export async function listSources(
  session: Session,
  tables: readonly string[],
): Promise<SourceFile[]> {
  const found = await session.list<{
    id: number;
    name: string;
    sha256: string;
    at: bigint;
    table: string;
    rows: number;
  }>(
    `select import_id as id, file_name as name, sha256, imported_at as at, table_name as "table",
       row_count as "rows"
     from stored.imports join stored.import_tables using (import_id)
     where list_contains($tables::varchar[], table_name) and row_count > 0
     order by import_id, table_name`,
    { tables },
  );
  const files = new Map<number, SourceFile & { tables: { table: string; rows: number }[] }>();
  for (const { id, name, sha256, at, table, rows } of found) {
    const file = files.get(id) ?? { name, sha256, importedAt: formatIso(at), tables: [] };
    file.tables.push({ table, rows });
    files.set(id, file);
  }
  return [...files.values()];
}
