/** How a text's records are written: cells between delimiters, quoted or not. */
export interface RecordFormat {
  /** A byte; null where a line is a record whatever is in it. */
  readonly delimiter: number | null;
  /** Whether a cell that begins with `"` goes on to the quote that ends it, over line ends too. */
  readonly isQuoted: boolean;
}

export interface TextRecord {
  /** Without its line end; null where it is longer than the limit. */
  readonly bytes: Buffer | null;
  /** How many line ends it has, its own among them; the last record of a file may have none. */
  readonly lines: number;
  readonly cells: number;
  /** A quote in it does not end, or ends in the middle of a cell. */
  readonly isBroken: boolean;
}

const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22];

/** A quoted cell that has not ended after so many bytes never will. */
const longestQuoted = 2 << 20;

/**
 * Takes a text apart at its line ends, of any kind and mix. Where a quote is out of place, its line
 * alone is broken, and the next line is a record again: else one stray quote would swallow thousands
 * of rows. Bounded: a record longer than `limit` bytes is counted and dropped.
 */
export async function* splitRecords(
  chunks: AsyncIterable<Buffer>,
  format: RecordFormat,
  limit: number,
): AsyncGenerator<TextRecord> {
  let pending: Buffer = Buffer.alloc(0);
  // In a line that is too long, of which only the end matters.
  let isSkipping = false;
  const read = function* (isLast: boolean): Generator<TextRecord> {
    let at = 0;
    while (at < pending.length) {
      const found = isSkipping
        ? findLine(pending, at, isLast)
        : findRecord(pending, at, format, isLast);
      if (!found) break;
      const isLong = isSkipping || found.end - at > limit;
      isSkipping = false;
      yield {
        bytes: isLong ? null : pending.subarray(at, found.end),
        lines: found.lines,
        cells: found.cells,
        isBroken: found.isBroken,
      };
      at = found.next;
    }
    pending = pending.subarray(at);
    if (pending.length > Math.max(limit, longestQuoted)) {
      isSkipping = true;
      // A \r may be the first half of a line end.
      pending = pending.subarray(pending.length - 1);
    }
  };
  for await (const chunk of chunks) {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : Buffer.from(chunk);
    yield* read(false);
  }
  yield* read(true);
}

interface Found {
  /** Where the record ends, and where the next begins. */
  readonly end: number;
  readonly next: number;
  readonly lines: number;
  readonly cells: number;
  readonly isBroken: boolean;
}

/** The first line end from a place on; null where it may be in the next chunk. */
function findLine(bytes: Buffer, from: number, isLast: boolean): Found | null {
  const feed = bytes.indexOf(lineFeed, from);
  const before = bytes.subarray(from, feed < 0 ? bytes.length : feed).indexOf(carriageReturn);
  const end = before < 0 ? feed : from + before;
  if (end < 0) return isLast ? toFound(bytes.length, bytes.length, 0) : null;
  if (bytes[end] === lineFeed) return toFound(end, end + 1, 1);
  if (end + 1 === bytes.length && !isLast) return null;
  return toFound(end, bytes[end + 1] === lineFeed ? end + 2 : end + 1, 1);
}

function toFound(end: number, next: number, lines: number): Found {
  return { end, next, lines, cells: 1, isBroken: false };
}

function findRecord(
  bytes: Buffer,
  from: number,
  { delimiter, isQuoted }: RecordFormat,
  isLast: boolean,
): Found | null {
  if (delimiter === null) return findLine(bytes, from, isLast);
  let cells = 1;
  let lines = 0;
  let at = from;
  let isStart = true;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === lineFeed || byte === carriageReturn) {
      const line = findLine(bytes, at, isLast);
      return line && { ...line, lines: lines + 1, cells };
    }
    if (byte === quote && isStart && isQuoted) {
      const close = findClose(bytes, at, delimiter, isLast);
      if (close === "unknown") return null;
      if (close === null) {
        const line = findLine(bytes, from, isLast);
        return line && { ...line, cells, isBroken: true };
      }
      lines += close.lines;
      at = close.next;
      isStart = false;
      continue;
    }
    isStart = byte === delimiter;
    if (isStart) cells += 1;
    at += 1;
  }
  return isLast ? { ...toFound(at, at, lines), cells } : null;
}

/**
 * Behind the quote that ends a cell, which a delimiter or a line end must follow, and the line ends
 * within; null where there is none such, `unknown` where it may be in the next chunk.
 */
function findClose(
  bytes: Buffer,
  from: number,
  delimiter: number,
  isLast: boolean,
): { readonly next: number; readonly lines: number } | null | "unknown" {
  let lines = 0;
  let at = from + 1;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) lines += 1;
    if (byte !== quote) continue;
    if (at + 1 === bytes.length && !isLast) return "unknown";
    if (bytes[at + 1] !== quote) break;
    at += 1;
  }
  if (at >= bytes.length) return isLast || at - from > longestQuoted ? null : "unknown";
  const after = bytes[at + 1];
  const isClosed =
    after === undefined || after === lineFeed || after === carriageReturn || after === delimiter;
  return isClosed ? { next: at + 1, lines } : null;
}
