import { formatCompact, formatDay, formatIso } from "../../src-shared/instant";
import type { ParamValues } from "../../src-shared/params";
import type { ApiFace, Column, ColumnType, Report, ScalarType } from "../../src-shared/report";
import type { Cell, ResultTable, Scalar } from "../../src-shared/result";
import { quoteCsv } from "./csv-line";

/**
 * The JSON body and the CSV that the analytics API served for any report, from its columns' API
 * face: `analytics-api.md` §2.5 and §2.6. No report has an exporter of its own.
 */
export interface ApiInput {
  readonly report: Report;
  readonly table: ResultTable;
  /** `fields` and `exclude` choose among the API's fields. */
  readonly values: ParamValues;
}

/** A value as the API had it: `undefined` is a field that is left out. */
type Value =
  | undefined
  | null
  | number
  | boolean
  | string
  | readonly Value[]
  | { readonly [name: string]: Value };
type Fields = { readonly [name: string]: Value };

/** An array of objects in the API's field order, compact, letters beyond ASCII as they are. */
export function encodeApiJson(input: ApiInput): string {
  const rows = toRows(input, false);
  return JSON.stringify(input.report.isSingle ? rows[0] : rows);
}

/** Columns by name in code-point order, without those that no row has; CRLF after each line; no BOM. */
export function encodeApiCsv(input: ApiInput): string {
  const rows = toRows(input, true).map((row) => toFlat(row));
  const found = new Set(rows.flatMap((row) => [...row.keys()]));
  const names = findChosen(input.values, found) ?? [...found].sort(compareCodePoints);
  const lines = rows.map((row) => names.map((name) => quoteCsv(row.get(name) ?? "")));
  return [names.map(quoteCsv), ...lines].map((cells) => `${toLine(cells)}\r\n`).join("");
}

interface Served {
  readonly path: readonly string[];
  readonly type: ColumnType;
  readonly face: ApiFace;
  readonly values: readonly Cell[];
}

function toRows(input: ApiInput, isCsv: boolean): Fields[] {
  const columns = listServed(input, isCsv);
  const excluded = toWords(input.values.exclude) ?? [];
  return Array.from({ length: input.table.rowCount }, (_, row) => {
    const fields: Record<string, Value> = {};
    for (const column of columns) {
      const value = toServed(column, column.values[row] ?? null, excluded);
      if (value !== undefined) place(fields, column.path, value);
    }
    return fields;
  });
}

function listServed({ report, table, values }: ApiInput, isCsv: boolean): Served[] {
  const chosen = toWords(values.fields);
  const excluded = toWords(values.exclude) ?? [];
  return table.columns.flatMap(({ name, type, values: cells }) => {
    const column: Column | undefined = report.columns[name];
    if (!column || column.api === false) return [];
    const face = column.api ?? {};
    if (isCsv && face.isLeftOutOfCsv) return [];
    const path = (face.path ?? name).split(".");
    const [top = name] = path;
    if (excluded.includes(top)) return [];
    if (chosen && !chosen.includes(top)) return [];
    return [{ path, type, face, values: cells }];
  });
}

function toServed({ type, face }: Served, cell: Cell, excluded: readonly string[]): Value {
  if (cell === null) return face.whenNull === "omit" ? undefined : null;
  if (typeof type === "string") return toValue(type, cell as Scalar, face);
  const { list } = type;
  if (typeof list === "string") {
    return (cell as readonly Scalar[]).map((item) => toValue(list, item, face));
  }
  const items = (cell as readonly Readonly<Record<string, Scalar>>[]).map((item) => {
    const entries = Object.entries(list).filter(
      ([name]) => name === face.keyedBy || name === face.value || !excluded.includes(name),
    );
    return entries.map(
      ([name, scalar]) => [name, toValue(scalar, item[name] ?? null, face)] as const,
    );
  });
  if (!face.keyedBy) return items.map((entries) => Object.fromEntries(entries));
  return toKeyed(items, face.keyedBy, face.value);
}

/** One object of the items, by the key's values: lists of one field, or objects of the others. */
function toKeyed(
  items: readonly (readonly (readonly [string, Value])[])[],
  key: string,
  only: string | undefined,
): Fields {
  const keyed = new Map<string, Value>();
  for (const entries of items) {
    const fields = Object.fromEntries(entries);
    const name = String(fields[key]);
    if (only === undefined) {
      keyed.set(name, Object.fromEntries(entries.filter(([field]) => field !== key)));
    } else keyed.set(name, [...((keyed.get(name) as readonly Value[]) ?? []), fields[only]]);
  }
  return Object.fromEntries(keyed);
}

function toValue(type: ScalarType, cell: Scalar, face: ApiFace): Value {
  if (cell === null) return null;
  switch (type) {
    case "date":
      return formatDay(Number(cell));
    case "timestamp":
      return face.form === "iso" ? formatIso(cell as bigint) : formatCompact(cell as bigint);
    case "text":
    case "int":
    case "double":
    case "bool":
      return cell as string | number | boolean;
  }
}

function place(
  fields: Record<string, Value>,
  [name = "", ...rest]: readonly string[],
  value: Value,
) {
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  const inner = { ...((fields[name] as Fields | undefined) ?? {}) };
  place(inner, rest, value);
  fields[name] = inner;
}

/** `outer.inner` for what is in an object, as text; a list is one cell. */
function toFlat(row: Fields, prefix = "", flat = new Map<string, string>()) {
  for (const [name, value] of Object.entries(row)) {
    if (isFields(value)) toFlat(value, `${prefix}${name}.`, flat);
    else flat.set(prefix + name, toText(value));
  }
  return flat;
}

function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toText(value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  return Array.isArray(value) ? value.map(toText).join(", ") : String(value);
}

/** The flattened columns that `fields` asks for, in its order; undefined where none is of its names. */
function findChosen(values: ParamValues, found: ReadonlySet<string>): string[] | undefined {
  const wanted = new Set(toWords(values.fields) ?? []);
  const chosen = [...wanted].filter((name) => found.has(name));
  return chosen.length > 0 ? chosen : undefined;
}

function toWords(value: ParamValues[string] | undefined): readonly string[] | undefined {
  return typeof value === "object" ? value : undefined;
}

/** A line whose only cell is empty is `""`, so that it is not a blank line. */
function toLine(cells: readonly string[]): string {
  return cells.length === 1 && cells[0] === "" ? '""' : cells.join(",");
}

/** JavaScript compares UTF-16 units, which puts characters beyond U+FFFF before U+E000. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
