import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { unpackGzip } from "./archive/gzip";
import { unpackZstd } from "./archive/zstd";

/** What is to be undone when a file is read; DuckDB undoes both itself. */
export type Compression = "gzip" | "zstd" | null;

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told how many of the file's own bytes have been read so far. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

const chunkLength = 1 << 20;
const wholeFile = { start: 0, length: Number.POSITIVE_INFINITY };

/**
 * The content of a file, in chunks. One that is damaged or cut off is `bad-file` at its end, while
 * DuckDB reads such a file without a word, up to where it breaks.
 */
export async function* readContent(
  path: string,
  compression: Compression,
  { signal, onBytes }: ReadOptions = {},
): AsyncGenerator<Buffer> {
  for await (const chunk of unpack(readBytes(path, onBytes), compression)) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

/** The bytes of a file as they are, or of a part of it. */
export async function* readBytes(
  path: string,
  onBytes?: (bytes: number) => void,
  { start, length }: { readonly start: number; readonly length: number } = wholeFile,
): AsyncGenerator<Buffer> {
  if (length === 0) return;
  const end = start + length - 1;
  const highWaterMark = Math.min(length, chunkLength);
  let bytes = 0;
  for await (const chunk of createReadStream(path, { start, end, highWaterMark })) {
    bytes += chunk.length;
    onBytes?.(bytes);
    yield chunk;
  }
}

function unpack(chunks: AsyncGenerator<Buffer>, compression: Compression): AsyncGenerator<Buffer> {
  switch (compression) {
    case null:
      return chunks;
    case "gzip":
      return unpackGzip(chunks, "It is a gzip file that is damaged or cut off.");
    case "zstd":
      return unpackZstd(chunks);
  }
}

/** The content of a file, for a look at each chunk, which is gone when the next is asked for. */
export function skimContent(
  path: string,
  compression: Compression,
  options: ReadOptions = {},
): AsyncGenerator<Buffer> {
  return compression === null
    ? readSwiftly(path, options)
    : readContent(path, compression, options);
}

/**
 * The bytes of a file, read into the same two buffers again and again, one while the other is looked
 * at: the fastest way through a file. A chunk is gone when the next is asked for.
 */
async function* readSwiftly(
  path: string,
  { signal, onBytes }: ReadOptions,
): AsyncGenerator<Buffer> {
  const file = await open(path, "r");
  let [current, other] = [Buffer.alloc(chunkLength), Buffer.alloc(chunkLength)];
  let reading = file.read(current, 0, chunkLength, null);
  try {
    for (let bytes = 0; ; [current, other] = [other, current]) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = file.read(other, 0, chunkLength, null);
      bytes += bytesRead;
      onBytes?.(bytes);
      signal?.throwIfAborted();
      yield current.subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => undefined);
    await file.close();
  }
}

const nameFlag = 0x08;

/**
 * Whether DuckDB reads this gzip file itself: it knows of no field of the header but the name, and
 * takes padding for a member that is broken. Of the members behind the first only the last is asked.
 */
export async function isPlainGzip(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const flags = (await file.read(Buffer.alloc(1), 0, 1, 3)).buffer[0] ?? 0;
    const end = (await file.read(Buffer.alloc(8), 0, 8, Math.max(0, size - 8))).buffer;
    return (flags & ~nameFlag) === 0 && end.some((byte) => byte !== 0);
  } finally {
    await file.close();
  }
}

/** The first bytes of a file, fewer where it ends. */
export async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A stream whose beginning has been looked at. */
export interface Started {
  readonly head: Buffer;
  /** All of it, the beginning included. */
  readonly chunks: () => AsyncGenerator<Buffer>;
  /** Lets go of it, wherever it stands. */
  readonly close: () => Promise<void>;
}

/** Reads as far as a head of so many bytes, or to the end. */
export async function startReading(
  source: AsyncGenerator<Buffer>,
  length: number,
): Promise<Started> {
  const read: Buffer[] = [];
  let total = 0;
  while (total < length) {
    const next = await source.next();
    if (next.done) break;
    read.push(next.value);
    total += next.value.length;
  }
  return {
    head: Buffer.concat(read).subarray(0, length),
    chunks: async function* () {
      yield* read.splice(0);
      yield* source;
    },
    close: async () => {
      await source.return(undefined);
    },
  };
}
