import {
  Binary,
  BinaryView,
  type Data,
  DataType,
  DateUnit,
  LargeBinary,
  Precision,
  TimeUnit,
  Vector,
} from "apache-arrow";
import { formatReal } from "./real-number";
import type { Cell } from "./sink";

/** Why a value cannot be a cell, and what can be shown of it. */
export interface CellProblem {
  readonly value: string;
  readonly reason: string;
}

/** Gives the cell of a row, counted from 0 in each batch. */
export type CellReader = (row: number) => Cell | CellProblem;

/**
 * Reads a column of a batch. Texts, moments and decimals are taken from their bytes, since the library
 * mends broken text, drops a byte order mark, and gives moments in milliseconds. What is made of other
 * values, such as a list, becomes JSON.
 */
export function createCellReader(data: Data): CellReader {
  const read = createValueReader(data);
  return (row) => (data.getValid(row) ? read(row) : null);
}

function createValueReader(data: Data): CellReader {
  const { type, values } = data;
  if (DataType.isNull(type)) return () => null;
  if (DataType.isDictionary(type)) return createDictionaryReader(data);
  if (DataType.isInt(type) || DataType.isDuration(type)) return (row) => `${values[row]}`;
  if (DataType.isDate(type)) return createDateReader(values, type.unit === DateUnit.DAY);
  if (DataType.isTimestamp(type)) {
    return (row) => formatMoment(toMicros(values[row], type.unit));
  }
  if (DataType.isTime(type)) return (row) => formatClock(toMicros(values[row], type.unit));
  if (DataType.isDecimal(type)) {
    return (row) => formatDecimal(readInteger(values, data.stride, row), type.scale);
  }
  const bytes = findBytesType(type);
  const vector = new Vector([bytes ? data.clone(bytes) : data]);
  if (bytes) return (row) => decodeText(vector.get(row));
  if (DataType.isFloat(type)) {
    const isDouble = type.precision === Precision.DOUBLE;
    return (row) => formatFloat(vector.get(row), isDouble);
  }
  if (DataType.isBool(type)) return (row) => `${vector.get(row)}`;
  return (row) => JSON.stringify(vector.get(row), toPlain);
}

/** The type of the same bytes that is not taken for text. */
function findBytesType(type: DataType): DataType | undefined {
  if (DataType.isUtf8(type) || DataType.isBinary(type)) return new Binary();
  if (DataType.isLargeUtf8(type) || DataType.isLargeBinary(type)) return new LargeBinary();
  if (DataType.isUtf8View(type) || DataType.isBinaryView(type)) return new BinaryView();
  return DataType.isFixedSizeBinary(type) ? type : undefined;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeText(bytes: Uint8Array): string | CellProblem {
  try {
    return decoder.decode(bytes);
  } catch {
    return { value: new TextDecoder().decode(bytes.subarray(0, 500)), reason: "not UTF-8 text" };
  }
}

/** The cells of each dictionary, read when they are first asked for; batches share dictionaries. */
const dictionaries = new WeakMap<Vector, CellReader>();

function createDictionaryReader({ values, dictionary }: Data): CellReader {
  if (!dictionary) throw new Error("a dictionary is missing");
  const found = dictionaries.get(dictionary) ?? createTermReader(dictionary);
  dictionaries.set(dictionary, found);
  return (row) => found(Number(values[row]));
}

function createTermReader(dictionary: Vector): CellReader {
  const chunks = dictionary.data.map((data) => ({ data, read: createCellReader(data) }));
  const terms: ReturnType<CellReader>[] = [];
  const readTerm = (term: number) => {
    let row = term;
    for (const { data, read } of chunks) {
      if (row < data.length) return read(row);
      row -= data.length;
    }
    return { value: `${term}`, reason: "not in its dictionary" };
  };
  return (term) => {
    terms[term] ??= readTerm(term);
    return terms[term];
  };
}

function formatFloat(value: number, isDouble: boolean): Cell {
  if (Number.isNaN(value)) return null;
  if (isDouble) return formatReal(value);
  // 0.1 of a shorter float is 0.10000000149011612 as a double.
  const short = [6, 7, 8].map((digits) => Number(value.toPrecision(digits)));
  return formatReal(short.find((number) => Math.fround(number) === value) ?? value);
}

/** Microseconds; what is finer is cut. */
function toMicros(value: bigint | number, unit: TimeUnit): bigint {
  const count = BigInt(value);
  if (unit === TimeUnit.SECOND) return count * 1_000_000n;
  if (unit === TimeUnit.MILLISECOND) return count * 1000n;
  return unit === TimeUnit.MICROSECOND ? count : divide(count, 1000n);
}

/** Downward, also below 1970. */
function divide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return quotient * by > value ? quotient - 1n : quotient;
}

function createDateReader(values: Int32Array | BigInt64Array, isDays: boolean): CellReader {
  return (row) => {
    if (isDays) return formatDay(Number(values[row]) * 86_400_000);
    const ms = BigInt(values[row] ?? 0);
    return ms % 86_400_000n === 0n ? formatDay(Number(ms)) : formatMoment(ms * 1000n);
  };
}

function formatDay(ms: number): string | CellProblem {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  if (year >= 1 && year <= 9999) return date.toISOString().slice(0, 10);
  return { value: `${ms / 86_400_000} days since 1970`, reason: "not a date of our calendar" };
}

function formatMoment(micros: bigint): string | CellProblem {
  const days = divide(micros, 86_400_000_000n);
  const day = formatDay(Number(days) * 86_400_000);
  if (typeof day !== "string") return day;
  return `${day} ${formatClock(micros - days * 86_400_000_000n)}`;
}

/** The time of a day, from its microseconds. */
function formatClock(micros: bigint): string {
  const clock = new Date(Number(micros / 1000n)).toISOString().slice(11, 23);
  const rest = `${micros % 1000n}`.padStart(3, "0");
  return `${clock}${rest}`.replace(/\.000000$/, "");
}

/** A whole number of many 32-bit words, the lowest first, in two's complement. */
function readInteger(words: Uint32Array, stride: number, row: number): bigint {
  let value = 0n;
  for (let at = stride - 1; at >= 0; at -= 1) {
    value = (value << 32n) | BigInt(words[row * stride + at] ?? 0);
  }
  return BigInt.asIntN(stride * 32, value);
}

function formatDecimal(unscaled: bigint, scale: number): string {
  if (scale <= 0) return `${unscaled * 10n ** BigInt(-scale)}`;
  const digits = `${unscaled < 0n ? -unscaled : unscaled}`.padStart(scale + 1, "0");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** JSON has no whole numbers of 64 bits. */
function toPlain(_: string, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : `${value}`;
}
