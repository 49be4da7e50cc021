import { extraField, getStoredTable } from "../../src-shared/stored-tables";
import type { Session } from "../engine";
import { type CellSource, toExtraCell } from "./cells";
import type { Compression } from "./compression";
import { loadLineMarks } from "./line-marks";
import { readsAll, toLiteral, toName, toPathLiteral } from "./literal";
import type { Recognized } from "./recognize";
import { createLost } from "./rejects";
import type { LineEnd } from "./scan";
import { getStubExcerpt, getStubReason, isStub, toLineOptions } from "./stub";

/** A delimited text file with a header row, and which table it is. */
export interface DelimitedFile {
  readonly path: string;
  readonly format: "csv" | "tsv";
  readonly compression: Compression;
  readonly recognized: Recognized;
  /** Whether the bytes of `\N` or of NULL, and any backslash, are anywhere in it. */
  readonly hasNullWords: boolean;
  readonly hasBackslash: boolean;
  readonly hasLongLines: boolean;
  /** It was written anew: its quotes are all in place. */
  readonly isClean: boolean;
  /** As SQL escapes it: the one kind of line end that the file has, apart from quoted cells. */
  readonly lineEnd: LineEnd;
}

/**
 * A delimited file, to be read where it lies: nothing is left to DuckDB's sniffer, which guesses
 * types, quotes and nulls from a sample. What is NULL is decided per file (`import.md`, "Null and
 * empty text"), and looked for only in files that have such words at all.
 */
export async function readDelimited(session: Session, file: DelimitedFile): Promise<CellSource> {
  const known = [...file.recognized.positions.keys()];
  const fields = [...known, ...(file.recognized.extras.size > 0 ? [extraField] : [])];
  const all = getStoredTable(file.recognized.table).fields;
  const texts = known.filter((name) => all[name]?.type === "text");
  const source = {
    fields,
    place: {
      by: "marks" as const,
      load: (inSession: Session) =>
        loadLineMarks(inSession, file.path, {
          compression: file.compression,
          isQuoted: file.format === "csv",
          hasHeader: true,
        }),
    },
    loadLost: file.isClean ? loadLost : loadLostOnce,
  };
  if (file.format === "tsv") {
    const cells = toCells(file, [neverText]);
    const isMarked =
      file.hasNullWords && (await hasAny(session, { from: cells, fields }, fields, "= '\\N'"));
    const toPlain = file.hasBackslash ? toUnescaped : (text: string) => text;
    const marker = isMarked ? "\\N" : "NULL";
    const toText = (name: string) => toPlain(`nullif(${name}, '${marker}')`);
    return { ...source, from: toCells(file, [neverText], toText), toText };
  }
  const cells = toCells(file, [""]);
  if (!file.hasNullWords) return { ...source, from: cells };
  const nullable = known.filter((name) => !all[name]?.required);
  const isByWord =
    !(await hasAny(session, { from: cells, fields }, nullable, "is null")) &&
    (await hasAny(session, { from: cells, fields }, texts, "in ('\\N', 'NULL')"));
  // Only the reader can tell a bare NULL from a quoted one.
  return { ...source, from: isByWord ? toCells(file, ["", "\\N", "NULL"]) : cells };
}

/** No cell of a text file is this: TSV cells are looked at one by one, after reading. */
const neverText = "\u0001\u0001\u0001";

/** An unquoted cell that is one of `nullTexts` is NULL; a quoted one never is. */
function toCells(
  { path, format, compression, recognized, hasLongLines, isClean, lineEnd }: DelimitedFile,
  nullTexts: readonly string[],
  toText = (cell: string) => cell,
) {
  const columns = Array.from({ length: recognized.columnCount }, (_, at) => `'c${at}': 'varchar'`);
  const selected = [...recognized.positions].map(([name, at]) => `c${at} as ${toName(name)}`);
  const wanted = new Set(recognized.positions.values());
  const others = columns.flatMap((_, at) => (wanted.has(at) ? [] : `c${at}`));
  if (recognized.extras.size > 0) {
    const extras = [...recognized.extras].map(([name, at]) => [name, toText(`c${at}`)] as const);
    selected.push(toExtraCell(new Map(extras)));
  }
  const quote = format === "csv" ? '"' : "";
  return `(select ${selected.join(", ")} from read_csv(
      ${toPathLiteral(path)},
      auto_detect = false, header = false, skip = 1, columns = {${columns.join(", ")}},
      delim = '${format === "csv" ? "," : "\t"}', quote = '${quote}', escape = '${quote}',
      nullstr = [${nullTexts.map(toLiteral).join(", ")}], allow_quoted_nulls = false,
      new_line = '${lineEnd}', ${toLineOptions(hasLongLines)} parallel = ${!isClean},
      compression = '${compression ?? "none"}', store_rejects = true, rejects_limit = 0)
      ${others.length > 0 ? `where ${readsAll(others)}` : ""})`;
}

async function hasAny(
  session: Session,
  { from, fields }: Pick<CellSource, "from" | "fields">,
  some: readonly string[],
  test: string,
) {
  if (some.length === 0) return false;
  const anyField = some.map((name) => `${toName(name)} ${test}`).join(" or ");
  const rows = await session.list(`select 1 as found from ${from} 
     where ${readsAll(fields.map(toName))} and (${anyField}) limit 1`);
  return rows.length > 0;
}

/**
 * DuckDB's reader met a line that it could not split. It may have left out others without a word: up
 * to eight megabytes behind a damaged line where threads meet, everything behind a stray quote. So
 * the text is written anew, with its lines counted, and read by one thread.
 */
export class UncleanError extends Error {}

/** Nothing, or else the text must be cleaned first. */
export async function loadLostOnce(session: Session): Promise<number> {
  const [found] = await session.list("select 1 as found from reject_errors limit 1");
  if (found) throw new UncleanError("a line could not be split");
  return 0;
}

/** Lines that DuckDB could not split; it notes them in tables of the connection while it reads. */
export async function loadLost(session: Session): Promise<number> {
  await createLost(session);
  return session.run(`
    insert into lost select line,
      any_value(case when ${isStub("csv_line")} then ${getStubExcerpt("csv_line")}
        else left(trim(csv_line, chr(10)), 500) end),
      any_value(case when ${isStub("csv_line")} then ${getStubReason("csv_line")} else
        case error_type
          when 'MISSING COLUMNS' then 'too few cells'
          when 'TOO MANY COLUMNS' then 'too many cells'
          when 'INVALID ENCODING' then 'not UTF-8 text'
          when 'UNQUOTED VALUE' then 'a quote that is not closed, or out of place'
          when 'LINE SIZE OVER MAXIMUM' then 'the line is too long'
          else error_message end end)
    from reject_errors group by line`);
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
