import { type Entry, openPromise, type ZipFile } from "yauzl";
import { AppError } from "../../../src-shared/errors";

/** The files within a ZIP that is one document, by their paths. */
export interface ZipPackage {
  has(path: string): boolean;
  /** Unpacked bytes; 0 where there is none. */
  getSize(path: string): number;
  /** `bad-file` where there is no such file, or it is damaged. */
  read(path: string): AsyncIterable<Uint8Array>;
  close(): void;
}

/** Four thousand million bytes are ten full sheets of Excel's largest size. */
const sizeLimit = 4e9;
/** A table's XML shrinks to a twentieth; this is near what deflate can do at all. */
const ratioLimit = 1000;
const ratioMatters = 10_000_000;

/** Opens it by its directory at the end, the one place where a ZIP says what it holds. */
export async function openZipPackage(path: string): Promise<ZipPackage> {
  const zip = await openPromise(path, { autoClose: false }).catch(throwDamaged);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(toKey(entry.fileName), entry);
  } catch (error) {
    zip.close();
    throwDamaged(error);
  }
  return {
    has: (name) => entries.has(toKey(name)),
    getSize: (name) => entries.get(toKey(name))?.uncompressedSize ?? 0,
    read: (name) => readEntry(zip, name, entries.get(toKey(name))),
    close: () => zip.close(),
  };
}

/** Names in such a package differ in more than their case, and some programs are careless of it. */
function toKey(path: string): string {
  return path.replace(/^\//, "").toLowerCase();
}

async function* readEntry(zip: ZipFile, name: string, entry: Entry | undefined) {
  if (!entry) throw new AppError("bad-file", `The workbook is damaged: it lacks ${name}.`);
  const { uncompressedSize, compressedSize } = entry;
  if (entry.isEncrypted()) {
    throw new AppError("bad-file", "The workbook is encrypted: save it without a password.");
  }
  const isBomb = uncompressedSize > ratioMatters && uncompressedSize > compressedSize * ratioLimit;
  if (isBomb || uncompressedSize > sizeLimit) {
    throw new AppError(
      "bad-file",
      `Its ${name} unpacks to ${Math.round(uncompressedSize / 1e6)} MB, which no table needs: it is not read.`,
    );
  }
  try {
    // That no more is unpacked than the directory says, the library sees to.
    yield* await zip.openReadStreamPromise(entry);
  } catch (error) {
    throwDamaged(error);
  }
}

/** What the disk says is thrown on as it is. */
function throwDamaged(error: unknown): never {
  if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall) throw error;
  const { message } = error as Error;
  throw new AppError("bad-file", "The workbook is damaged.", { details: message, cause: error });
}
