/** Takes a stream of chunks apart by lengths. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `length` bytes; fewer, or none, where the stream ends. */
  async take(length: number): Promise<Buffer> {
    if (this.rest.length < length) await this.fill(length);
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(taken.length);
    return taken;
  }

  /** Leaves out as many bytes, and says how many there were. */
  async skip(length: number): Promise<number> {
    let skipped = 0;
    while (skipped < length) {
      const { length: taken } = await this.take(Math.min(length - skipped, 1 << 16));
      if (taken === 0) break;
      skipped += taken;
    }
    return skipped;
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private async fill(length: number) {
    const parts = [this.rest];
    let filled = this.rest.length;
    while (filled < length) {
      const next = await this.chunks.next();
      if (next.done) break;
      parts.push(next.value);
      filled += next.value.length;
    }
    this.rest = parts.length === 1 ? this.rest : Buffer.concat(parts);
  }
}
