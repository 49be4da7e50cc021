import { basename } from "node:path";
import { AppError } from "../src-shared/errors";

/** What DuckDB says of a disk that is full or broken, for people; undefined where it says else. */
export function findDiskError(error: Error): AppError | undefined {
  if (!/no space left|disk full|could not write|write.*failed/i.test(error.message))
    return undefined;
  return new AppError("disk", "The disk is full, or cannot be written to.", {
    hint: "Make room and try again; nothing was changed.",
    details: error.message,
    cause: error,
  });
}

/** Why a workspace does not open, and what to do. */
export function toOpenError(file: string, error: Error): AppError {
  const full = findDiskError(error);
  if (full) return full;
  const name = basename(file);
  const options = { details: error.message, cause: error };
  if (/lock on file|being used by another process/i.test(error.message)) {
    const hint = "Close it there first, or open another workspace.";
    return new AppError("disk", `${name} is open in another program.`, { hint, ...options });
  }
  if (/permission denied|read-only|cannot open file|no such file/i.test(error.message)) {
    const hint = "Check that the folder exists and may be written to.";
    return new AppError("disk", `${name} cannot be opened.`, { hint, ...options });
  }
  return new AppError("bad-file", `${name} is not a Coursescope workspace.`, {
    hint: "Give another file name; a new workspace is created where there is none.",
    ...options,
  });
}
