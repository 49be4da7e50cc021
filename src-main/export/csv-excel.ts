import { hiddenMark } from "../../src-shared/privacy";
import type { ScalarType } from "../../src-shared/report";
import { toLiteral, toName } from "../import/literal";
import { longestCell, toCutNotes } from "./cell-limit";
import { type TextForms, toSheetText, toTextSql } from "./cell-text";
import { countLeaving } from "./count-rows";
import { type CsvColumn, toCsvCopy } from "./csv-lines";
import { neutralize, toNeutralSql } from "./formulas";
import type { Leaving, LeavingColumn } from "./leaving";
import { isSpreadOut, toFlat } from "./spread";
import { createTally, type Tally } from "./tally";
import type { Writer } from "./writer";

/**
 * CSV that people open in a spreadsheet: a byte order mark, CRLF, the columns in their own order
 * under their labels, dates that are dates. Text that a spreadsheet would run begins with an
 * apostrophe, and text that no cell can hold is cut. `docs/exports.md` says it all.
 */
export const writeCsvExcel: Writer = async (session, leaving, draft) => {
  const flat = toFlat(leaving);
  const heads = toHeads(flat.columns);
  const columns = flat.columns.map((column, at) => toColumn(column, at, heads[at] ?? ""));
  const cut = await createTally(session);
  const copy = toCsvCopy(columns, toShown(flat, cut), draft, { before: "\ufeff" });
  const written = await session.run(copy, flat.bindings);
  const rows = isSpreadOut(leaving) ? await countLeaving(session, leaving) : written;
  return { rows, notes: toCutNotes(await cut.read()) };
};

/** The labels; where two columns have the same, each with its name. */
export function toHeads(columns: readonly LeavingColumn[]): string[] {
  const count = (label: string) => columns.filter((other) => other.label === label).length;
  return columns.map(({ label, name }) =>
    neutralize(count(label) > 1 ? `${label} (${name})` : label),
  );
}

function toColumn(column: LeavingColumn, at: number, head: string): CsvColumn {
  const mark = `case when h${at} then ${toLiteral(hiddenMark)} else t${at} end`;
  return { head, cell: column.isHidden ? mark : `t${at}`, isText: isTextual(column) };
}

function isTextual({ type }: LeavingColumn): boolean {
  return type === "text" || typeof type === "object";
}

/** Each cell as text, `t0`, and whether it is hidden, `h0`. */
function toTexts({ columns, sql }: Leaving): string {
  const texts = columns.flatMap((column, at) => [
    `${toSheetCell(column)} as t${at}`,
    ...(column.isHidden ? [`${toName(column.isHidden)} as h${at}`] : []),
  ]);
  return `select ${texts.join(", ")} from (${sql}\n)`;
}

/**
 * The same without what a spreadsheet would run, nor what no cell holds; a step for each, since the
 * SQL of a step names its texts many times.
 */
function toShown(leaving: Leaving, cut: Tally): string {
  const { columns } = leaving;
  const neutral = toStep(columns, toTexts(leaving), toNeutralSql);
  return toStep(columns, neutral, (text) => toCut(text, cut));
}

function toStep(
  columns: readonly LeavingColumn[],
  sql: string,
  change: (text: string) => string,
): string {
  const changed = columns.flatMap((column, at) =>
    isTextual(column) ? [`${change(`t${at}`)} as t${at}`] : [],
  );
  return changed.length > 0 ? `select * replace (${changed.join(", ")}) from (${sql}\n)` : sql;
}

/** A list's items have ` | ` between them, the values of an item `: `. */
function toSheetCell({ name, type }: LeavingColumn): string {
  const column = toName(name);
  if (typeof type === "string") return toTextSql(type, column, forms);
  const { list } = type;
  const toText = (scalar: ScalarType, sql: string) =>
    `coalesce(${toTextSql(scalar, sql, forms)}, '')`;
  const item =
    typeof list === "string"
      ? toText(list, "item")
      : Object.entries(list)
          .map(([field, scalar]) => toText(scalar, `item.${toName(field)}`))
          .join(" || ': ' || ");
  return `array_to_string(list_transform(${column}, lambda item: ${item}), ' | ')`;
}

const forms: TextForms = { yes: "TRUE", no: "FALSE", instant: toSheetText };

/** Bytes are counted first, which costs nothing: no text has more UTF-16 units than bytes. */
function toCut(text: string, { one }: Tally): string {
  const start = `left(${text}, ${longestCell - 1})`;
  return `case when ${isLong(text)}
    then left(${text}, ${longestCell - 1} - ${countPairs(start)}) || '…' || ${one} else ${text} end`;
}

function isLong(text: string): string {
  return `(strlen(${text}) > ${longestCell} and
    length(${text}) + ${countPairs(text)} > ${longestCell})`;
}

/** Characters that are two units. */
function countPairs(text: string): string {
  return `length(regexp_replace(${text}, '[^\\x{10000}-\\x{10FFFF}]', '', 'g'))`;
}
