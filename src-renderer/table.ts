import {
  type Data,
  DataType,
  DateUnit,
  type Timestamp,
  TimeUnit,
  tableFromIPC,
  type Vector,
} from "apache-arrow";
import type { ColumnType } from "../src-shared/report";
import type { Cell, ResultColumn, ResultTable } from "../src-shared/result";

const msPerDay = 86_400_000;

/** An Arrow IPC stream as plain columns: dates as days, timestamps as microseconds. */
export function decodeTable(bytes: Uint8Array): ResultTable {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map((field, place): ResultColumn => {
    const vector = table.getChildAt(place) as Vector;
    const list = field.metadata.get("coursescope.type");
    if (list !== undefined) return { name: field.name, ...decodeLists(list, vector) };
    return { name: field.name, type: toColumnType(field.type), values: decodeVector(vector) };
  });
  return { columns, rowCount: table.numRows };
}

function toColumnType(type: DataType): ColumnType {
  if (DataType.isDate(type)) return "date";
  if (DataType.isTimestamp(type)) return "timestamp";
  if (DataType.isInt(type)) return "int";
  if (DataType.isFloat(type)) return "double";
  if (DataType.isBool(type)) return "bool";
  return "text";
}

/** Lists cross as JSON text; their days are numbers there too, so that they need no reading. */
function decodeLists(type: string, vector: Vector): Pick<ResultColumn, "type" | "values"> {
  const values = decodeVector(vector).map((cell) =>
    cell === null ? null : (JSON.parse(String(cell)) as Cell),
  );
  return { type: JSON.parse(type) as ColumnType, values };
}

function decodeVector(vector: Vector): Cell[] {
  // Arrow's own reading of a timestamp is a number of milliseconds, which loses the microseconds.
  const read = DataType.isTimestamp(vector.type) ? decodeTimestamps : decodePlain;
  return vector.data.flatMap((data, chunk) => read(data, vector, chunk));
}

function decodeTimestamps(data: Data): Cell[] {
  const values = data.values as BigInt64Array;
  const { unit } = data.type as Timestamp;
  const scale = microsPer[unit];
  return Array.from({ length: data.length }, (_, row) => {
    if (!data.getValid(row)) return null;
    const value = values[row] ?? 0n;
    return unit === TimeUnit.NANOSECOND ? value / 1000n : value * scale;
  });
}

const microsPer: Record<TimeUnit, bigint> = {
  [TimeUnit.SECOND]: 1_000_000n,
  [TimeUnit.MILLISECOND]: 1_000n,
  [TimeUnit.MICROSECOND]: 1n,
  [TimeUnit.NANOSECOND]: 1n,
};

function decodePlain(data: Data, vector: Vector, chunk: number): Cell[] {
  const start = vector.data.slice(0, chunk).reduce((sum, before) => sum + before.length, 0);
  const type: DataType = data.type;
  return Array.from({ length: data.length }, (_, row) => {
    const value: unknown = vector.get(start + row);
    if (value === null || value === undefined) return null;
    if (DataType.isDate(type)) return toDays(value, type.unit);
    // DuckDB's counts are cast to 32 bits; a 64-bit column would still be a number here.
    if (typeof value === "bigint") return Number(value);
    return value as Cell;
  });
}

function toDays(value: unknown, unit: DateUnit): number {
  const days = Number(value) / msPerDay;
  return unit === DateUnit.DAY ? Math.round(days) : Math.floor(days);
}
