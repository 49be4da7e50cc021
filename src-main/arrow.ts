import {
  Bool,
  type Data,
  DateDay,
  Field,
  Float64,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import type { ScalarType } from "../src-shared/report";
import type { ResultColumn, ResultTable } from "../src-shared/result";

/** The table as an Arrow IPC stream: the types of `ColumnType` survive, nulls and empty text apart. */
export function encodeTable(table: ResultTable): Uint8Array {
  const vectors = table.columns.map(toVector);
  const fields = table.columns.map(({ name, type }, at) => {
    const metadata = new Map(
      typeof type === "object" ? [["coursescope.type", JSON.stringify(type)]] : [],
    );
    return new Field(name, vectors[at]?.type ?? new Utf8(), true, metadata);
  });
  const children = vectors.map((vector) => vector.data[0] as Data);
  const struct = new Struct(fields);
  const data = makeData({ type: struct, length: table.rowCount, nullCount: 0, children });
  return tableToIPC(
    new Table(new Schema(fields), new RecordBatch(new Schema(fields), data)),
    "stream",
  );
}

function toVector({ type, values }: ResultColumn): Vector {
  // Lists are few and small: as JSON text they need no builders of their own.
  if (typeof type === "object") {
    return vectorFromArray(
      values.map((cell) => cell && JSON.stringify(cell)),
      new Utf8(),
    );
  }
  switch (type) {
    case "text":
      return vectorFromArray(values, new Utf8());
    case "int":
      return vectorFromArray(values, values.every(isNarrow) ? new Int32() : new Float64());
    case "double":
      return vectorFromArray(values, new Float64());
    case "bool":
      return vectorFromArray(values, new Bool());
    case "date":
    case "timestamp":
      return toNumberVector(type, values);
  }
}

/**
 * Arrow's builders take milliseconds for days and for microseconds alike, and so would lose the
 * microseconds; these are written as they are.
 */
function toNumberVector(type: ScalarType, values: ResultColumn["values"]): Vector {
  const isDay = type === "date";
  const data = isDay ? new Int32Array(values.length) : new BigInt64Array(values.length);
  const validity = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  for (const [row, value] of values.entries()) {
    if (value === null) {
      nullCount += 1;
      continue;
    }
    data[row] = value as never;
    validity[row >> 3] = (validity[row >> 3] ?? 0) | (1 << (row & 7));
  }
  const length = values.length;
  const options = { length, nullCount, nullBitmap: validity };
  return isDay
    ? makeVector({ type: new DateDay(), data: data as Int32Array, ...options })
    : makeVector({ type: new TimestampMicrosecond(), data: data as BigInt64Array, ...options });
}

/** Whether it fits 32 bits; a sum that does not is a whole number in a wider column. */
function isNarrow(value: unknown): boolean {
  return typeof value !== "number" || (value | 0) === value;
}
