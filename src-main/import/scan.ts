import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { countByte } from "./byte-counts";

/** What a pass over all bytes of a file tells of it. */
export interface Scan {
  /** Of the content, unpacked, in hex. */
  readonly sha256: string;
  /** Whether DuckDB may read it as it is: else it is written anew first (`clean.ts`). */
  readonly isClean: boolean;
  readonly hasNullWords: boolean;
  readonly hasBackslash: boolean;
  readonly lineEnd: LineEnd;
  /** The last one need not have an end. */
  readonly lines: number;
}

/** As SQL escapes it. */
export type LineEnd = "\\n" | "\\r\\n";

const lineFeed = 0x0a;

/** A longer line is looked at more closely. */
const window = 1 << 16;

/**
 * Reads through a file. Only native searches, since a file may have gigabytes; what they cannot tell
 * apart counts as unclean. Not clean are: bytes that are no UTF-8, which DuckDB's reader does not
 * survive; several kinds of line end; zeros; lines without an end in sight; a byte order mark; and
 * lines with many more cells than the header. `text` is null for what is no text.
 */
export async function scan(
  chunks: AsyncIterable<Buffer>,
  text: { readonly delimiter: number | null; readonly columnCount: number } | null,
): Promise<Scan> {
  const hash = createHash("sha256");
  const found = { isDirty: false, hasNullWords: false, hasBackslash: false };
  let ends = null as "\n" | "\r\n" | null;
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let [lines, last] = [0, lineFeed];
  const look = (bytes: Buffer) => {
    ends ??= findEnds(bytes);
    found.isDirty ||=
      !isUtf8(bytes) ||
      bytes.includes(0) ||
      hasLongLine(bytes) ||
      (ends === "\r\n" ? hasLoneEnd(bytes) : bytes.includes(0x0d));
    found.hasBackslash ||= bytes.includes(0x5c);
    found.hasNullWords ||= bytes.includes("NULL") || (found.hasBackslash && bytes.includes("\\N"));
  };
  for await (const chunk of chunks) {
    hash.update(chunk);
    if (!text) continue;
    lines += countByte(chunk, lineFeed);
    last = chunk[chunk.length - 1] ?? last;
    found.isDirty ||= text.delimiter !== null && isWide(chunk, text.delimiter, text.columnCount);
    // The last bytes of the chunk before, for what lies across.
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const cut = findCut(bytes);
    if (isFirst && bytes[0] === 0xef && bytes[1] === 0xbb) found.isDirty = true;
    isFirst = false;
    look(bytes.subarray(0, cut));
    // A copy: the chunk's bytes are another's when the next one comes.
    rest = Buffer.from(bytes.subarray(cut));
  }
  look(rest);
  const { isDirty, ...words } = found;
  const lineEnd = ends === "\r\n" ? "\\r\\n" : "\\n";
  if (last !== lineFeed) lines += 1;
  return { sha256: hash.digest("hex"), isClean: !isDirty, lineEnd, lines, ...words };
}

/** So much of a chunk is looked at byte by byte. */
const sampleLength = 1 << 14;

/** Whether lines have, in a sample, far more cells than the header: DuckDB takes minutes for such. */
function isWide(chunk: Buffer, delimiter: number, columnCount: number): boolean {
  const sample = chunk.subarray(0, sampleLength);
  const lines = countByte(sample, lineFeed) + 1;
  return countByte(sample, delimiter) > lines * (columnCount + 4);
}

/** Where to part a chunk from the next, so that no letter, line end or word lies across. */
function findCut(bytes: Buffer): number {
  const last = bytes.lastIndexOf(0x0a);
  return last >= 0 ? last + 1 : bytes.length > 1 << 22 ? bytes.length - 3 : 0;
}

/** The first line's end; a lone \r is none that is clean. */
function findEnds(bytes: Buffer): "\n" | "\r\n" | null {
  const at = bytes.indexOf(0x0a);
  if (at < 0) return null;
  return bytes[at - 1] === 0x0d ? "\r\n" : "\n";
}

function hasLongLine(bytes: Buffer): boolean {
  for (let at = 0; at + window <= bytes.length; at += window) {
    if (!bytes.subarray(at, at + window).includes(0x0a)) return true;
  }
  return false;
}

/** Whether there is a \n without its \r, or a \r without its \n. */
function hasLoneEnd(bytes: Buffer): boolean {
  let before = 0;
  for (const byte of bytes) {
    if ((byte === 0x0a) !== (before === 0x0d) && (byte === 0x0a || before === 0x0d)) return true;
    before = byte;
  }
  return before === 0x0d;
}
