import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import { AppError } from "../../../src-shared/errors";
import { readBytes } from "../compression";
import { unpackGzip } from "./gzip";
import { deviceProblem, linkProblem, type Member } from "./member";

/** Follows what is read of an archive. */
export interface ZipWatch {
  /** Called for each member as the directory is read; what it throws is thrown on. */
  readonly onMember: () => void;
  /** Told how many of the archive's bytes have been read, as far as its members go. */
  readonly onBytes: (bytes: number) => void;
  /** Called for each chunk that comes out of it; what it throws is thrown on. */
  readonly onUnpacked: (bytes: number) => void;
}

/** A ZIP archive, open for reading. */
export interface Zip {
  readonly members: readonly Member[];
  /** Why there may be more members than these. */
  readonly problem: AppError | null;
  close(): void;
}

/** Opens a ZIP archive by the directory at its end; a file without one is `bad-file`. */
export async function openZip(path: string, watch: ZipWatch): Promise<Zip> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
  const zip = await openPromise(path, options).catch((error) => {
    throw toProblem(error);
  });
  try {
    const { entries, problem } = await listEntries(zip, watch);
    return { members: toMembers(path, zip, entries, watch), problem, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The entries of the directory, as far as it can be read. */
async function listEntries(zip: ZipFile, { onMember }: ZipWatch) {
  const entries: Entry[] = [];
  const directory = zip.eachEntry();
  for (;;) {
    let next: IteratorResult<Entry>;
    try {
      next = await directory.next();
    } catch (error) {
      const problem = toProblem(error);
      if (problem instanceof AppError) return { entries, problem };
      throw problem;
    }
    if (next.done) return { entries, problem: null };
    onMember();
    entries.push(next.value);
  }
}

function toMembers(path: string, zip: ZipFile, entries: readonly Entry[], watch: ZipWatch) {
  const members: Member[] = [];
  let place = 0;
  for (const entry of entries) {
    const before = place;
    place += entry.compressedSize;
    if (isFolder(entry)) continue;
    const open = async function* () {
      const start = await findStart(zip, entry);
      const part = { start, length: entry.compressedSize };
      yield* readBytes(path, (bytes) => watch.onBytes(before + bytes), part);
    };
    members.push({
      name: decodeName(entry),
      size: entry.uncompressedSize,
      problem: findProblem(entry),
      read: () => unpackEntry(open(), entry, watch),
    });
  }
  return members;
}

async function findStart(zip: ZipFile, entry: Entry): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (error) {
    throw toProblem(error);
  }
}

/** Names are in UTF-8 where they say so, and where they can be; else as DOS had them. */
function decodeName({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const utf8Flag = isUtf8(fileNameRaw) ? 0x800 : 0;
  return getFileNameLowLevel(generalPurposeBitFlag | utf8Flag, fileNameRaw, extraFields, false);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const unixSystems = [3, 19];
const [fileType, folderType, linkType] = [0o100000, 0o040000, 0o120000];

/** What a Unix system says of the file, 0 where no such system made the archive. */
function getUnixType({ versionMadeBy, externalFileAttributes }: Entry): number {
  return unixSystems.includes(versionMadeBy >> 8) ? (externalFileAttributes >>> 16) & 0o170000 : 0;
}

function isFolder(entry: Entry): boolean {
  return getUnixType(entry) === folderType || /[/\\]$/.test(decodeName(entry));
}

const stored = 0;
const deflated = 8;
const methods: Readonly<Record<number, string>> = {
  9: "Deflate64",
  12: "bzip2",
  14: "LZMA",
  93: "Zstandard",
  95: "XZ",
  98: "PPMd",
};

function findProblem(entry: Entry): string | null {
  const type = getUnixType(entry);
  if (type === linkType) return linkProblem;
  // What zip was given through a pipe it calls a pipe, but there is content.
  if (type !== 0 && type !== fileType && entry.uncompressedSize === 0) return deviceProblem;
  if (entry.isEncrypted()) return "It is protected by a password: unpack the archive first.";
  const method = entry.compressionMethod;
  if (method === stored || method === deflated) return null;
  const name = methods[method] ?? `method ${method}`;
  return `It is compressed in a way that is not read (${name}): unpack the archive first.`;
}

/**
 * Unpacks a member by way of gzip, whose data between head and tail is what a ZIP has: so zlib itself
 * looks at the checksum and the length that the directory gives.
 */
async function* unpackEntry(
  data: AsyncIterable<Buffer>,
  entry: Entry,
  { onUnpacked }: ZipWatch,
): AsyncGenerator<Buffer> {
  const damaged = "It is damaged within its archive.";
  let length = 0;
  const chunkSize = Math.min(Math.max(entry.uncompressedSize, 1 << 10), 1 << 18);
  for await (const chunk of unpackGzip(toGzip(data, entry), damaged, chunkSize)) {
    length += chunk.length;
    onUnpacked(chunk.length);
    yield chunk;
  }
  if (length !== entry.uncompressedSize) throw new AppError("bad-file", damaged);
}

async function* toGzip(data: AsyncIterable<Buffer>, entry: Entry): AsyncGenerator<Buffer> {
  yield Buffer.from([0x1f, 0x8b, deflated, 0, 0, 0, 0, 0, 0, 0xff]);
  yield* entry.compressionMethod === stored ? toDeflate(data) : data;
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(entry.crc32, 0);
  tail.writeUInt32LE(entry.uncompressedSize % 2 ** 32, 4);
  yield tail;
}

/** Blocks as deflate has them for what cannot be compressed. */
async function* toDeflate(data: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of data) {
    for (let at = 0; at < chunk.length; at += 0xffff) {
      const block = chunk.subarray(at, at + 0xffff);
      yield Buffer.from([0, ...toBytes(block.length), ...toBytes(~block.length)]);
      yield block;
    }
  }
  yield Buffer.from([1, ...toBytes(0), ...toBytes(~0)]);
}

function toBytes(length: number): [number, number] {
  return [length & 0xff, (length >> 8) & 0xff];
}

/** What yauzl says of an archive, for people; what the disk says stays as it is. */
function toProblem(error: unknown): unknown {
  const { message, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof AppError || syscall) return error;
  const sentence = /multi-disk/.test(message)
    ? "It is one part of a ZIP archive in several: join the parts first."
    : /encryption/.test(message)
      ? "It is a ZIP archive that is protected by a password: unpack it first."
      : "It is a ZIP archive that is damaged or cut off.";
  return new AppError("bad-file", sentence, { cause: error });
}
