import { createHash } from "node:crypto";
import { createReadStream, type Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "../../src-shared/errors";

export interface FoundFile {
  /** Absolute: DuckDB takes `~` and `s3:` at a path's start for more than a name. */
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly modifiedMs: number;
  /** It is the open workspace: to open and close it once more would drop the lock on it. */
  readonly isOwn: boolean;
}

/** Refuses paths that lead nowhere, or to what is neither a file nor a folder. */
export async function checkPaths(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => look(path)));
}

/**
 * The files at these paths, and within folders, links followed; names that begin with a dot are left
 * out. The open workspace is left out of a folder, and told apart when it is named itself.
 */
export async function findFiles(
  paths: readonly string[],
  workspace: string | null,
): Promise<FoundFile[]> {
  const own = workspace === null ? undefined : await stat(workspace);
  const found: FoundFile[] = [];
  for (const path of paths) await collect(resolve(path), own, new Set(), found);
  return found;
}

async function collect(
  path: string,
  own: Stats | undefined,
  /** Folders above and beside, so that links in a circle end. */
  seen: Set<string>,
  found: FoundFile[],
): Promise<void> {
  const stats = await look(path);
  if (!stats.isDirectory()) {
    const isOwn = own !== undefined && toIdentity(own) === toIdentity(stats);
    const name = basename(path);
    found.push({ path, name, size: stats.size, modifiedMs: stats.mtimeMs, isOwn });
    return;
  }
  if (seen.has(toIdentity(stats))) return;
  seen.add(toIdentity(stats));
  const inside: FoundFile[] = [];
  for (const name of (await readdir(path)).sort()) {
    if (!name.startsWith(".")) await collect(join(path, name), own, seen, inside);
  }
  const isBeside = (name: string) =>
    inside.some((file) => file.isOwn && name.startsWith(file.name));
  found.push(...inside.filter(({ isOwn, name }) => !isOwn && !isBeside(name)));
}

async function look(path: string): Promise<Stats> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) {
    throw new AppError("bad-input", `${path} cannot be read: there is no such file or folder.`);
  }
  if (stats.isFile() || stats.isDirectory()) return stats;
  throw new AppError("bad-input", `${path} cannot be read: it is neither a file nor a folder.`);
}

function toIdentity({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}

/**
 * The SHA-256 of a file's bytes, in hex. A gzip file is unpacked to its end on the way, since DuckDB
 * reads a damaged or cut one without a word, up to where it breaks.
 */
export async function computeHash(
  path: string,
  isGzip: boolean,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const hash = createHash("sha256");
  const gunzip = isGzip ? createGunzip() : undefined;
  const drained = gunzip && pipeline(gunzip, createDrain());
  // It is awaited at the end; until then its failure must not count as unhandled.
  drained?.catch(() => undefined);
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.length;
    onBytes(bytes);
    if (gunzip && !gunzip.destroyed && !gunzip.write(chunk)) await waitForRoom(gunzip);
  }
  gunzip?.end();
  await drained?.catch((error: Error) => {
    throw new AppError("bad-file", "It is a gzip file that is damaged or cut off.", {
      cause: error,
    });
  });
  return hash.digest("hex");
}

function createDrain(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function waitForRoom(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off("drain", done);
      stream.off("close", done);
      resolve();
    };
    stream.on("drain", done);
    stream.on("close", done);
  });
}
