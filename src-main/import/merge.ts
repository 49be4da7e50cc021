import { getStoredTable, isCatalogTable, type StoredTable } from "../../src-shared/stored-tables";
import { readRows } from "../catalog";
import type { Session } from "../engine";
import { describeRefresh, listProblemNotes } from "./catalog-notes";
import { type CellSource, toMoment, toRowRules } from "./cells";
import { createLost, loadRejects } from "./rejects";
import { settleOverviews } from "./settle-overviews";

/** What is written in the ledger of a file, apart from its counts. */
export interface FileFacts {
  /** As a person would find it: `package.zip › enrollment.csv` for what lay in an archive. */
  readonly name: string;
  /** Of the content, unpacked. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: string;
  /** What tells it from a file of the same content: its course, and what its name says. */
  readonly context?: string | null;
  readonly importedAt: { readonly micros: bigint };
}

/** Rows of a file for one table. */
export interface Piece {
  readonly table: StoredTable;
  /** The sheet, or the table of a database, that they stand in. */
  readonly part: string | null;
  readonly source: CellSource;
  /** Whether these are all rows of a table of the LMS, so that what is not among them is gone. */
  readonly isWhole?: boolean;
  /**
   * What a row of the source is; without a role, a row of the file, stored in the table. `checked`: a
   * row of the file, counted and checked, not stored. `made`: made of rows that another piece counts,
   * and checked there.
   */
  readonly role?: "checked" | "made";
  /** The file has all that there is of the table's `scope`. */
  readonly isSnapshot?: true;
}

export interface MergedTable {
  readonly table: StoredTable;
  /** The parts of the file that its rows stand in. */
  readonly parts: readonly string[];
  /** Rows stored. */
  readonly rows: number;
  /** How many of the file's rows these are, or are made of: `fileRows` and `rejected` of a file's tables add up to its rows. */
  readonly fileRows: number;
  readonly rejected: number;
  /** Rows of older imports that this one replaces. */
  readonly replaced: number;
  /** Rows of this one that a newer import has replaced already. */
  readonly superseded: number;
  /** What a person should know of these rows. */
  readonly notes: readonly string[];
}

export interface Merged {
  readonly importId: number;
  readonly tables: readonly MergedTable[];
}

/**
 * Moves a file's rows into the workspace: rows, rejects, ledger, and which of the rows of the same
 * key are shown. Call it in a transaction: a file is imported whole or not at all.
 */
export async function mergeFile(
  session: Session,
  pieces: readonly Piece[],
  file: FileFacts,
): Promise<Merged> {
  const importId = await addImport(session, file);
  const tables: MergedTable[] = [];
  // The overviews say how new the rows of other tables beside them are.
  const names = [...new Set(pieces.map((piece) => piece.table))].sort(
    (a, b) => Number(b === "course_overview") - Number(a === "course_overview"),
  );
  for (const table of names) {
    const ofTable = pieces.filter((piece) => piece.table === table);
    const target = { importId, table, importedAt: file.importedAt };
    tables.push(await mergeTable(session, target, ofTable));
  }
  return { importId, tables };
}

/** Writes a file into the ledger, under the next number. */
export async function addImport(session: Session, file: FileFacts): Promise<number> {
  const [next] = await session.list<{ id: number }>(
    "select (coalesce(max(import_id), 0) + 1)::int as id from stored.imports",
  );
  const importId = next?.id ?? 1;
  await session.run(
    `insert into stored.imports (import_id, file_name, sha256, byte_size, kind, context, imported_at)
     select $id::int, $name, $sha256, $size::bigint, $kind, $context::varchar, $at::timestamp`,
    {
      id: importId,
      name: file.name,
      sha256: file.sha256,
      size: file.size,
      kind: file.kind,
      context: file.context ?? null,
      at: file.importedAt,
    },
  );
  return importId;
}

async function mergeTable(
  session: Session,
  target: {
    readonly importId: number;
    readonly table: StoredTable;
    readonly importedAt: FileFacts["importedAt"];
  },
  pieces: readonly Piece[],
): Promise<MergedTable> {
  const { importId, table } = target;
  const before = table === "course_overview" ? await readRows(session, table) : [];
  let rows = 0;
  let fileRows = 0;
  let rejected = 0;
  for (const piece of pieces) {
    const counts = await (piece.role === "checked" ? checkPiece : loadPiece)(
      session,
      importId,
      piece,
    );
    if (piece.role !== "checked") rows += counts.rows;
    if (piece.role !== "made") fileRows += counts.rows;
    rejected += counts.rejected;
  }
  // A table that lost rows on the way does not say which courses are gone, and an empty one neither.
  const isWhole = rows > 0 && rejected === 0 && pieces.every((piece) => piece.isWhole);
  const isSnapshot = pieces.some((piece) => piece.isSnapshot);
  await session.run(
    `insert into stored.import_tables (import_id, table_name, row_count, file_row_count, reject_count,
       is_snapshot, is_whole, as_of)
     select $id::int, $table, $rows::bigint, $fileRows::bigint, $rejected::bigint,
       $isSnapshot::boolean, $isWhole::boolean,
       coalesce((select ${toNewest(table)} from stored.${table} where import_id = $id::int),
         (select as_of from stored.import_tables
          where import_id = $id::int and table_name = 'course_overview' and ${isCatalogTable(table)}),
         $at::timestamp)`,
    { id: importId, table, rows, fileRows, rejected, isSnapshot, isWhole, at: target.importedAt },
  );
  const settled = await showNewest(session, importId, table);
  const parts = pieces.flatMap(({ part }) => part ?? []);
  const notes = isCatalogTable(table)
    ? [...(await listProblemNotes(session, table, importId))]
    : [];
  if (table === "course_overview") {
    notes.unshift(...describeRefresh(before, await readRows(session, table)));
  }
  return { table, parts, rows, fileRows, rejected, notes, ...settled };
}

/** SQL for the newest moment that a table's rows tell, NULL where they tell none. */
function toNewest(table: StoredTable): string {
  const { fields } = getStoredTable(table);
  if (!isCatalogTable(table)) return fields.created ? "max(created)" : noMoment;
  const field = ["history_date", "modified", "change_date"].find((name) => fields[name]);
  return field ? `max(${toMoment(field)})` : noMoment;
}

const noMoment = "max(null::timestamp)";

/** Marks, until it is known how many they are, rows that do not fit. */
const misfit = -1;

/**
 * One pass over the file: every row goes in, those that do not fit marked and taken out again, since
 * to count them first would be to read the file twice.
 */
async function loadPiece(session: Session, importId: number, { table, part, source }: Piece) {
  const rules = toRowRules(table, source);
  const columns = [...rules.values.keys()].map((name) => `"${name}"`);
  await forgetLost(session);
  const inserted = await session.run(
    `insert into stored.${table} (import_id, superseded_by, ${columns.join(", ")})
     select $id::int, case when ${rules.isBad} then ${misfit} end, ${[...rules.values.values()].join(", ")}
     from ${rules.rows}`,
    { id: importId },
  );
  const lost = (await source.loadLost?.(session)) ?? 0;
  const [marked] = await session.list<{ count: number }>(
    `select count(*) as count from stored.${table}
     where import_id = $id::int and superseded_by = ${misfit}`,
    { id: importId },
  );
  const bad = marked?.count ?? 0;
  if (bad + lost > 0) await loadRejects(session, { importId, table, part }, source, rules);
  if (bad > 0) {
    await session.run(
      `delete from stored.${table} where import_id = $id::int and superseded_by = ${misfit}`,
      { id: importId },
    );
  }
  return { rows: inserted - bad, rejected: bad + lost };
}

/** The same for rows that are not stored themselves. */
async function checkPiece(session: Session, importId: number, { table, part, source }: Piece) {
  const rules = toRowRules(table, source);
  await forgetLost(session);
  const [counts] = await session.list<{ good: number; bad: number }>(
    `select count(*) filter (not is_bad) as good, count(*) filter (is_bad) as bad
     from (select ${rules.isBad} as is_bad from ${rules.rows})`,
  );
  const { good, bad } = counts ?? { good: 0, bad: 0 };
  const lost = (await source.loadLost?.(session)) ?? 0;
  if (bad + lost > 0) await loadRejects(session, { importId, table, part }, source, rules);
  return { rows: good, rejected: bad + lost };
}

/** What DuckDB could not split in the file before. */
async function forgetLost(session: Session) {
  for (const name of ["reject_errors", "reject_scans"]) {
    await session.run(`drop table if exists ${name}`);
  }
  await createLost(session);
}

/**
 * Between files, of rows with the same key those of the newest import are shown, and where one of
 * two imports is a snapshot, of rows in the same scope; within a file nothing is merged. What is no
 * longer shown stays stored, with the import that replaced it.
 */
export async function showNewest(session: Session, importId: number, table: StoredTable) {
  if (table === "course_overview") return showNewestOverviews(session, importId);
  const others = await session.list<{ id: number; is_newer: boolean; is_snapshot: boolean }>(
    `select other.import_id as id, (other.as_of, other.import_id) > (mine.as_of, mine.import_id) as is_newer,
       other.is_snapshot or mine.is_snapshot as is_snapshot
     from stored.import_tables as other, stored.import_tables as mine
     where mine.table_name = $table and other.table_name = $table
       and mine.import_id = $importId::int and other.import_id <> mine.import_id`,
    { table, importId },
  );
  const counts = { replaced: 0, superseded: 0 };
  for (const isSnapshot of [false, true]) {
    const alike = others.filter(({ is_snapshot }) => is_snapshot === isSnapshot);
    const toIds = (isNewer: boolean) =>
      alike.filter(({ is_newer }) => is_newer === isNewer).map(({ id }) => id);
    const fields = isSnapshot ? getScope(table) : getStoredTable(table).key;
    const target = { importId, table, fields };
    counts.replaced += await replaceOlder(session, target, toIds(false));
    counts.superseded += await giveWay(session, target, toIds(true));
  }
  await refreshCourseTables(session, table);
  return counts;
}

/** An import, and the fields by which its rows and those of others are the same. */
interface Showing {
  readonly importId: number;
  readonly table: StoredTable;
  readonly fields: readonly string[];
}

async function replaceOlder(
  session: Session,
  { importId, table, fields }: Showing,
  older: readonly number[],
): Promise<number> {
  if (older.length === 0) return 0;
  // Of a scope there are few, of keys as many as rows: to look for equal ones would cost memory.
  const isKey = fields === getStoredTable(table).key;
  return session.run(
    `update stored.${table} as loser set superseded_by = ${importId}
     where superseded_by is null and import_id in (${older.join(", ")})
       and ${toKey(fields, "loser")} in (
         select ${isKey ? "" : "distinct"} ${toKey(fields, "winner")}
         from stored.${table} as winner where import_id = ${importId})`,
  );
}

async function giveWay(
  session: Session,
  { importId, table, fields }: Showing,
  newer: readonly number[],
): Promise<number> {
  if (newer.length === 0) return 0;
  return session.run(
    `update stored.${table} as loser set superseded_by = winner.import_id
     from (
       select ${toKey(fields, "winner")} as key, max(import_id) as import_id from stored.${table} as winner
       where superseded_by is null and import_id in (${newer.join(", ")}) group by key) as winner
     where loser.import_id = ${importId} and loser.superseded_by is null
       and ${toKey(fields, "loser")} = winner.key`,
  );
}

/** The fields by which a snapshot replaces rows. */
export function getScope(table: StoredTable): readonly string[] {
  const { scope, key } = getStoredTable(table);
  return scope ?? key;
}

async function showNewestOverviews(session: Session, importId: number) {
  await settleOverviews(session);
  const [counts] = await session.list<{ replaced: number; superseded: number }>(
    `select count(*) filter (superseded_by = $importId::int and import_id <> $importId::int) as replaced,
       count(superseded_by) filter (import_id = $importId::int) as superseded
     from stored.course_overview`,
    { importId },
  );
  return { replaced: counts?.replaced ?? 0, superseded: counts?.superseded ?? 0 };
}

/**
 * A row's key as one value in SQL, NULL equal to NULL: 128 bits of hash, since the keys themselves,
 * ten million of them, do not fit in memory.
 */
export function toKey(key: readonly string[], alias: string): string {
  const fields = key.map((field) => `${alias}."${field}"`);
  return `(hash(${fields.join(", ")}), hash('', ${[...fields].reverse().join(", ")}))`;
}

/** What the table knows of each course, after its rows changed. */
export async function refreshCourseTables(session: Session, table: StoredTable): Promise<void> {
  const { fields, days } = getStoredTable(table);
  if (!fields.course_id) return;
  const [first, last] = days ?? [null, null];
  // A week's end is exclusive: its last day is the one before.
  const isExclusive = last !== null && last !== first;
  await session.run("delete from stored.course_tables where table_name = $table", { table });
  await session.run(
    `insert into stored.course_tables
     select course_id, $table, count(*),
       ${first ? `min("${first}")::date` : "null"},
       ${last ? `(max("${last}")${isExclusive ? " - interval 1 microsecond" : ""})::date` : "null"}
     from ${table} group by course_id`,
    { table },
  );
}
