import { countries } from "../src-shared/countries";
import { findCourseKey } from "../src-shared/course-key";
import { AppError } from "../src-shared/errors";
import { type FieldType, getTable, type TableName, tableNames } from "../src-shared/schema";
import { cleanAnswer } from "./answer-text";
import { createEngine, type Engine, type Session, type TextFunctions } from "./engine";

/** Raised by whoever changes what `createTables` makes; older workspaces are then brought forward. */
const schemaVersion = 1;

/** Rules for text that SQL calls by name. */
const functions: TextFunctions = {
  clean_answer: cleanAnswer,
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
 * people read, show those that no newer import has replaced.
 */
export async function openWorkspace(file: string | null): Promise<Engine> {
  const engine = await createEngine(file, functions);
  try {
    await engine.withWriter((session) => prepareTables(session, file));
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}

async function prepareTables(session: Session, file: string | null) {
  const existing = await session.list<{ schema_name: string; table_name: string }>(
    "select schema_name, table_name from duckdb_tables() where not internal",
  );
  if (existing.length === 0) await session.transaction(() => createTables(session));
  else await checkWorkspace(session, file, existing);
}

async function checkWorkspace(
  session: Session,
  file: string | null,
  existing: readonly { schema_name: string; table_name: string }[],
) {
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
}

async function createTables(session: Session) {
  await session.run("create schema stored");
  for (const name of tableNames) {
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
      table_name varchar not null,
      imported_at timestamp not null,
      row_count bigint not null,
      reject_count bigint not null,
      -- Which of two imports is newer: the greatest created, else the time of import.
      as_of timestamp not null
    )`);
  await session.run(`
    create table stored.rejects (
      import_id integer not null,
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
  await session.run("create table stored.workspace (schema_version integer not null)");
  await session.run(`insert into stored.workspace values (${schemaVersion})`);
}

/** `file_order` is the row's place: by import, then by place in the file. */
function toCreateTable(name: TableName): string {
  const fields = Object.entries(getTable(name).fields).map(
    ([field, { type }]) => `"${field}" ${sqlTypes[type]}`,
  );
  return `create table stored.${name} (
    import_id integer not null, superseded_by integer, file_order bigint not null,
    ${fields.join(", ")})`;
}

function toCreateView(name: TableName): string {
  const fields = Object.keys(getTable(name).fields).map((field) => `"${field}"`);
  return `create view ${name} as
    select ${fields.join(", ")}, file_order from stored.${name} where superseded_by is null`;
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
