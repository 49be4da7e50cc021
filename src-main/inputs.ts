import { existsSync } from "node:fs";
import { AppError, throwIfCancelled } from "../src-shared/errors";
import type { ImportedFile } from "../src-shared/ipc";
import type { Engine } from "./engine";
import { importPaths } from "./import";
import { checkPaths } from "./import/files";
import { openWorkspace } from "./workspace";

export interface Inputs {
  readonly inputs: readonly string[];
  /** Where it is not given, the inputs are read into memory. */
  readonly workspace?: string | undefined;
  /** The course of files that do not say theirs. */
  readonly fileCourse?: string | undefined;
}

/** What reading takes of the world. */
export interface Reading {
  readonly progress: (fraction: number, note: string) => void;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * Opens the workspace with the inputs imported, does the work and closes it. Nothing recognized
 * among the inputs is `bad-input`; a file or two that was not is a remark.
 */
export async function withInputs<T>(
  { signal, progress, now }: Reading,
  { inputs, workspace, fileCourse }: Inputs,
  work: (engine: Engine, imported: readonly ImportedFile[]) => Promise<T>,
): Promise<T> {
  if (inputs.length === 0 && workspace === undefined) {
    throw new AppError("bad-input", "There is nothing to read.", {
      hint: "Give files or folders, or --workspace FILE.",
    });
  }
  if (inputs.length === 0 && workspace !== undefined && !existsSync(workspace)) {
    throw new AppError("bad-input", `There is no workspace ${workspace}.`, {
      hint: "Make one with: coursescope import INPUT… --workspace FILE",
    });
  }
  // Before a workspace is made for inputs that are not there.
  await checkPaths(inputs);
  const engine = await openWorkspace(workspace ?? null);
  try {
    const imported = await importPaths(engine, inputs, {
      signal,
      onProgress: progress,
      now,
      course: fileCourse,
    });
    if (inputs.length > 0 && imported.length === 0) {
      throw new AppError("bad-input", `There are no files in ${inputs.join(", ")}.`);
    }
    throwIfCancelled(signal);
    return await work(engine, imported);
  } finally {
    await engine.close();
  }
}

/** `bad-input` where none of several files was recognized. */
export function checkAnyTaken(imported: readonly ImportedFile[]) {
  if (imported.length === 0 || imported.some(isTaken)) return;
  const [first] = imported;
  throw new AppError("bad-input", "Nothing among the inputs was recognized.", {
    hint: first && `${first.name}: ${first.notes.join(" ")}`,
  });
}

/** Whether its rows are in the workspace. */
export function isTaken({ status }: ImportedFile): boolean {
  return status === "imported" || status === "unchanged";
}
