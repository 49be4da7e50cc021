import { Decompress } from "fzstd";
import { AppError } from "../../../src-shared/errors";
import { ByteReader } from "./byte-reader";
import { Xxh64 } from "./xxh64";

const frameMark = 0xfd2fb528;
const blockLimit = 1 << 17;
/** What `fzstd` reads without an error, and correctly. */
const windowLimit = 1 << 25;
/** So long may the thread be busy before others have their turn. */
const turnMs = 20;

/**
 * Undoes Zstandard, frame by frame and block by block: `fzstd` unpacks a block, and what it leaves to
 * others is seen to here, which are lengths, checksums, several frames, and how much comes at once.
 * A file that is damaged, cut off or beyond its limits is `bad-file`.
 */
export async function* unpackZstd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(chunks);
  let turnStart = performance.now();
  try {
    for (;;) {
      const mark = await reader.take(4);
      if (mark.length === 0) return;
      if (isSkippable(mark)) {
        const length = (await takeWhole(reader, 4)).readUInt32LE(0);
        if ((await reader.skip(length)) < length) throw toDamaged();
        continue;
      }
      if (mark.length < 4 || mark.readUInt32LE(0) !== frameMark) throw toDamaged();
      for await (const block of unpackFrame(reader)) {
        if (performance.now() - turnStart > turnMs) {
          await new Promise(setImmediate);
          turnStart = performance.now();
        }
        yield block;
      }
    }
  } finally {
    await reader.close();
  }
}

function isSkippable(mark: Buffer): boolean {
  return mark.length === 4 && (mark.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50;
}

async function* unpackFrame(reader: ByteReader): AsyncGenerator<Buffer> {
  const header = await readHeader(reader);
  const unpacked: Uint8Array[] = [];
  const decompress = new Decompress((bytes) => unpacked.push(bytes));
  push(decompress, header.bytes, false);
  const checksum = header.hasChecksum ? new Xxh64() : undefined;
  let length = 0;
  for (let isLast = false; !isLast; ) {
    const block = await readBlock(reader);
    isLast = block.isLast;
    push(decompress, block.bytes, isLast);
    for (const bytes of unpacked.splice(0)) {
      length += bytes.length;
      checksum?.update(bytes);
      if (bytes.length > 0) yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    }
  }
  if (header.contentLength !== undefined && header.contentLength !== length) throw toDamaged();
  if (!checksum) return;
  const written = (await takeWhole(reader, 4)).readUInt32LE(0);
  if (written !== Number(checksum.digest() & 0xffffffffn)) throw toDamaged();
}

interface FrameHeader {
  /** For `fzstd`: it is told of no checksum, which it would only step over. */
  readonly bytes: Buffer;
  readonly hasChecksum: boolean;
  readonly contentLength: number | undefined;
}

async function readHeader(reader: ByteReader): Promise<FrameHeader> {
  const [descriptor = 0] = await takeWhole(reader, 1);
  const isSingle = (descriptor & 0x20) !== 0;
  const hasChecksum = (descriptor & 0x04) !== 0;
  const idLength = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const contentField = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const windowField = isSingle ? 0 : 1;
  const rest = await takeWhole(reader, windowField + idLength + contentField);
  if (rest.subarray(windowField, windowField + idLength).some((byte) => byte !== 0)) {
    throw new AppError(
      "bad-file",
      "It is compressed with a dictionary: unpack it with zstd first.",
    );
  }
  const contentLength = readContentLength(rest.subarray(windowField + idLength));
  const window = isSingle ? (contentLength ?? 0) : toWindow(rest[0] ?? 0);
  if (window > windowLimit) {
    const message =
      "It is compressed by a look far back (zstd --long or --ultra): unpack it with zstd first.";
    throw new AppError("bad-file", message);
  }
  const mark = Buffer.alloc(5);
  mark.writeUInt32LE(frameMark);
  mark[4] = descriptor & ~0x04;
  return { bytes: Buffer.concat([mark, rest]), hasChecksum, contentLength };
}

function readContentLength(field: Buffer): number | undefined {
  if (field.length === 0) return undefined;
  if (field.length === 8) return Number(field.readBigUInt64LE(0));
  return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0);
}

function toWindow(field: number): number {
  const base = 2 ** (10 + (field >> 3));
  return base + (base / 8) * (field & 7);
}

async function readBlock(reader: ByteReader) {
  const head = await takeWhole(reader, 3);
  const field = head.readUIntLE(0, 3);
  const type = (field >> 1) & 3;
  const size = field >> 3;
  if (type === 3 || size > blockLimit) throw toDamaged();
  // One byte stands for a run of that size.
  const content = await takeWhole(reader, type === 1 ? 1 : size);
  return { isLast: (field & 1) === 1, bytes: Buffer.concat([head, content]) };
}

function push(decompress: Decompress, bytes: Buffer, isLast: boolean) {
  try {
    decompress.push(bytes, isLast);
  } catch (error) {
    throw toDamaged(error);
  }
}

async function takeWhole(reader: ByteReader, length: number): Promise<Buffer> {
  const bytes = await reader.take(length);
  if (bytes.length < length) throw toDamaged();
  return bytes;
}

function toDamaged(cause?: unknown): AppError {
  return new AppError("bad-file", "It is a Zstandard file that is damaged or cut off.", { cause });
}
