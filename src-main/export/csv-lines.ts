import { toLiteral, toName } from "../import/literal";
import { quoteCsv } from "./csv-line";
import { toFormulaTally } from "./formulas";
import type { Tally } from "./tally";

/** A column of a CSV: its head, and SQL for the text of its cells; null is an empty cell. */
export interface CsvColumn {
  readonly head: string;
  readonly cell: string;
  /** Whether a cell may need quotes; a number never does. */
  readonly isText: boolean;
}

interface CsvOptions {
  /** At the very beginning of the file. */
  readonly before?: string;
  /** Counts the cells that begin like a formula. */
  readonly formulas?: Tally;
}

/**
 * COPY of lines that we put together, since its own CSV quotes and writes dates its own way, and is
 * slower. CRLF ends each line. The head is the name of the only column, which costs nothing; a row
 * more, before the others, would take two passes. DuckDB looks through each line for a character that
 * needs quotes, though it has none to write, and stops at the first: with the comma as delimiter that
 * is soon.
 */
export function toCsvCopy(
  columns: readonly CsvColumn[],
  source: string,
  draft: string,
  { before = "", formulas }: CsvOptions = {},
): string {
  // SQL ends at a NUL, which may stand in the name of a tag.
  const heads = columns.map(({ head: text }) => quoteCsv(text.replaceAll("\0", "\u2400")));
  const head = `${before}${toLine(heads)}\r`;
  // Cells first and lines after, since a line names a cell several times over; concat passes nulls over.
  const cells = columns.map(({ cell }, at) => `${cell} as c${at}`);
  const isAlone = columns.length === 1;
  const parts = columns.flatMap(({ isText }, at) => [
    ...(at > 0 ? ["','"] : []),
    toQuoted(`c${at}`, isText, isAlone),
  ]);
  const texts = columns.flatMap(({ isText }, at) => (isText ? [`c${at}`] : []));
  if (formulas) parts.push(toFormulaTally(texts, formulas));
  const line = `concat(${[...parts, "chr(13)"].join(", ")})`;
  const lines = columns.length > 0 ? `select ${cells.join(", ")} from (${source}\n)` : source;
  return `copy (select ${line} as ${toName(head)} from (${lines}\n)) to ${toLiteral(draft)}
    (format csv, header true, quote '', escape '', delimiter ',', use_tmp_file false)`;
}

/** A line whose only cell is empty is `""`, so that it is not a blank line. */
function toLine(cells: readonly string[]): string {
  return cells.length === 1 && cells[0] === "" ? '""' : cells.join(",");
}

function toQuoted(cell: string, isText: boolean, isAlone: boolean): string {
  const empty = isAlone ? `when coalesce(${cell}, '') = '' then '""' ` : "";
  if (!isText) return isAlone ? `case ${empty}else ${cell} end` : cell;
  const marks = ["','", "'\"'", "chr(13)", "chr(10)"];
  const needsQuotes = marks.map((mark) => `contains(${cell}, ${mark})`).join(" or ");
  return `case ${empty}when ${needsQuotes} then '"' || replace(${cell}, '"', '""') || '"' else ${cell} end`;
}
