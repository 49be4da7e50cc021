import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError, throwIfCancelled } from "../../../src-shared/errors";
import { type Conversion, convertHere } from "./converters";
import type { Converted } from "./sink";
import { fromCrossing, type WorkerAnswer } from "./worker-answer";

export interface ConvertOptions {
  readonly signal?: AbortSignal | undefined;
  /** How many bytes of the source are read. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * Converts a file of a format that DuckDB does not read into files of cells in the given folder, in
 * a thread of its own. A file that cannot be read is `bad-file`, a cancel is `cancelled`; errors of
 * the disk keep Node's code. The folder is the caller's to remove, also after a failure.
 */
export function convertFile(
  conversion: Conversion,
  options: ConvertOptions = {},
): Promise<Converted> {
  // Run from its sources, as in tests, there is no built worker: the work is done in this thread.
  const worker = join(__dirname, "worker.js");
  return existsSync(worker)
    ? convertInWorker(worker, conversion, options)
    : convertInterruptibly(conversion, options);
}

async function convertInterruptibly(
  conversion: Conversion,
  { signal, onProgress }: ConvertOptions,
): Promise<Converted> {
  throwIfCancelled(signal);
  return convertHere(conversion, (bytes) => {
    onProgress?.(bytes);
    throwIfCancelled(signal);
  });
}

/**
 * The same in the built worker of this path. What needs more memory than the largest sheets do ends
 * the worker, and not the program.
 */
export async function convertInWorker(
  workerFile: string,
  conversion: Conversion,
  { signal, onProgress }: ConvertOptions,
  heapLimitMb = 1024,
): Promise<Converted> {
  throwIfCancelled(signal);
  const worker = new Worker(workerFile, {
    workerData: conversion,
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMb },
  });
  const done = new AbortController();
  try {
    return await new Promise<Converted>((resolve, reject) => {
      const cancel = () => reject(new AppError("cancelled", "Cancelled."));
      signal?.addEventListener("abort", cancel, { signal: done.signal });
      worker.on("message", (answer: WorkerAnswer) => {
        if ("progress" in answer) onProgress?.(answer.progress);
        else if ("converted" in answer) resolve(answer.converted);
        else reject(fromCrossing(answer.error));
      });
      worker.on("error", (error) => reject(toWorkerError(error, heapLimitMb)));
      worker.on("exit", (code) => reject(new Error(`the worker ended with code ${code}`)));
    });
  } finally {
    done.abort();
    worker.removeAllListeners("message");
    await endWorker(worker);
  }
}

const endsWithinMs = 2000;

/**
 * The caller removes the folder next, which must not be written to any more. In Electron 25 a thread
 * that has just loaded SQLite's WebAssembly now and then never ends; it has nothing left to write.
 */
async function endWorker(worker: Worker): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, endsWithinMs);
  });
  worker.unref();
  await Promise.race([worker.terminate(), patience]);
  clearTimeout(timer);
}

function toWorkerError(error: Error, heapLimitMb: number): Error {
  if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return new AppError(
    "bad-file",
    `It needs more than ${heapLimitMb} MB of memory to read. Save it as CSV and import that.`,
    { cause: error },
  );
}
