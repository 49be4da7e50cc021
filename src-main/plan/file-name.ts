import { AppError } from "../../src-shared/errors";
import { isDevice } from "../export/file-name";

/**
 * The parts of a plan's `file`, which must be a name, or a path with `/`, that every system can have
 * inside a folder. `a/./b` and `a/../b` are taken for what they mean.
 */
export function parseFileName(file: string): readonly string[] {
  if (/^[/\\]|^[a-z]:/i.test(file)) throw toOutside(file);
  const parts: string[] = [];
  for (const part of file.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) throw toOutside(file);
    } else if (part !== "." && part !== "") parts.push(part);
  }
  if (parts.length === 0 || /(^|\/)\.{0,2}$/.test(file)) {
    throw new AppError("bad-input", `The file ${file} has no name.`);
  }
  for (const part of parts) checkPart(part);
  return parts;
}

/** The file as a manifest names it. */
export function toPlainName(file: string): string {
  return parseFileName(file).join("/");
}

function checkPart(part: string) {
  const problem = findProblem(part);
  if (problem === undefined) return;
  throw new AppError("bad-input", `“${part}” cannot be a file's name everywhere: ${problem}.`, {
    hint: "Give it another name in the plan.",
  });
}

function findProblem(part: string): string | undefined {
  const letter = /[<>:"|?*\\\p{Cc}\p{Cs}]/u.exec(part)?.[0];
  if (letter !== undefined) return `it has ${JSON.stringify(letter)} in it`;
  if (/[. ]$/.test(part)) return "it ends with a dot or a space";
  if (isDevice(part)) return "Windows keeps it for a device";
  if (Buffer.byteLength(part) > 255) return "it is too long";
  return undefined;
}

function toOutside(file: string): AppError {
  return new AppError("bad-input", `The file ${file} is not inside the output folder.`, {
    hint: "Give a name, or a path below the folder, such as reports/a.csv.",
  });
}

/** The same for names that some disks take for one another: whatever the case, however composed. */
export function foldName(parts: readonly string[]): string {
  // By way of small letters, since ẞ is no capital of anything, but has a small one.
  const text = parts.join("/").normalize("NFC").toLowerCase();
  return text.toUpperCase().normalize("NFC");
}
