import { randomUUID } from "node:crypto";
import { lstat, mkdir, mkdtemp, readdir, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../../src-shared/errors";

/** A folder for what an import unpacks and converts; nobody else may look into it. */
export interface TempFolder {
  readonly path: string;
  /** Removes it with all that is in it. */
  remove(): Promise<void>;
}

const prefix = "coursescope-";

/**
 * Creates the folder: beside the workspace, where there is room for its data anyway; for one in
 * memory, where the system has such files.
 */
export async function createTempFolder(workspace: string | null): Promise<TempFolder> {
  if (workspace === null) {
    const path = await mkdtemp(join(tmpdir(), prefix));
    return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
  }
  await removeStaleTempFolder(workspace);
  const path = toFolder(workspace);
  // One that is still there holds files that are not ours.
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((error) => {
    throw new AppError("disk", `${path} is needed for what an import unpacks.`, {
      hint: "Check that its folder may be written to, and that no file has this name.",
      cause: error,
    });
  });
  return { path, remove: () => removeOurs(path) };
}

/** A path that no file has yet; only what is named so is removed with the folder. */
export function createTempPath(folder: string): string {
  return join(folder, `${prefix}${randomUUID()}`);
}

/** Removes what an import left behind that did not come to its end; files of others stay. */
export async function removeStaleTempFolder(workspace: string): Promise<void> {
  const path = toFolder(workspace);
  const found = await lstat(path).catch(() => undefined);
  if (found?.isDirectory()) await removeOurs(path);
}

function toFolder(workspace: string): string {
  return `${workspace}.import`;
}

async function removeOurs(folder: string) {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
  await rmdir(folder).catch(() => undefined);
}
