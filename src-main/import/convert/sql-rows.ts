import { type CsvFile, maxLineBytes } from "./csv-file";
import type { CsvPart } from "./csv-sink";
import { createByteTable, type SqlReader } from "./sql-reader";

const [open, close, comma, minus, dot] = [0x28, 0x29, 0x2c, 0x2d, 0x2e];
const [quote, doubleQuote, backslash, zero, nine] = [0x27, 0x22, 0x5c, 0x30, 0x39];
const [percent, underscore, letterX] = [0x25, 0x5f, 0x78];

/** What a backslash makes of the byte behind it; most stand for themselves. */
const escaped = new Uint8Array(256).map((_, byte) => byte);
for (const [letter, byte] of Object.entries({ 0: 0, b: 8, t: 9, n: 10, r: 13, Z: 26 })) {
  escaped[letter.charCodeAt(0)] = byte;
}

const tupleStops = createByteTable("'\"`()/-#*");
const valueStops = createByteTable("'\"`(),/-#*");
const hexDigits = createByteTable("0123456789abcdefABCDEF");
const bitDigits = createByteTable("01");
const numberStarts = createByteTable("0123456789.+-");
/** More than those of numbers, so that what goes on behind one is seen to be none. */
const numberBytes = createByteTable(
  "0123456789.+-_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
);
const longestNumber = 1000;

/** What was seen in the rows of a dump that a person should know of, with its first line. */
export interface RowFindings {
  hexLine: number | null;
}

/**
 * Reads the rows behind `VALUES`, up to what follows the last, and adds them to a part; those of
 * none are only counted. Gives their number.
 */
export function readRows(reader: SqlReader, part: CsvPart | null, found: RowFindings): number {
  let rows = 0;
  do {
    if (rows > 0) reader.at += 1;
    reader.skipSpace();
    if (reader.peek() !== open) throw reader.toBadStatement();
    if (part) readRow(reader, part, found);
    else skipRow(reader);
    rows += 1;
    reader.skipSpace();
  } while (reader.peek() === comma);
  return rows;
}

function skipRow(reader: SqlReader) {
  let depth = 0;
  while (reader.skipTo(tupleStops)) {
    const byte = reader.peek();
    if (byte === open) depth += 1;
    else if (byte === close) depth -= 1;
    reader.skipToken();
    if (depth === 0) return;
  }
  throw reader.toCutOff();
}

function readRow(reader: SqlReader, part: CsvPart, found: RowFindings) {
  const { cells } = part;
  const line = reader.getLine();
  reader.mark();
  cells.beginRow(line);
  let problem: string | null = null;
  let count = 0;
  do {
    reader.at += 1;
    if (!readPlainValue(reader, cells)) {
      if (count === 0 && isEmpty(reader)) break;
      problem = readValue(reader, cells, found) ?? problem;
    }
    count += 1;
  } while (reader.peek() === comma);
  if (reader.peek() !== close) throw reader.toBadStatement();
  reader.at += 1;
  if (count < part.columns.length) problem ??= "too few values";
  if (count > part.columns.length) problem ??= "too many values";
  if (problem !== null) cells.dropRow();
  else problem = cells.endRow();
  if (problem !== null) part.reject(line, toExcerpt(reader.getMarked()), problem);
}

function toExcerpt(row: Buffer): string {
  return row.toString("utf8", 0, 2000).slice(0, 500);
}

function isEmpty(reader: SqlReader): boolean {
  reader.skipSpace();
  return reader.peek() === close;
}

/**
 * The fast way, for nearly all values: a string without escapes, a number or NULL that lies in one
 * chunk with the comma or parenthesis behind it. Otherwise false, and nothing is done.
 */
function readPlainValue(reader: SqlReader, cells: CsvFile): boolean {
  const { bytes, at: from, end } = reader;
  const first = bytes[from] as number;
  let at = from;
  if (first === quote) {
    at = findStop(bytes, at + 1, end, quote);
    if (at >= end || bytes[at] !== quote || !isValueEnd(bytes, at + 1, end)) return false;
    cells.addCell(bytes, from + 1, at);
    reader.at = at + 1;
    return true;
  }
  if (first === minus) at++;
  const digitsFrom = at;
  while (at < end && isDigitOrDot(bytes[at] as number)) at++;
  if (at > digitsFrom) {
    if (!isValueEnd(bytes, at, end)) return false;
    cells.addCell(bytes, from, at);
    reader.at = at;
    return true;
  }
  if (!isNull(bytes, from) || !isValueEnd(bytes, from + 4, end)) return false;
  cells.addNull();
  reader.at = from + 4;
  return true;
}

/** The place of the next closing quote or backslash, or `end`. */
function findStop(bytes: Uint8Array, from: number, end: number, closing: number): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte === closing || byte === backslash) return at;
  }
  return end;
}

function isDigitOrDot(byte: number): boolean {
  return (byte >= zero && byte <= nine) || byte === dot;
}

/** Whether what follows is there, and ends a value. */
function isValueEnd(bytes: Uint8Array, at: number, end: number): boolean {
  return at < end && (bytes[at] === comma || bytes[at] === close);
}

function isNull(bytes: Uint8Array, at: number): boolean {
  return (
    ((bytes[at] as number) | 0x20) === 0x6e &&
    ((bytes[at + 1] as number) | 0x20) === 0x75 &&
    ((bytes[at + 2] as number) | 0x20) === 0x6c &&
    ((bytes[at + 3] as number) | 0x20) === 0x6c
  );
}

/** Any value, up to the comma or parenthesis behind it; gives the reason where it is none. */
function readValue(reader: SqlReader, cells: CsvFile, found: RowFindings): string | null {
  reader.skipSpace();
  const isValue = readLiteral(reader, cells, found);
  reader.skipSpace();
  const byte = reader.peek();
  if (isValue && (byte === comma || byte === close)) return null;
  skipValue(reader);
  return "an expression, not a value";
}

function skipValue(reader: SqlReader) {
  let depth = 0;
  while (reader.skipTo(valueStops)) {
    const byte = reader.peek();
    if (depth === 0 && (byte === comma || byte === close)) return;
    if (byte === open) depth += 1;
    else if (byte === close) depth -= 1;
    reader.skipToken();
  }
  throw reader.toCutOff();
}

function readLiteral(reader: SqlReader, cells: CsvFile, found: RowFindings): boolean {
  const first = reader.peek();
  const isText = first === quote || (first === doubleQuote && !reader.mode.hasQuotedNames);
  if (isText) readText(reader, cells);
  else if (first === zero && reader.peek(1) === letterX) {
    reader.at += 2;
    readHex(reader, cells, found);
  } else if (numberStarts[first] === 1) return readNumber(reader, cells);
  else return readNamedLiteral(reader, cells, found);
  return true;
}

function readNumber(reader: SqlReader, cells: CsvFile): boolean {
  const text = reader.take(numberBytes, longestNumber).toString("latin1");
  if (/^0b[01]{1,64}$/.test(text)) cells.addText(String(BigInt(text)));
  else if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    cells.addText(text.startsWith("+") ? text.slice(1) : text);
  } else return false;
  return true;
}

/** NULL, TRUE, FALSE, or what has a word before its quote, such as `x'41'` and `_binary 'A'`. */
function readNamedLiteral(reader: SqlReader, cells: CsvFile, found: RowFindings): boolean {
  const word = reader.readWord().toLowerCase();
  const isQuoted = reader.peek() === quote;
  if (word === "null") cells.addNull();
  else if (word === "true" || word === "false") cells.addText(word === "true" ? "1" : "0");
  else if (word === "n" && isQuoted) readText(reader, cells);
  else if (word === "x" && isQuoted) {
    reader.at += 1;
    readHex(reader, cells, found);
    return skipClosing(reader);
  } else if (word === "b" && isQuoted) {
    reader.at += 1;
    const bits = reader.take(bitDigits, longestNumber).toString("latin1");
    cells.addText(String(BigInt(`0b0${bits}`)));
    return skipClosing(reader);
  } else if (word.startsWith("_")) {
    reader.skipSpace();
    return reader.peek() !== underscore && readLiteral(reader, cells, found);
  } else return false;
  return true;
}

function skipClosing(reader: SqlReader): boolean {
  if (reader.peek() !== quote) return false;
  reader.at += 1;
  return true;
}

function readHex(reader: SqlReader, cells: CsvFile, found: RowFindings) {
  found.hexLine ??= reader.getLine();
  const digits = reader.take(hexDigits, maxLineBytes * 2 + 2).toString("latin1");
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex");
  cells.addCell(bytes, 0, bytes.length);
  // What is too long is a reject, but the value still has to be left.
  while (reader.take(hexDigits, maxLineBytes).length > 0);
}

/** A string of any length, and the strings that follow it, which belong to it. */
function readText(reader: SqlReader, cells: CsvFile) {
  const opening = reader.peek();
  cells.beginCell();
  do {
    reader.at += 1;
    readString(reader, cells, opening);
    reader.skipSpace();
  } while (reader.peek() === opening);
  cells.endCell();
}

/** Up to and with the closing quote. */
function readString(reader: SqlReader, cells: CsvFile, opening: number) {
  const { hasEscapes } = reader.mode;
  for (;;) {
    const { bytes, at: from, end } = reader;
    const at = findStop(bytes, from, end, opening);
    if (at > from) cells.addPiece(bytes, from, at);
    reader.at = at;
    const byte = reader.peek();
    const next = reader.peek(1);
    if (next < 0 && byte !== opening) throw reader.toCutOff();
    if (byte === backslash && hasEscapes) {
      if (next === percent || next === underscore) cells.addByte(backslash);
      cells.addByte(escaped[next] as number);
      reader.at += 2;
    } else if (byte === backslash) {
      cells.addByte(backslash);
      reader.at += 1;
    } else if (byte === opening) {
      reader.at += next === opening ? 2 : 1;
      if (next !== opening) return;
      cells.addByte(opening);
    }
  }
}
