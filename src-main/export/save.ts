import { randomUUID } from "node:crypto";
import { link, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { findCourseKey, toFileStem } from "../../src-shared/course-key";
import { AppError } from "../../src-shared/errors";
import type { ParamValues } from "../../src-shared/params";
import type { Report } from "../../src-shared/report";
import { cutBytes, toFileName, toHash } from "./file-name";

/**
 * `{org}-{course}-{run}--{report id}.{extension}`. A report about one module or video adds the last
 * part of its id, with a few digits of a hash where that part is not all that tells it apart.
 */
export function toExportName(report: Report, values: ParamValues, extension: string): string {
  const course = values.course ?? values.video_id?.toString().split("|")[0];
  const module = values.module_id ?? values.video_id;
  const parts = [report.id, ...(typeof module === "string" ? [toModuleStem(module)] : [])];
  return typeof course === "string"
    ? toFileName([toFileStem(course), ...parts], extension, course)
    : toFileName(["courses", ...parts], extension, "courses");
}

/** `{org}-{course}-{run}--report.{extension}`; of several courses, `courses--report.{extension}`. */
export function toBookName(courses: readonly { readonly id: string }[], extension: string): string {
  const [first, ...others] = courses;
  const isOne = first !== undefined && others.length === 0;
  const stem = isOne ? toFileStem(first.id) : "courses";
  return toFileName([stem, "report"], extension, isOne ? first.id : "courses");
}

/** `{course}--{table}.csv`, `{file}--rejects.csv`: the parts that there are, safe in a name. */
export function toDataName(parts: readonly (string | null)[], extension = "csv"): string {
  const found = parts.filter((part) => part !== null);
  const stems = found.map((part) => (findCourseKey(part) ? toFileStem(part) : part));
  return toFileName(stems, extension, found.join("\0"));
}

const moduleCharacters = 80;
const moduleBytes = 120;

function toModuleStem(id: string): string {
  const last = id.match(/[^/@|]+$/)?.[0] ?? id;
  const named = last.replace(/[^\p{L}\p{N}_.-]/gu, "_").normalize("NFC");
  const safe = cutBytes([...named].slice(0, moduleCharacters).join(""), moduleBytes);
  // A hash of 32 hex digits, as blocks have it, is unique; any other name may occur twice.
  const isUnique = /[0-9a-f]{32}$/.test(last) && safe === last;
  return isUnique ? safe : `${safe}-${toHash(id, 6)}`;
}

/** Makes a folder and those above it, where they are not there yet. */
export async function createFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw toSaveError(path, error as NodeJS.ErrnoException);
  }
}

/**
 * Writes a file whole or not at all: beside its place under another name, then renamed. An existing
 * file is only replaced when asked; through a link, the file that it leads to.
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
  if (replace && existing && !existing.isFile()) {
    throw new AppError("bad-input", `${path} is no file, and is left as it is.`, {
      hint: "Choose another name.",
    });
  }
  // Said before the work; the link below says it of a file that came meanwhile.
  if (!replace && existing) throw toSaveError(path, toTaken());
  const draft = join(dirname(target), `.${randomUUID()}.part`);
  try {
    await writeFile(draft, "", { flag: "wx" });
    const result = await write(draft);
    // A link fails where the name is taken, even when it was taken a moment ago; a rename does not.
    if (!replace) await linkNew(draft, target);
    else await rename(draft, target);
    return result;
  } catch (error) {
    throw toSaveError(path, error as NodeJS.ErrnoException);
  } finally {
    await rm(draft, { force: true });
  }
}

function toTaken(): NodeJS.ErrnoException {
  return Object.assign(new Error("the file is there"), { code: "EEXIST" });
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
  // What DuckDB writes says in its own words that the disk is full.
  if (error instanceof AppError && error.code === "disk" && error.cause !== undefined) {
    return new AppError(
      "disk",
      `${name} was not written: the disk is full, or cannot be written to.`,
      {
        hint: "Make room and try again, or choose another place.",
        details: error.details ?? error.message,
        cause: error,
      },
    );
  }
  const options = { details: error.message, cause: error };
  switch (error.code) {
    case "EEXIST":
      return new AppError("bad-input", `${path} exists already.`, {
        hint: "Choose another name, or give --force to replace it.",
        ...options,
      });
    case "ENAMETOOLONG":
    case "ERR_INVALID_ARG_VALUE":
      return new AppError("bad-input", `${name} cannot be a file's name here.`, {
        hint: "Give it a shorter name.",
        ...options,
      });
    case "ENOENT":
    case "ENOTDIR":
      return new AppError("disk", `${name} cannot be written: its folder does not exist.`, {
        hint: "Make the folder, or choose another.",
        ...options,
      });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new AppError("disk", `${name} may not be written there.`, {
        hint: "Check the folder's permissions, or choose another.",
        ...options,
      });
    case "ENOSPC":
    case "EDQUOT":
      return new AppError("disk", `${name} was not written: the disk is full.`, {
        hint: "Make room and try again, or choose another place.",
        ...options,
      });
    case "EISDIR":
      return new AppError("bad-input", `${path} is a folder.`, options);
    default:
      return error;
  }
}
