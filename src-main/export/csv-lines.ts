import { toLiteral, toName } from "../import/literal";
import { quoteCsv } from "./csv-line";

/** A column of a CSV: its head, and SQL for the text of its cells, which is null nowhere. */
export interface CsvColumn {
  readonly head: string;
  readonly cell: string;
  /** Whether a cell may need quotes; a number never does. */
  readonly isText: boolean;
}

/**
 * COPY of lines that we put together, since its own CSV quotes and writes dates its own way, and is
 * slower. CRLF ends each line. The head is the name of the only column, which costs nothing; a row
 * more, before the others, would take two passes.
 */
export function toCsvCopy(
  columns: readonly CsvColumn[],
  source: string,
  draft: string,
  { before = "" } = {},
): string {
  // SQL ends at a NUL, which may stand in the name of a tag.
  const heads = columns.map(({ head: text }) => quoteCsv(text.replaceAll("\0", "\u2400")));
  const head = `${before}${toLine(heads)}\r`;
  const cells = columns.map((column) => toCell(column, columns.length === 1));
  const line = `concat(${[...cells.flatMap((cell, at) => (at > 0 ? ["','", cell] : [cell])), "chr(13)"].join(", ")})`;
  return `copy (select ${line} as ${toName(head)} from (${source}\n))
    to ${toLiteral(draft)} (format csv, header true, quote '', escape '', delimiter E'\\x01', use_tmp_file false)`;
}

/** A line whose only cell is empty is `""`, so that it is not a blank line. */
function toLine(cells: readonly string[]): string {
  return cells.length === 1 && cells[0] === "" ? '""' : cells.join(",");
}

function toCell({ cell, isText }: CsvColumn, isAlone: boolean): string {
  const empty = isAlone ? `when ${cell} = '' then '""' ` : "";
  if (!isText) return isAlone ? `case ${empty}else ${cell} end` : cell;
  const marks = ["','", "'\"'", "chr(13)", "chr(10)"];
  const needsQuotes = marks.map((mark) => `contains(${cell}, ${mark})`).join(" or ");
  return `case ${empty}when ${needsQuotes} then '"' || replace(${cell}, '"', '""') || '"' else ${cell} end`;
}
