import { isUtf8 } from "node:buffer";
import { appendFileSync, writeFileSync } from "node:fs";
import { longestLine } from "../stub";

/** Bytes of a line, with its end and its quotes; what reads the files must take as long a one. */
export const maxLineBytes = longestLine;

const firstBytes = 1 << 16;
const usualBytes = 1 << 20;

const [lineFeed, carriageReturn, quote, comma] = [0x0a, 0x0d, 0x22, 0x2c];

// What a byte asks for, as bits.
const [isHigh, needsQuotes, isQuote] = [1, 2, 4];
const kinds = new Uint8Array(256).fill(isHigh, 0x80);
for (const byte of [comma, lineFeed, carriageReturn]) kinds[byte] = needsQuotes;
kinds[quote] = needsQuotes | isQuote;

const scratch = Buffer.allocUnsafe(1 << 14);

/**
 * A file of rows in the convention of `Part.file`, written row by row, cell by cell: `beginRow`,
 * as many cells as there are columns, `endRow`. It is written synchronously, a megabyte at a time,
 * and opened for each, so that there may be any number of them and none has to be closed. What
 * reads it must be told how lines end: DuckDB would guess from the first line end within a cell.
 */
export class CsvFile {
  readonly path: string;
  /** Rows that were kept. */
  rows = 0;
  /** Bytes of the longest of them. */
  longest = 0;
  private out = Buffer.allocUnsafe(firstBytes);
  private at = 0;
  private rowStart = 0;
  private cellStart = 0;
  private rowKinds = 0;
  private cellKinds = 0;
  private isTooLong = false;

  constructor(path: string) {
    this.path = path;
    writeFileSync(path, "");
  }

  /** `line` is the row's first cell. */
  beginRow(line: number) {
    if (this.at + 24 > this.out.length) this.makeRoom(24);
    this.rowKinds = 0;
    this.isTooLong = false;
    this.at = writeNumber(this.out, this.at, line);
  }

  addNull() {
    if (this.at === this.out.length) this.makeRoom(1);
    this.out[this.at++] = comma;
  }

  /** A cell of these bytes, which are UTF-8; they may be none. */
  addCell(bytes: Uint8Array, from: number, to: number) {
    this.beginCell();
    this.addPiece(bytes, from, to);
    this.endCell();
  }

  addText(text: string) {
    if (text.length * 3 <= scratch.length) this.addCell(scratch, 0, scratch.write(text));
    else {
      const bytes = Buffer.from(text);
      this.addCell(bytes, 0, bytes.length);
    }
  }

  /** Begins a cell that comes in pieces. */
  beginCell() {
    if (this.at === this.out.length) this.makeRoom(1);
    this.out[this.at++] = comma;
    this.cellStart = this.at;
    this.cellKinds = 0;
  }

  addPiece(bytes: Uint8Array, from: number, to: number) {
    if (this.at + to - from > this.out.length && !this.makeRoom(to - from)) return;
    const { out } = this;
    let at = this.at;
    let found = 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] as number;
      out[at++] = byte;
      found |= kinds[byte] as number;
    }
    this.at = at;
    this.cellKinds |= found;
    if ((found & isQuote) !== 0) this.doubleQuotes(to - from);
  }

  addByte(byte: number) {
    if (this.at + 2 > this.out.length && !this.makeRoom(2)) return;
    this.out[this.at++] = byte;
    this.cellKinds |= kinds[byte] as number;
    if (byte === quote) this.out[this.at++] = quote;
  }

  endCell() {
    const { cellStart, cellKinds } = this;
    this.rowKinds |= cellKinds;
    if ((cellKinds & needsQuotes) !== 0 || this.at === cellStart) this.wrapCell();
  }

  /** Keeps the row, or gives the reason why it cannot be kept. */
  endRow(): string | null {
    if (this.at === this.out.length) this.makeRoom(1);
    const problem = this.findProblem();
    if (problem !== null) this.dropRow();
    else {
      this.out[this.at++] = lineFeed;
      if (this.at - this.rowStart > this.longest) this.longest = this.at - this.rowStart;
      this.rowStart = this.at;
      this.rows += 1;
      if (this.out.length > usualBytes) this.flush();
    }
    return problem;
  }

  /** Takes back the row that was begun. */
  dropRow() {
    this.at = this.rowStart;
  }

  /** Writes what is left. */
  close() {
    this.flush();
    this.out = Buffer.alloc(0);
  }

  private findProblem(): string | null {
    if (this.isTooLong) return "more than 16 MB";
    // Commas and quotes are no part of a character, so that the cells can be looked at together.
    if ((this.rowKinds & isHigh) === 0 || isUtf8(this.out.subarray(this.rowStart, this.at))) {
      return null;
    }
    return "not UTF-8 text";
  }

  private wrapCell() {
    if (this.at + 2 > this.out.length && !this.makeRoom(2)) return;
    const { out, cellStart } = this;
    out.copyWithin(cellStart + 1, cellStart, this.at);
    out[cellStart] = quote;
    out[this.at + 1] = quote;
    this.at += 2;
  }

  /** In the last bytes of the cell, from the end backward. */
  private doubleQuotes(length: number) {
    let count = 0;
    for (let i = this.at - length; i < this.at; i++) if (this.out[i] === quote) count += 1;
    if (!this.makeRoom(count)) return;
    const { out } = this;
    let to = this.at + count;
    for (let from = this.at; from < to; ) {
      const byte = out[--from] as number;
      out[--to] = byte;
      if (byte === quote) out[--to] = quote;
    }
    this.at += count;
  }

  /**
   * Makes room for this many bytes more, and for a line's end. False where the line would be too
   * long: then what it had is thrown away, and so is the rest of it as it comes.
   */
  private makeRoom(bytes: number): boolean {
    if (this.at - this.rowStart + bytes >= maxLineBytes) {
      this.isTooLong = true;
      this.at = this.rowStart;
      this.cellStart = this.rowStart;
      return false;
    }
    if (this.at + bytes < this.out.length) return true;
    if (this.out.length >= usualBytes) this.flush();
    if (this.at + bytes >= this.out.length) {
      this.resize(Math.max(this.out.length * 2, this.at + bytes + 1));
    }
    return true;
  }

  /** Writes the rows that have ended; what was begun moves to the front. */
  private flush() {
    if (this.rowStart === 0) return;
    appendFileSync(this.path, this.out.subarray(0, this.rowStart));
    this.out.copyWithin(0, this.rowStart, this.at);
    this.at -= this.rowStart;
    this.cellStart -= this.rowStart;
    this.rowStart = 0;
    if (this.out.length > usualBytes && this.at < usualBytes) this.resize(usualBytes);
  }

  private resize(bytes: number) {
    const out = Buffer.allocUnsafe(bytes);
    this.out.copy(out, 0, 0, this.at);
    this.out = out;
  }
}

/** Gives the place behind it. */
function writeNumber(out: Uint8Array, from: number, number: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
  let rest = number;
  for (let at = from + digits - 1; at >= from; at--) {
    out[at] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return from + digits;
}
