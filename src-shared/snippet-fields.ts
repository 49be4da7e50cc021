import type { RowFormat } from "./export-format";
import { hiddenMark } from "./privacy";
import type { ApiFace, ColumnType, ScalarType } from "./report";
import { findSpreadColumns } from "./spread-columns";

/** A column of a saved file, as its report or table has it. */
export interface SnippetColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly isSpread?: true;
  /** How `csv` and `json` call it; without it they have its name. */
  readonly api?: false | ApiFace;
}

/** A column under the name that it has in the file. */
export interface Field {
  readonly name: string;
  readonly type: ScalarType | "list";
  /** ISO 8601, where the format's own form is another. */
  readonly isIso: boolean;
}

/** The lines that read a file, whose name is quoted already. */
export type ToLines = (file: string, fields: readonly Field[]) => readonly string[];

/** How dates and times are written, and what stands for nothing. */
export interface Forms {
  readonly date: string;
  readonly timestamp: string;
  readonly encoding: string;
  readonly empty: readonly string[];
}

/** As the analytics API wrote them. */
export const compact: Forms = {
  date: "%Y-%m-%d",
  timestamp: "%Y-%m-%dT%H%M%S",
  encoding: "utf-8",
  empty: [""],
};
/** As spreadsheets read them. */
export const sheet: Forms = {
  date: "%Y-%m-%d",
  timestamp: "%Y-%m-%d %H:%M:%S",
  encoding: "utf-8-sig",
  empty: ["", hiddenMark],
};

/** The columns of a type. */
export function namesOf(
  fields: readonly Field[],
  type: Field["type"],
  isIso = false,
): readonly string[] {
  return fields
    .filter((field) => field.type === type && field.isIso === isIso)
    .map(({ name }) => name);
}

/** The columns of a file, under its own names for them. */
export function listFields(format: RowFormat, columns: readonly SnippetColumn[]): readonly Field[] {
  if (format === "csv" || format === "json") return columns.flatMap(toServed);
  const flat = toFlat(columns);
  if (format === "parquet" || format === "arrow")
    return flat.map((column) => toField(column.name, column));
  return flat.map((column) => {
    const isTwice = flat.filter(({ label }) => label === column.label).length > 1;
    return toField(isTwice ? `${column.label} (${column.name})` : column.label, column);
  });
}

/** A list of objects that the API served as an object has names that only the data knows. */
function toServed(column: SnippetColumn): readonly Field[] {
  const { api, name } = column;
  if (api === false || api?.keyedBy) return [];
  return [{ ...toField(api?.path ?? name, column), isIso: api?.form === "iso" }];
}

/** What stands as rows has a column for each field of its items. */
function toFlat(columns: readonly SnippetColumn[]): readonly SnippetColumn[] {
  const names = columns.map(({ name }) => name);
  return columns.flatMap((column): readonly SnippetColumn[] => {
    const others = names.filter((name) => name !== column.name);
    return findSpreadColumns(column, others) ?? [column];
  });
}

function toField(name: string, { type }: SnippetColumn): Field {
  return { name, type: typeof type === "string" ? type : "list", isIso: false };
}

/** JSON's way to quote is also that of Python and R, but for what no file's name has. */
export function quote(text: string): string {
  return JSON.stringify(text.replaceAll("\0", ""));
}

/** Quoted, with commas between them. */
export function list(texts: readonly string[]): string {
  return texts.map(quote).join(", ");
}
