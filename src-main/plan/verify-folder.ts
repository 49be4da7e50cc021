import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../src-shared/errors";
import { summaryName } from "./earlier-run";
import { parseFileName } from "./file-name";
import { hashFile, type Manifest, manifestName, manifestSchema } from "./manifest";

export type FileState = "same" | "changed" | "missing" | "unlisted";

export interface FileCheck {
  readonly file: string;
  readonly state: FileState;
}

/** Compares a folder with its manifest: each output in the plan's order, then what is there beside. */
export async function verifyFolder(folder: string, signal: AbortSignal): Promise<FileCheck[]> {
  const { outputs, left = [] } = await readManifest(folder);
  const checks: FileCheck[] = [];
  for (const { file, sha256 } of [...outputs, ...left]) {
    const path = join(folder, ...parseFileName(file));
    checks.push({ file, state: await compareFile(path, sha256, signal) });
  }
  const listed = new Set([...checks.map(({ file }) => file), manifestName, summaryName]);
  const beside = (await listFiles(folder)).filter((file) => !listed.has(file));
  return [...checks, ...beside.map((file) => ({ file, state: "unlisted" as const }))];
}

/** What is there, but is no file, was not written by a run: a link, a folder, a pipe. */
async function compareFile(path: string, sha256: string, signal: AbortSignal): Promise<FileState> {
  try {
    if (!(await lstat(path)).isFile()) return "changed";
    return (await hashFile(path, signal)) === sha256 ? "same" : "changed";
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return "missing";
    if (error instanceof AppError) throw error;
    throw new AppError("disk", `${path} cannot be read.`, {
      hint: "Check the file's permissions, and the disk.",
      details: message,
      cause: error,
    });
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName);
  const found = await lstat(path).catch(() => undefined);
  // A pipe would be waited on for ever.
  const reading = found?.isFile() ? readFile(path, "utf8") : Promise.reject(new Error("no file"));
  const text = await reading.catch((cause: Error) => {
    throw new AppError("bad-input", `The folder ${folder} has no ${manifestName}.`, {
      hint: "Give a folder that “coursescope batch” wrote.",
      cause,
    });
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError("bad-file", `The ${manifestName} in ${folder} is not one of a plan’s run.`, {
      hint: "Run the plan again.",
      cause,
    });
  }
}

/** Below a folder, with `/`; links are not followed. */
async function listFiles(folder: string, prefix = ""): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const files = await Promise.all(
    entries.map((entry) => {
      const name = `${prefix}${entry.name}`;
      return entry.isDirectory() ? listFiles(folder, `${name}/`) : [name];
    }),
  );
  return files.flat().sort();
}
