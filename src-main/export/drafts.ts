import { randomUUID } from "node:crypto";
import { readdir, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";

const draftName = /^\.coursescope-[0-9a-f-]{36}\.part$/;

/** Nothing that is still being written rests for so long. */
const staleMilliseconds = 24 * 3600 * 1000;

/** Folders that were looked through. */
const seen = new Set<string>();

/** Whether a file of this name is taken for a draft. */
export function isDraft(name: string): boolean {
  return draftName.test(name);
}

/** A hidden name beside a file, for what is to take its place when it is whole. */
export function toDraftPath(target: string): string {
  return join(dirname(target), `.coursescope-${randomUUID()}.part`);
}

/**
 * Takes away the drafts beside this new one that were left by a program that was killed, once for
 * each folder. The new one tells the time, since a network disk may have a clock of its own.
 */
export async function removeStale(draft: string): Promise<void> {
  const folder = dirname(draft);
  if (seen.has(folder)) return;
  seen.add(folder);
  try {
    const now = (await stat(draft)).mtimeMs;
    for (const name of await readdir(folder)) {
      if (!isDraft(name)) continue;
      const path = join(folder, name);
      if (now - (await stat(path)).mtimeMs > staleMilliseconds) await unlink(path);
    }
  } catch {
    // Left for the next time: they are in nobody's way.
  }
}
