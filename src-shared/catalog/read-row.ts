import type { Scalar } from "../result";
import { findPrerequisites } from "./prerequisites";
import { readValue } from "./stored-value";
import {
  type CatalogRow,
  type CatalogTableName,
  getCatalogTable,
  listUnknownColumns,
  toFieldName,
} from "./tables";

/** A record of a file: column names as they stand there, cells as `readValue` takes them. */
export type SourceRecord = Readonly<Record<string, unknown>>;

/** A cell that was not taken as it stands. */
export interface CellProblem {
  readonly column: string;
  readonly value: string;
  /** In words that follow “it is”: `not a whole number`. */
  readonly reason: string;
}

/** A row, or why there is none. */
export type ReadRow<Row> =
  | {
      readonly row: Row;
      /** Columns that are none of ours, with their values. */
      readonly extra: SourceRecord;
      readonly problems: readonly CellProblem[];
    }
  | { readonly row: null; readonly reject: CellProblem };

/**
 * A record as a row of a table, by the columns' names. A column that the record lacks has what the
 * LMS would write; a key's line break at its end goes; a row without its course key is a reject.
 */
export function readRow<Name extends CatalogTableName>(
  table: Name,
  record: SourceRecord,
): ReadRow<CatalogRow<Name>> {
  const { fields } = getCatalogTable(table);
  const cells = new Map(Object.keys(record).map((column) => [toFieldName(column), record[column]]));
  const values: Record<string, Scalar> = {};
  const problems: CellProblem[] = [];
  for (const [column, field] of Object.entries(fields)) {
    if (!cells.has(column) && !field.required) {
      values[column] = field.initial ?? null;
      continue;
    }
    const cell = cells.get(column);
    // Whatever is required is the key of a course.
    const isKey = field.required || column === "_location";
    const { value, problem } = isKey ? readKey(cell) : readValue(field, cell);
    values[column] = value;
    if (problem) problems.push({ column, value: toText(cell), reason: problem });
    if (field.required && value === null) {
      return { row: null, reject: { column, value: toText(cell), reason: "empty" } };
    }
  }
  problems.push(...listPrerequisiteProblems(values));
  return {
    // The fields of the table are those of its row, which the compiler cannot see here.
    row: values as CatalogRow<Name>,
    extra: toExtra(table, record),
    problems,
  };
}

function readKey(cell: unknown): { value: string | null; problem?: string } {
  if (typeof cell !== "string" || cell.trim() === "") return { value: null };
  if (!cell.endsWith("\n")) return { value: cell };
  return { value: cell.replace(/\r?\n$/, ""), problem: "a key with a line break at its end" };
}

function listPrerequisiteProblems(values: Readonly<Record<string, Scalar>>): CellProblem[] {
  const json = values._pre_requisite_courses_json;
  if (typeof json !== "string" || findPrerequisites(json)) return [];
  const column = "_pre_requisite_courses_json";
  return [{ column, value: json, reason: "no JSON list, and read as none" }];
}

function toExtra(table: CatalogTableName, record: SourceRecord): SourceRecord {
  const columns = listUnknownColumns(table, Object.keys(record));
  return Object.fromEntries(columns.map((column) => [column, record[column] ?? null]));
}

function toText(cell: unknown): string {
  return typeof cell === "string" ? cell : JSON.stringify(cell ?? null);
}
