import { statfs } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { AppError } from "../../src-shared/errors";

/** Bytes that the disk of a folder has free; undefined where it does not say. */
export type ReadFree = (folder: string) => Promise<number | undefined>;

/** Less than this is no room for anything. */
const leastBytes = 4_000_000;

/**
 * `disk` where a file that takes this many bytes clearly has no room. The estimate is on the low
 * side, so that nothing is refused that would fit.
 */
export async function checkRoom(
  path: string,
  estimatedBytes = 0,
  readFree: ReadFree = readFreeBytes,
): Promise<void> {
  const needed = Math.max(leastBytes, estimatedBytes);
  const free = await readFree(dirname(path));
  if (free === undefined || free >= needed) return;
  throw new AppError(
    "disk",
    `${basename(path)} was not written: it needs about ${toMegabytes(needed)}, and the disk has ${toMegabytes(free)} free.`,
    { hint: "Make room, or choose another place." },
  );
}

async function readFreeBytes(folder: string): Promise<number | undefined> {
  const found = await statfs(folder).catch(() => undefined);
  // Some network file systems say that they have no blocks at all.
  if (!found || found.blocks === 0) return undefined;
  return found.bavail * found.bsize;
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
