import { basename } from "node:path";
import { AppError } from "../../src-shared/errors";

/** What kept a file from being written, in words for people; any other error as it is. */
export function toSaveError(path: string, error: NodeJS.ErrnoException): Error {
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
      return new AppError("disk", `${path} cannot be written: its folder does not exist.`, {
        hint: "Make the folder, or choose another place.",
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
