import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int64,
  List,
  makeData,
  Struct,
  Timestamp,
  TimeUnit,
  Utf8,
} from "apache-arrow";
import type { ColumnType, ScalarType } from "../../src-shared/report";
import type { Cell, Scalar } from "../../src-shared/result";

/** The Arrow type of a column: whole numbers are 64 bits wide, times are microseconds in UTC. */
export function toArrowType(type: ColumnType): DataType {
  if (typeof type === "object") return new List(new Field("item", toItemType(type.list), true));
  switch (type) {
    case "text":
      return new Utf8();
    case "int":
      return new Int64();
    case "double":
      return new Float64();
    case "bool":
      return new Bool();
    case "date":
      return new DateDay();
    case "timestamp":
      return new Timestamp(TimeUnit.MICROSECOND, "UTC");
  }
}

type ItemType = Exclude<ColumnType, ScalarType>["list"];

function toItemType(list: ItemType): DataType {
  if (typeof list === "string") return toArrowType(list);
  return new Struct(
    Object.entries(list).map(([name, scalar]) => new Field(name, toArrowType(scalar), true)),
  );
}

/**
 * The cells of a column. Arrow's own builders take milliseconds for days and for microseconds, which
 * loses the microseconds; here the numbers are written as they are.
 */
export function toArrowData(type: ColumnType, cells: readonly Cell[]): Data {
  return typeof type === "object"
    ? toListData(type, cells as readonly (readonly unknown[] | null)[])
    : toScalarData(type, cells as readonly Scalar[]);
}

function toListData(
  type: Exclude<ColumnType, ScalarType>,
  cells: readonly (readonly unknown[] | null)[],
) {
  const valueOffsets = new Int32Array(cells.length + 1);
  const items: unknown[] = [];
  for (const [row, cell] of cells.entries()) {
    if (cell) for (const item of cell) items.push(item);
    valueOffsets[row + 1] = items.length;
  }
  const arrowType = toArrowType(type) as List;
  const child = toItemData(type.list, items);
  return makeData({ type: arrowType, ...toValidity(cells), valueOffsets, child });
}

function toItemData(list: ItemType, items: readonly unknown[]): Data {
  if (typeof list === "string") return toScalarData(list, items as readonly Scalar[]);
  const objects = items as readonly (Readonly<Record<string, Scalar>> | null)[];
  const children = Object.entries(list).map(([name, scalar]) =>
    toScalarData(
      scalar,
      objects.map((object) => object?.[name] ?? null),
    ),
  );
  return makeData({ type: toItemType(list) as Struct, ...toValidity(items), children });
}

function toScalarData(type: ScalarType, cells: readonly Scalar[]): Data {
  const base = toValidity(cells);
  switch (type) {
    case "text":
      return makeData({
        type: new Utf8(),
        ...base,
        ...encodeTexts(cells as readonly (string | null)[]),
      });
    case "int":
      return makeData({
        type: new Int64(),
        ...base,
        data: BigInt64Array.from(cells, (cell) => BigInt((cell as number | bigint | null) ?? 0)),
      });
    case "double":
      return makeData({
        type: new Float64(),
        ...base,
        data: Float64Array.from(cells, (cell) => (cell as number | null) ?? 0),
      });
    case "bool":
      return makeData({ type: new Bool(), ...base, data: toBits(cells, (cell) => cell === true) });
    case "date":
      return makeData({
        type: new DateDay(),
        ...base,
        data: Int32Array.from(cells, (cell) => (cell as number | null) ?? 0),
      });
    case "timestamp":
      return makeData({
        type: toArrowType("timestamp") as Timestamp,
        ...base,
        data: BigInt64Array.from(cells, (cell) => (cell as bigint | null) ?? 0n),
      });
  }
}

function encodeTexts(cells: readonly (string | null)[]) {
  const valueOffsets = new Int32Array(cells.length + 1);
  let size = 0;
  for (const [row, cell] of cells.entries()) {
    if (cell) size += Buffer.byteLength(cell);
    valueOffsets[row + 1] = size;
  }
  const data = Buffer.alloc(size);
  for (const [row, cell] of cells.entries()) if (cell) data.write(cell, valueOffsets[row] ?? 0);
  return { valueOffsets, data: new Uint8Array(data.buffer, data.byteOffset, size) };
}

function toValidity(cells: readonly unknown[]) {
  const nullCount = cells.reduce<number>((sum, cell) => sum + (cell === null ? 1 : 0), 0);
  const length = cells.length;
  return { length, nullCount, nullBitmap: toBits(cells, (cell) => cell !== null) };
}

function toBits<T>(cells: readonly T[], isSet: (cell: T) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  for (const [at, cell] of cells.entries()) {
    if (isSet(cell)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return bits;
}
