import type { Session } from "../engine";
import type { Place } from "./cells";
import { loadLost } from "./delimited";
import { loadLineMarks } from "./line-marks";
import { toLiteral, toPathLiteral } from "./literal";
import type { TextFacts } from "./plan";
import { toLineOptions } from "./stub";

/** A file's rows as text, before anyone says what they mean. */
export interface TextRows {
  /** A table expression in the order of the file: columns c0, c1 …; where `place` is `line`, with `line`. */
  readonly from: string;
  readonly place: Place;
  /** Lists what could not be split into cells, as `CellSource.loadLost`. */
  readonly loadLost?: ((session: Session) => Promise<number>) | undefined;
}

/**
 * A CSV file with a header row of one line, which was written anew: DuckDB, reading some columns,
 * fails for good over a line that is damaged.
 */
export interface CsvFile extends TextFacts {
  readonly columnCount: number;
}

/**
 * A CSV file's rows, where it lies. What is NULL is decided as for a table's CSV (`delimited.ts`);
 * `judged` are the columns, by position, that have a say in whether the file writes NULL as a word.
 */
export async function openCsvRows(
  session: Session,
  file: CsvFile,
  judged: readonly number[],
): Promise<TextRows> {
  const source = {
    place: {
      by: "marks" as const,
      load: (inSession: Session) =>
        loadLineMarks(inSession, file.path, {
          compression: file.compression,
          isQuoted: true,
          hasHeader: true,
        }),
    },
    loadLost,
  };
  const bare = toRows(file, [""]);
  if (!file.hasNullWords) return { ...source, from: bare };
  const isByWord =
    !(await hasAny(session, bare, judged, "is null")) &&
    (await hasAny(session, bare, judged, "in ('\\N', 'NULL')"));
  return { ...source, from: isByWord ? toRows(file, ["", "\\N", "NULL"]) : bare };
}

function toRows(
  { path, compression, columnCount, hasLongLines, lineEnd }: CsvFile,
  nullTexts: readonly string[],
): string {
  const columns = Array.from({ length: columnCount }, (_, at) => `'c${at}': 'varchar'`);
  return `read_csv(${toPathLiteral(path)},
    auto_detect = false, header = false, skip = 1, columns = {${columns.join(", ")}},
    delim = ',', quote = '"', escape = '"',
    nullstr = [${nullTexts.map(toLiteral).join(", ")}], allow_quoted_nulls = false,
    new_line = '${lineEnd}', ${toLineOptions(hasLongLines)} parallel = false,
    compression = '${compression ?? "none"}', store_rejects = true, rejects_limit = 0)`;
}

async function hasAny(session: Session, from: string, columns: readonly number[], test: string) {
  if (columns.length === 0) return false;
  const any = columns.map((at) => `c${at} ${test}`).join(" or ");
  const rows = await session.list(`select 1 as found from ${from} where ${any} limit 1`);
  return rows.length > 0;
}
