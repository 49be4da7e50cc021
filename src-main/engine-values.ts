import {
  DuckDBDateValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import type { ColumnType, ScalarType } from "../src-shared/report";
import type { Cell, ResultTable, Scalar } from "../src-shared/result";

/** DuckDB's values and ours, both ways. */

/** A value for a `$name` in SQL; a timestamp is given in microseconds since 1970, UTC; a list is of text. */
export type Binding =
  | string
  | number
  | bigint
  | boolean
  | null
  | { readonly micros: bigint }
  | readonly string[];
export type Bindings = Readonly<Record<string, Binding>>;

type Head = Omit<ResultTable["columns"][number], "values">;

export function toHeads(
  sql: string,
  names: readonly string[],
  types: readonly DuckDBType[],
): Head[] {
  return names.map((name, index) => {
    const type = types[index] && findColumnType(types[index]);
    if (!type) throw new Error(`column ${name} has no type of a report: ${sql}`);
    return { name, type };
  });
}

export function toTable(
  heads: readonly Head[],
  columns: DuckDBValue[][],
  rowCount: number,
  read: (value: DuckDBValue) => Cell = toCell,
): ResultTable {
  const toColumn = (head: Head, at: number) => ({
    ...head,
    values: (columns[at] ?? []).map(read),
  });
  return { rowCount, columns: heads.map(toColumn) };
}

const scalarTypes = new Map<DuckDBTypeId, ScalarType>([
  [DuckDBTypeId.VARCHAR, "text"],
  [DuckDBTypeId.INTEGER, "int"],
  // Sums: whole numbers that JavaScript has exactly, up to nine thousand million million.
  [DuckDBTypeId.BIGINT, "int"],
  [DuckDBTypeId.DOUBLE, "double"],
  [DuckDBTypeId.BOOLEAN, "bool"],
  [DuckDBTypeId.DATE, "date"],
  [DuckDBTypeId.TIMESTAMP, "timestamp"],
]);

function findColumnType(type: DuckDBType): ColumnType | undefined {
  if (!(type instanceof DuckDBListType)) return scalarTypes.get(type.typeId);
  const { valueType } = type;
  if (!(valueType instanceof DuckDBStructType)) {
    const list = scalarTypes.get(valueType.typeId);
    return list && { list };
  }
  const fields = valueType.entryNames.map((name, at) => {
    return [name, scalarTypes.get(valueType.entryTypes[at]?.typeId ?? DuckDBTypeId.ANY)] as const;
  });
  if (fields.some(([, scalar]) => !scalar)) return undefined;
  return { list: Object.fromEntries(fields) as Record<string, ScalarType> };
}

/** A cell whose whole number is a bigint where JavaScript has no number for it. */
export function toExactCell(value: DuckDBValue): Cell {
  const isWide = typeof value === "bigint" && !Number.isSafeInteger(Number(value));
  return isWide ? value : toCell(value);
}

export function toCell(value: DuckDBValue): Cell {
  if (!(value instanceof DuckDBListValue)) return toScalar(value);
  const items = value.items.map((item) => {
    if (!(item instanceof DuckDBStructValue)) return toScalar(item);
    const fields = Object.entries(item.entries).map(([name, entry]) => [name, toScalar(entry)]);
    return Object.fromEntries(fields);
  });
  return items as Cell;
}

function toScalar(value: DuckDBValue): Scalar {
  if (value instanceof DuckDBDateValue) return value.days;
  if (value instanceof DuckDBTimestampValue) return value.micros;
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return value;
  throw new Error(`unknown value: ${value}`);
}

export function toValues(bindings: Bindings = {}): Record<string, DuckDBValue> {
  const entries = Object.entries(bindings).map(([name, value]) => [name, toValue(value)]);
  return Object.fromEntries(entries);
}

function toValue(value: Binding): DuckDBValue {
  if (value === null || typeof value !== "object") return value;
  return "micros" in value
    ? new DuckDBTimestampValue(value.micros)
    : new DuckDBListValue([...value]);
}

/** An empty list does not say what it is a list of. */
export function toTypes(bindings: Bindings = {}): Record<string, DuckDBType> {
  const lists = Object.entries(bindings).filter(([, value]) => Array.isArray(value));
  return Object.fromEntries(lists.map(([name]) => [name, LIST(VARCHAR)]));
}
