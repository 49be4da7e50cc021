import { readdir, readFile } from "node:fs/promises";
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
    const found = await findHash(join(folder, ...parseFileName(file)), signal);
    const state = found === undefined ? "missing" : found === sha256 ? "same" : "changed";
    checks.push({ file, state });
  }
  const listed = new Set([...checks.map(({ file }) => file), manifestName, summaryName]);
  const beside = (await listFiles(folder)).filter((file) => !listed.has(file));
  return [...checks, ...beside.map((file) => ({ file, state: "unlisted" as const }))];
}

/** Null of what is no file any more, and undefined where there is nothing. */
async function findHash(path: string, signal: AbortSignal): Promise<string | null | undefined> {
  try {
    return await hashFile(path, signal);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    if (code === "EISDIR") return null;
    if (error instanceof AppError) throw error;
    throw new AppError("disk", `${path} cannot be read.`, {
      hint: "Check the file's permissions, and the disk.",
      details: message,
      cause: error,
    });
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), "utf8").catch((cause: Error) => {
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
