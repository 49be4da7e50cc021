import type { Stats } from "node:fs";
import { link, mkdir, readFile, realpath, rename, stat, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../../src-shared/errors";
import { isOpenFile } from "../engine";
import { removeStale, toDraftPath } from "./drafts";
import { longestKeyText, parseKey } from "./privacy/key-text";
import { toSaveError } from "./save-error";

/** Of the file with a workspace's key of pseudonyms. */
export const keyEnding = ".pseudonym-key";

/** Makes a folder and those above it, where they are not there yet. */
export async function createFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
  } catch (error) {
    throw toFolderError(path, error as NodeJS.ErrnoException);
  }
}

/** Node's own way up never ends in /proc, and takes a disk that can only be read for a missing folder. */
async function makeFolders(path: string): Promise<void> {
  const isFolder = async () => (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const make = async () => {
    await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
      if (!(await isFolder())) throw error;
    });
  };
  try {
    await make();
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (!isMissing || dirname(path) === path) throw error;
    await makeFolders(dirname(path));
    await make();
  }
}

/** Folders are made with those above them, so that one that is not there says nothing. */
function toFolderError(path: string, error: NodeJS.ErrnoException): Error {
  const options = { details: error.message, cause: error };
  switch (error.code) {
    case "EEXIST":
    case "ENOTDIR":
      return new AppError("bad-input", `${path} cannot be a folder: a file is in its place.`, {
        hint: "Choose another folder.",
        ...options,
      });
    case "ENOENT":
      return new AppError("disk", `The folder ${path} cannot be made.`, {
        hint: "Check that its place is there and may be written to, or choose another.",
        ...options,
      });
    default:
      return toSaveError(path, error);
  }
}

/**
 * Writes a file whole or not at all: beside its place under another name, then renamed. An existing
 * file is only replaced when asked; through a link, the file that it leads to. A workspace that is
 * open and a key never are.
 */
export function saveFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly replace: boolean },
): Promise<void> {
  return saveDraft(path, (draft) => writeFile(draft, content), options);
}

/** The same for what something else writes: `write` fills the empty file that it is given. */
export async function saveDraft<T>(
  path: string,
  write: (draft: string) => Promise<T>,
  { replace }: { readonly replace: boolean },
): Promise<T> {
  const target = replace ? await realpath(path).catch(() => path) : path;
  const existing = await stat(target).catch(() => undefined);
  if (existing) await checkIsReplaceable(path, target, existing);
  if (replace && existing && !existing.isFile()) {
    throw new AppError("bad-input", `${path} is no file, and is left as it is.`, {
      hint: "Choose another name.",
    });
  }
  // Said before the work; the link below says it of a file that came meanwhile.
  if (!replace && existing) throw toSaveError(path, toTaken());
  const draft = toDraftPath(target);
  try {
    await writeFile(draft, "", { flag: "wx" });
    await removeStale(draft);
    const result = await write(draft);
    // A link fails where the name is taken, even when it was taken a moment ago; a rename does not.
    if (!replace) await linkNew(draft, target);
    else await rename(draft, target);
    return result;
  } catch (error) {
    throw toSaveError(path, error as NodeJS.ErrnoException);
  } finally {
    // After a rename there is none.
    await unlink(draft).catch(() => undefined);
  }
}

/** What else would be lost for good: rows, and who it is that a pseudonym stands for. */
async function checkIsReplaceable(path: string, target: string, existing: Stats) {
  const what = isOpenFile(target)
    ? "the workspace that is open"
    : (await isKey(target, existing)) && "a key of pseudonyms";
  if (!what) return;
  throw new AppError("bad-input", `${path} is ${what}, and is left as it is.`, {
    hint: "Choose another name.",
  });
}

/** By its name, or whatever its name. */
async function isKey(target: string, existing: Stats): Promise<boolean> {
  if (target.endsWith(keyEnding)) return true;
  if (!existing.isFile() || existing.size > longestKeyText) return false;
  const text = await readFile(target, "utf8").catch(() => "");
  return parseKey(text) !== undefined;
}

async function linkNew(draft: string, path: string) {
  try {
    await link(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Some file systems (FAT, network shares) have no links.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS" && code !== "EOPNOTSUPP")
      throw error;
    await writeFile(path, "", { flag: "wx" });
    await rename(draft, path);
  }
}

function toTaken(): NodeJS.ErrnoException {
  return Object.assign(new Error("the file is there"), { code: "EEXIST" });
}
