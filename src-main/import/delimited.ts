import { type Field, type FieldType, getTable } from "../../src-shared/schema";
import type { Session } from "../engine";
import { loadLineMarks } from "./line-marks";
import type { Recognized } from "./recognize";

/** A delimited text file with a header row, and which table it is. */
export interface DelimitedFile {
  readonly path: string;
  readonly format: "csv" | "tsv";
  readonly isGzip: boolean;
  readonly recognized: Recognized;
}

/** SQL over the table `staging`, whose `rowid` is the row's place in the file. */
export interface Staged {
  /** Per field that the file has: its value in the table's type, NULL where it has none. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether a row does not fit: a quick test for the common case that all do. */
  readonly isBad: string;
  /** Why it does not: NULL, or the first field's problem as a struct (column, value, reason). */
  readonly problem: string;
  /** Fills the table of `line-marks.ts`; only rejects ask for it. */
  readonly loadLines: (session: Session) => Promise<void>;
}

const staging = "staging";

/**
 * Reads a file into the temporary table `staging`, every cell as text, and says how to read the
 * cells. Lines that have no place for themselves (too few cells, bad encoding) are in DuckDB's
 * `reject_errors`. What is NULL is decided per file (`import.md`, "Null and empty text").
 */
export async function stageDelimited(session: Session, file: DelimitedFile): Promise<Staged> {
  await loadCells(session, file, file.format === "csv" ? [""] : [neverText]);
  const fields = [...file.recognized.positions.keys()];
  const all = getTable(file.recognized.table).fields;
  const texts = fields.filter((name) => all[name]?.type === "text");
  if (file.format === "tsv") {
    const marker = (await hasAny(session, fields, "= '\\N'")) ? "\\N" : "NULL";
    const hasEscapes = await hasAny(session, texts, "similar to '.*\\\\[^N].*'");
    const toPlain = hasEscapes ? toUnescaped : (text: string) => text;
    return toStaged(file, (name) => toPlain(`nullif("${name}", '${marker}')`));
  }
  const nullable = fields.filter((name) => !all[name]?.required);
  const hasEmpty = await hasAny(session, nullable, "is null");
  if (!hasEmpty && (await hasAny(session, texts, "in ('\\N', 'NULL')"))) {
    // Only the reader can tell a bare NULL from a quoted one, so the file is read once more.
    await loadCells(session, file, ["", "\\N", "NULL"]);
  }
  return toStaged(file, (name) => `"${name}"`);
}

/** No cell of a text file is this: TSV cells are looked at one by one, after reading. */
const neverText = "\u0001\u0001\u0001";

/** An unquoted cell that is one of `nullTexts` is NULL; a quoted one never is. */
async function loadCells(
  session: Session,
  { path, format, isGzip, recognized }: DelimitedFile,
  nullTexts: readonly string[],
) {
  const columns = Array.from({ length: recognized.columnCount }, (_, at) => `'c${at}': 'varchar'`);
  const selected = [...recognized.positions].map(([name, at]) => `c${at} as "${name}"`);
  const quote = format === "csv" ? '"' : "";
  await session.run(`drop table if exists ${staging}`);
  await session.run("drop table if exists reject_errors");
  await session.run("drop table if exists reject_scans");
  // Nothing is left to the sniffer: it guesses types, quotes and nulls from a sample.
  await session.run(`
    create temp table ${staging} as select ${selected.join(", ")} from read_csv(
      ${toLiteral(escapeGlob(path))},
      auto_detect = false, header = false, skip = 1, columns = {${columns.join(", ")}},
      delim = '${format === "csv" ? "," : "\t"}', quote = '${quote}', escape = '${quote}',
      nullstr = [${nullTexts.map(toLiteral).join(", ")}], allow_quoted_nulls = false,
      compression = '${isGzip ? "gzip" : "none"}', store_rejects = true, rejects_limit = 0)`);
}

async function hasAny(session: Session, fields: readonly string[], test: string) {
  if (fields.length === 0) return false;
  const anyField = fields.map((name) => `"${name}" ${test}`).join(" or ");
  const rows = await session.list(`select 1 as found from ${staging} where ${anyField} limit 1`);
  return rows.length > 0;
}

function toStaged(file: DelimitedFile, toText: (name: string) => string): Staged {
  const fields = getTable(file.recognized.table).fields;
  const values = new Map<string, string>();
  const problems: { name: string; condition: string; reason: string }[] = [];
  for (const name of file.recognized.positions.keys()) {
    const field = fields[name] as Field;
    const isText = field.type === "text";
    const text = isText ? toText(name) : toBare(`"${name}"`);
    const value = toValue(field.type, text);
    values.set(name, value);
    if (field.required) {
      const condition = isText ? `coalesce(trim(${text}), '') = ''` : `${text} is null`;
      problems.push({ name, condition, reason: `no ${name}` });
    }
    if (field.type !== "text") {
      const condition = `${text} is not null and ${value} is null`;
      problems.push({ name, condition, reason: reasons[field.type] });
    }
  }
  const cases = problems.map(
    ({ name, condition, reason }) =>
      `when ${condition} then {'column': '${name}', 'value': "${name}", 'reason': '${reason}'}`,
  );
  return {
    values,
    isBad: problems.map(({ condition }) => `(${condition})`).join(" or "),
    problem: `case ${cases.join(" ")} end`,
    loadLines: (session) =>
      loadLineMarks(session, file.path, { isGzip: file.isGzip, isQuoted: file.format === "csv" }),
  };
}

const reasons: Record<Exclude<FieldType, "text">, string> = {
  id: "not a whole number",
  int: "not a whole number",
  double: "not a number",
  bool: "neither true nor false",
  date: "not a date",
  timestamp: "not a date and time",
};

/** Outside text columns, nothing, `\N` and the word NULL are all NULL, quoted or not. */
function toBare(text: string): string {
  return `nullif(nullif(nullif(trim(${text}), ''), '\\N'), 'NULL')`;
}

function toValue(type: FieldType, text: string): string {
  switch (type) {
    case "text":
      return text;
    case "id":
    case "int":
      // DuckDB would round 3.7 to 4; 3.0 is how some tools write a column that also has gaps.
      return `case when not contains(${text}, '.') or regexp_full_match(${text}, '[+-]?\\d+\\.0*')
        then try_cast(${text} as ${type === "id" ? "bigint" : "integer"}) end`;
    case "double":
      return `try_cast(${text} as double)`;
    case "bool":
      return `try_cast(${text} as boolean)`;
    case "date":
      return `case when year(try_cast(${text} as date)) between 1 and 9999
        then try_cast(${text} as date) end`;
    case "timestamp":
      // By way of a zone, since a plain cast drops an offset such as +02:00 without a word.
      return `case when year(try_cast(${text} as timestamptz)) between 1 and 9999
        then try_cast(${text} as timestamptz) at time zone 'UTC' end`;
  }
}

/**
 * Undoes the escapes of mysql's TSV in one pass: split at doubled backslashes, so that what is left
 * of `\\n` is a backslash and an n, not a line end.
 */
function toUnescaped(text: string): string {
  const single = ["t", "n", "r", "0"].reduce(
    (sql, letter) => `replace(${sql}, '\\${letter}', chr(${escapes[letter]}))`,
    "part",
  );
  return `(case when contains(${text}, '\\') then array_to_string(list_transform(
    string_split(${text}, '\\\\'), lambda part: ${single}), '\\') else ${text} end)`;
}

const escapes: Record<string, number> = { t: 9, n: 10, r: 13, 0: 0 };

/** DuckDB takes `*`, `?` and `[` in a path for a pattern. */
function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, "[$&]");
}

function toLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
