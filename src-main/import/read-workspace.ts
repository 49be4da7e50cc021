import { AppError } from "../../src-shared/errors";
import {
  importCounts,
  listSharedColumns,
  listStored,
  schemaVersion,
  toCopyRejects,
  toImportCounts,
} from "../copy-workspace";
import { QueryError, type Session } from "../engine";
import { toLiteral } from "./literal";
import { addImport, type FileFacts, type Merged, type MergedTable, showNewest } from "./merge";
import type { TypedRows } from "./read-parquet";

/** Another DuckDB file, while it is attached: a workspace of ours, or anybody's tables. */
export type Attached =
  | {
      readonly is: "workspace";
      readonly version: number;
      readonly imports: readonly StoredImport[];
    }
  | { readonly is: "tables"; readonly tables: readonly (TypedRows & { readonly name: string })[] };

/** A file that the other workspace has imported. */
export interface StoredImport {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly kind: string;
  readonly context: string | null;
}

const alias = "other";

/** Attaches a DuckDB file for reading, which is what the engine itself must do, and lets go of it. */
export async function withAttached<T>(
  session: Session,
  path: string,
  work: (attached: Attached) => Promise<T>,
): Promise<T> {
  await session.run(`attach ${toLiteral(path)} as ${alias} (read_only)`).catch((error: Error) => {
    throw error instanceof QueryError ? toAttachError(error) : error;
  });
  try {
    return await work(await look(session));
  } finally {
    await session.run(`detach ${alias}`).catch(() => undefined);
  }
}

async function look(session: Session): Promise<Attached> {
  const tables = await session.list<{ schema_name: string; table_name: string }>(
    "select schema_name, table_name from duckdb_tables() where database_name = $alias order by all",
    { alias },
  );
  if (tables.some((table) => table.schema_name === "stored" && table.table_name === "workspace")) {
    return lookAtWorkspace(session);
  }
  const found = [];
  for (const { schema_name: schema, table_name: name } of tables) {
    const from = `${alias}."${schema.replaceAll('"', '""')}"."${name.replaceAll('"', '""')}"`;
    const { columns } = await session.shape(`select * from ${from}`);
    found.push({ name, from, columns });
  }
  return { is: "tables", tables: found };
}

async function lookAtWorkspace(session: Session): Promise<Attached> {
  const [found] = await session.list<{ version: number }>(
    `select schema_version as version from ${alias}.stored.workspace`,
  );
  const version = found?.version ?? 0;
  if (version > schemaVersion) {
    throw new AppError(
      "bad-file",
      "It is a workspace of a newer version of Coursescope: update Coursescope to read it.",
    );
  }
  const imports = await session.list<{
    id: number;
    name: string;
    sha256: string;
    size: number;
    kind: string;
    context: string | null;
  }>(
    `select import_id as id, file_name as name, sha256, byte_size as size, kind,
       ${version === 1 ? "null" : "context"} as context
     from ${alias}.stored.imports order by import_id`,
  );
  return { is: "workspace", version, imports };
}

/**
 * Takes over one import of the attached workspace, with the rows that were replaced there: here
 * another import may be the newest. Call it in a transaction.
 */
export async function mergeStored(
  session: Session,
  { id, version }: { readonly id: number; readonly version: number },
  file: FileFacts,
): Promise<Merged> {
  const importId = await addImport(session, file);
  const counts = version === 1 ? "imports" : "import_tables";
  await session.run(
    `insert into stored.import_tables (import_id, ${importCounts})
     select $importId::int, ${toImportCounts(version)}
     from ${alias}.stored.${counts} where import_id = $id::int`,
    { importId, id },
  );
  await session.run(toCopyRejects(alias, version, { theirs: id, ours: importId }));
  const known = await listStored(session, alias);
  const tables: MergedTable[] = [];
  const listed = await session.list<{
    table: string;
    rows: number;
    fileRows: number;
    rejected: number;
  }>(
    `select table_name as "table", row_count as rows, file_row_count as "fileRows", reject_count as rejected
     from stored.import_tables where import_id = $importId::int order by table_name`,
    { importId },
  );
  for (const { table: name, ...counts } of listed) {
    const table = known.find((ours) => ours === name);
    if (!table) continue;
    const columns = (await listSharedColumns(session, alias, table))
      .filter((column) => column !== "import_id" && column !== "superseded_by")
      .map((column) => `"${column}"`)
      .join(", ");
    await session.run(
      `insert into stored.${table} (import_id, ${columns})
       select ${importId}, ${columns} from ${alias}.stored.${table} where import_id = ${id}
       order by ${version === 1 ? "file_order" : "rowid"}`,
    );
    const settled = await showNewest(session, importId, table);
    tables.push({ table, parts: [], notes: [], ...counts, ...settled });
  }
  return { importId, tables };
}

function toAttachError(error: QueryError): AppError {
  const isOpen = /lock on file|being used by another process/i.test(error.message);
  return new AppError(
    "bad-file",
    isOpen
      ? "It is open in another program: close it there, then import it again."
      : "It is a DuckDB file that is damaged, or of a version that cannot be read.",
    { cause: error },
  );
}
