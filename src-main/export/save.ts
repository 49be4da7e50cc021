import { randomUUID } from "node:crypto";
import { link, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { toFileStem } from "../../src-shared/course-key";
import { AppError } from "../../src-shared/errors";
import type { ParamValues } from "../../src-shared/params";
import type { Report } from "../../src-shared/report";

/** `{org}-{course}-{run}--{report id}.{extension}`. */
export function toExportName(report: Report, values: ParamValues, extension: string): string {
  const stem = values.course === undefined ? "courses" : toFileStem(values.course);
  return `${stem}--${report.id}.${extension}`;
}

/**
 * Writes a file whole or not at all: beside its place under another name, then renamed. An existing
 * file is only replaced when asked.
 */
export async function saveFile(
  path: string,
  content: string | Uint8Array,
  { replace }: { readonly replace: boolean },
): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  try {
    await writeFile(draft, content, { flag: "wx" });
    // A link fails where the name is taken, even when it was taken a moment ago; a rename does not.
    if (!replace) await linkNew(draft, path);
    else await rename(draft, path);
  } catch (error) {
    throw toSaveError(path, error as NodeJS.ErrnoException);
  } finally {
    await rm(draft, { force: true });
  }
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

function toSaveError(path: string, error: NodeJS.ErrnoException): Error {
  const name = basename(path);
  const options = { details: error.message, cause: error };
  switch (error.code) {
    case "EEXIST":
      return new AppError("bad-input", `${path} exists already.`, {
        hint: "Choose another name, or give --force to replace it.",
        ...options,
      });
    case "ENOENT":
    case "ENOTDIR":
      return new AppError("disk", `${name} cannot be written: its folder does not exist.`, options);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new AppError("disk", `${name} may not be written there.`, {
        hint: "Check the folder's permissions, or choose another.",
        ...options,
      });
    case "ENOSPC":
    case "EDQUOT":
      return new AppError("disk", `${name} was not written: the disk is full.`, options);
    case "EISDIR":
      return new AppError("bad-input", `${path} is a folder.`, options);
    default:
      return error;
  }
}
