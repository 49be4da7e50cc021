import type { Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
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
