import { closeSync, openSync, readSync } from "node:fs";

const lineFeed = 0x0a;
const nothing = Buffer.alloc(0);

/** What is kept of a marked passage, at most. */
const markedBytes = 1 << 16;

/**
 * Reads a file synchronously, a chunk at a time. What lies between `at` and `end` of `bytes` has
 * been read and not been used; who uses bytes moves `at` on. `fill` moves everything.
 */
export class ByteReader {
  bytes: Buffer;
  at = 0;
  end = 0;
  private readonly file: number;
  private readonly chunkBytes: number;
  private readonly onProgress: (bytes: number) => void;
  private position = 0;
  private line = 1;
  private lineEnd = -1;
  private window: Buffer;
  private markedAt = 0;
  private markedBefore: Buffer = nothing;

  /** `onProgress` is told how much was read, chunk by chunk. */
  constructor(path: string, chunkBytes: number, onProgress: (bytes: number) => void) {
    this.chunkBytes = chunkBytes;
    this.onProgress = onProgress;
    this.bytes = Buffer.allocUnsafe(chunkBytes);
    this.window = this.bytes;
    this.file = openSync(path, "r");
  }

  close() {
    closeSync(this.file);
  }

  /** Reads on; what was not used moves to the front. False at the end of the file. */
  fill(): boolean {
    const unused = this.end - this.at;
    // What is long grows by doubling, so that it is not moved again for each chunk.
    const wanted = Math.max(this.chunkBytes, unused);
    const isFull = unused + wanted > this.bytes.length;
    const to = isFull ? Buffer.allocUnsafe(unused + wanted * 2) : this.bytes;
    this.getLine();
    this.keepMarked();
    this.bytes.copy(to, 0, this.at, this.end);
    this.bytes = to;
    const count = readSync(this.file, to, unused, wanted, null);
    this.at = 0;
    this.end = unused + count;
    this.window = to.subarray(0, this.end);
    this.lineEnd = this.window.indexOf(lineFeed);
    this.position += count;
    this.onProgress(this.position);
    return count > 0;
  }

  /** The byte that comes next, or the one so many behind it; -1 at the end of the file. */
  peek(ahead = 0): number {
    while (this.at + ahead >= this.end) if (!this.fill()) return -1;
    return this.bytes[this.at + ahead] as number;
  }

  /** Whether these bytes come next. */
  isAt(expected: Uint8Array): boolean {
    for (let i = 0; i < expected.length; i++) if (this.peek(i) !== expected[i]) return false;
    return true;
  }

  /** Goes to the next of the bytes that are not 0 in `stops`, or to the end; false there. */
  skipTo(stops: Uint8Array): boolean {
    do {
      const { bytes, end } = this;
      let at = this.at;
      while (at < end && stops[bytes[at] as number] === 0) at++;
      this.at = at;
    } while (this.at === this.end && this.fill());
    return this.at < this.end;
  }

  /**
   * Takes the bytes that are not 0 in `wanted`, and no more than `limit`; they hold until the next
   * `fill`.
   */
  take(wanted: Uint8Array, limit: number): Buffer {
    let length = 0;
    for (;;) {
      const { bytes, at } = this;
      const end = Math.min(this.end, at + limit);
      while (at + length < end && wanted[bytes[at + length] as number] !== 0) length++;
      if (at + length < this.end || length === limit || !this.fill()) break;
    }
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }

  skipLine() {
    do {
      const at = this.window.indexOf(lineFeed, this.at);
      if (at >= 0) {
        this.at = at + 1;
        return;
      }
      this.at = this.end;
    } while (this.fill());
  }

  /** The line of the file that `at` is in, from 1. */
  getLine(): number {
    while (this.lineEnd >= 0 && this.lineEnd < this.at) {
      this.line += 1;
      this.lineEnd = this.window.indexOf(lineFeed, this.lineEnd + 1);
    }
    return this.line;
  }

  /** Remembers this place for `getMarked`. */
  mark() {
    this.markedAt = this.at;
    this.markedBefore = nothing;
  }

  /** What was used since `mark`, no more than its first 64 KB. */
  getMarked(): Buffer {
    const last = this.bytes.subarray(this.markedAt, this.at);
    return Buffer.concat([this.markedBefore, last]).subarray(0, markedBytes);
  }

  private keepMarked() {
    if (this.at > this.markedAt && this.markedBefore.length < markedBytes) {
      this.markedBefore = this.getMarked();
    }
    this.markedAt = 0;
  }
}
