import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { countries } from "../src-shared/countries";
import { findCourseKey } from "../src-shared/course-key";
import { AppError } from "../src-shared/errors";
import type { FieldType } from "../src-shared/schema";
import { getStoredTable, type StoredTable, storedTables } from "../src-shared/stored-tables";
import { cleanAnswer } from "./answer-text";
import { copyWorkspace, schemaVersion } from "./copy-workspace";
import { createEngine, type Engine, type Session, type TextFunctions } from "./engine";
import { toLiteral } from "./import/literal";
import { removeStaleTempFolder } from "./import/temp-folder";

/** Rules for text that SQL calls by name. */
const functions: TextFunctions = {
  clean_answer: cleanAnswer,
  /** Which kind of course key an id is; empty where it is none. */
  course_namespace: (text) => findCourseKey(text)?.namespace ?? "",
  /** A course key as in the name of a file that the LMS prepared. */
  to_file_course: toFileCourse,
};

const sqlTypes: Record<FieldType, string> = {
  id: "bigint",
  text: "varchar",
  int: "integer",
  double: "double",
  bool: "boolean",
  date: "date",
  timestamp: "timestamp",
};

/**
 * Opens a workspace, creating it where there is none; `file` null is one in memory. The schema
 * `stored` holds every row ever imported, and the views of `schema.ts`'s names, which reports and
 * people read, show those that no newer import has replaced. A workspace of an older version is
 * brought forward, and kept as it was beside: `course.duckdb.v1-backup`.
 */
export async function openWorkspace(file: string | null): Promise<Engine> {
  const engine = await createEngine(file, functions);
  try {
    const version = await prepareTables(engine);
    if (engine.file === null) return engine;
    await removeStaleTempFolder(engine.file);
    if (version === schemaVersion) return engine;
    await engine.close();
    await migrate(engine.file, version);
    return openWorkspace(file);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The workspace's version; an empty file becomes a workspace of ours. */
function prepareTables(engine: Engine): Promise<number> {
  return engine.withWriter(async (session) => {
    const existing = await session.list<{ schema_name: string; table_name: string }>(
      "select schema_name, table_name from duckdb_tables() where not internal",
    );
    if (existing.length > 0) return readVersion(session, engine.file, existing);
    await session.transaction(() => createTables(session));
    return schemaVersion;
  });
}

async function readVersion(
  session: Session,
  file: string | null,
  existing: readonly { schema_name: string; table_name: string }[],
): Promise<number> {
  if (
    !existing.some((table) => table.schema_name === "stored" && table.table_name === "workspace")
  ) {
    throw new AppError("bad-file", `${file} is a DuckDB file, but not a Coursescope workspace.`, {
      hint: "Give another file name; a new workspace is created where there is none.",
    });
  }
  const [found] = await session.list<{ version: number }>(
    "select schema_version as version from stored.workspace",
  );
  if (found && found.version > schemaVersion) {
    throw new AppError("bad-file", `${file} was made by a newer version of Coursescope.`, {
      hint: "Update Coursescope, or open another workspace.",
    });
  }
  return found?.version ?? schemaVersion;
}

/**
 * Writes a workspace of this version beside the old one and puts it in its place when it is whole:
 * a process that is killed on the way leaves the old one.
 */
async function migrate(file: string, version: number): Promise<void> {
  const next = `${file}.next`;
  for (const path of [next, `${next}.wal`]) rmSync(path, { force: true });
  const engine = await createEngine(next, functions);
  try {
    await engine.withWriter(async (session) => {
      await session.run(`attach ${toLiteral(file)} as older (read_only)`);
      await session.transaction(async () => {
        await createTables(session);
        await copyWorkspace(session, "older", version);
      });
      await session.run("detach older");
    });
  } finally {
    await engine.close();
  }
  keepBackup(file, version);
  renameSync(next, file);
}

/** The old file under a second name, so that there is a workspace under the first at every moment. */
function keepBackup(file: string, version: number) {
  const name = `${file}.v${version}-backup`;
  const free = [name, ...Array.from({ length: 99 }, (_, at) => `${name}-${at + 2}`)].find(
    (path) => !existsSync(path),
  );
  const backup = free ?? name;
  try {
    linkSync(file, backup);
  } catch {
    // Some disks have no links.
    copyFileSync(file, backup);
  }
}

async function createTables(session: Session) {
  await session.run("create schema stored");
  for (const name of storedTables) {
    await session.run(toCreateTable(name));
    await session.run(toCreateView(name));
  }
  await session.run(toCountryCodes());
  await session.run(`
    create table stored.imports (
      import_id integer not null,
      file_name varchar not null,
      sha256 varchar not null,
      byte_size bigint not null,
      kind varchar not null,
      -- What tells it from a file of the same content: its course, and what its name says.
      context varchar,
      imported_at timestamp not null
    )`);
  await session.run(`
    create table stored.import_tables (
      import_id integer not null,
      table_name varchar not null,
      row_count bigint not null,
      -- Rows of the file that these are, or are made of.
      file_row_count bigint not null,
      reject_count bigint not null,
      -- Whether the file has all that there is of the table's scope.
      is_snapshot boolean not null,
      -- Which of two imports is newer: the greatest created, else the time of import.
      as_of timestamp not null,
      -- Whether a course that it lacks is gone from the LMS's catalogue.
      is_whole boolean not null
    )`);
  await session.run(`
    create table stored.rejects (
      import_id integer not null,
      table_name varchar not null,
      -- The sheet, or the table of a database, where the file has several.
      part varchar,
      line bigint,
      column_name varchar,
      value varchar,
      reason varchar not null
    )`);
  // What each table knows of each course: kept up by imports, so that no list scans the tables.
  await session.run(`
    create table stored.course_tables (
      course_id varchar not null,
      table_name varchar not null,
      row_count bigint not null,
      first_day date,
      last_day date
    )`);
  // The course of files that name it only by a prefix, as a person said once.
  await session.run(`
    create table stored.file_courses (file_course varchar not null, course_id varchar not null)`);
  await session.run("create table stored.workspace (schema_version integer not null)");
  await session.run(`insert into stored.workspace values (${schemaVersion})`);
}

function toCreateTable(name: StoredTable): string {
  const fields = Object.entries(getStoredTable(name).fields).map(
    ([field, { type }]) => `"${field}" ${sqlTypes[type]}`,
  );
  return `create table stored.${name} (
    import_id integer not null, superseded_by integer,
    ${fields.join(", ")})`;
}

/** `file_order` is the row's place: by import, then by place in the file, as rows are stored. */
function toCreateView(name: StoredTable): string {
  const fields = Object.keys(getStoredTable(name).fields).map((field) => `"${field}"`);
  return `create view ${name} as
    select ${fields.join(", ")}, rowid as file_order from stored.${name} where superseded_by is null`;
}

/** Every code that a country is known by, in capitals: two letters, three letters, the number. */
function toCountryCodes(): string {
  const rows = countries.flatMap(([alpha2, alpha3, number, name]) =>
    [alpha2, alpha3, String(number)].map(
      (code) => `('${code}', '${alpha2}', '${alpha3}', '${name.replaceAll("'", "''")}')`,
    ),
  );
  return `create view country_codes as
    select * from (values ${rows.join(", ")}) as codes (code, alpha2, alpha3, name)`;
}

/** `org_course_run`, or the whole id; what is no letter, digit, `_`, `.` or `-` becomes `_`. */
function toFileCourse(courseId: string): string {
  const key = findCourseKey(courseId);
  const isWhole = !key || key.org === null || key.course === null || key.run === null;
  const text = isWhole ? courseId : [key.org, key.course, key.run].join("_");
  return text.replace(/[^\p{L}\p{N}_.-]/gu, "_");
}
