import { createGunzip } from "node:zlib";
import { AppError } from "../../../src-shared/errors";

/** Of so many bytes at a time come at most a thousand times as many. */
const sliceLength = 1 << 15;

/**
 * Undoes gzip, of any number of members; zlib looks at lengths and checksums. Where it is damaged or
 * cut off, all that can be unpacked comes first, and then `bad-file` with the message. (A pipe would
 * drop what is on its way when it breaks, now more of it and now less.)
 */
export async function* unpackGzip(
  chunks: AsyncIterable<Buffer>,
  message: string,
  chunkSize = 1 << 18,
): AsyncGenerator<Buffer> {
  const gunzip = new Gunzip(chunkSize);
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += sliceLength) {
        await gunzip.write(chunk.subarray(at, at + sliceLength));
        yield* gunzip.take();
      }
    }
    await gunzip.end();
    yield* gunzip.take();
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith("Z_")) throw error;
    yield* gunzip.take();
    throw new AppError("bad-file", message, { cause: error });
  } finally {
    gunzip.close();
  }
}

/** A stream of zlib, one step after the other. */
class Gunzip {
  private readonly stream;
  private unpacked: Buffer[] = [];
  private isEnded = false;
  private settle = (_error?: Error | null) => {};

  constructor(chunkSize: number) {
    this.stream = createGunzip({ chunkSize });
    this.stream.on("data", (bytes) => this.unpacked.push(bytes));
    this.stream.on("error", (error) => this.settle(error));
    // It ends by itself before padding of zeros.
    this.stream.on("end", () => {
      this.isEnded = true;
      this.settle();
    });
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.isEnded) return;
    await this.wait(() => this.stream.write(bytes, (error) => this.settle(error)));
  }

  async end(): Promise<void> {
    if (this.isEnded) return;
    await this.wait(() => this.stream.end());
  }

  /** What has been unpacked since the last time. */
  take(): Buffer[] {
    const { unpacked } = this;
    this.unpacked = [];
    return unpacked;
  }

  close(): void {
    this.stream.destroy();
  }

  private wait(start: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.settle = (error) => (error ? reject(error) : resolve());
      start();
    });
  }
}
