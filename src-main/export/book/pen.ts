import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError, throwIfCancelled } from "../../../src-shared/errors";
import { type CrossingError, fromCrossing } from "../../import/convert/worker-answer";
import type { BookFacts, BookStep, StepAnswer } from "./steps";
import { createWorkbook } from "./workbook";

/** What the worker is to write, and where. */
export interface BookJob {
  readonly path: string;
  readonly facts: BookFacts;
}

/** What the worker says when it is done with a step. */
export type PenAnswer = StepAnswer | { readonly error: CrossingError };

/** Who writes a workbook. */
export interface Pen {
  /** Done when the step is; of rows, when there is room for more. An error may be that of rows before. */
  write(step: BookStep): Promise<void>;
  /** Texts that were cut so far. */
  readonly cut: number;
}

/** Pieces of rows on their way to the worker or in it: enough that neither side waits, little enough memory. */
const mostUnderWay = 4;

/**
 * Opens a workbook for the work, in a thread of its own; it is whole after the step `finish`. When
 * the work fails or is cancelled, nobody writes to the file any more.
 */
export function withPen<T>(
  job: BookJob,
  signal: AbortSignal | undefined,
  work: (pen: Pen) => Promise<T>,
): Promise<T> {
  // Run from its sources, as in tests, there is no built worker: the work is done in this thread.
  const worker = join(__dirname, "book-worker.js");
  return existsSync(worker)
    ? withWorker(worker, job, signal, work)
    : withWorkbook(job, signal, work);
}

async function withWorkbook<T>(
  { path, facts }: BookJob,
  signal: AbortSignal | undefined,
  work: (pen: Pen) => Promise<T>,
): Promise<T> {
  const workbook = createWorkbook(path, facts);
  const pen = {
    cut: 0,
    write: async (step: BookStep) => {
      throwIfCancelled(signal);
      pen.cut += (await workbook.take(step)).cut;
    },
  };
  try {
    throwIfCancelled(signal);
    return await work(pen);
  } finally {
    await workbook.abandon();
  }
}

/** The same in the built worker of this path. */
export async function withWorker<T>(
  workerFile: string,
  job: BookJob,
  signal: AbortSignal | undefined,
  work: (pen: Pen) => Promise<T>,
): Promise<T> {
  throwIfCancelled(signal);
  const worker = new Worker(workerFile, { workerData: job });
  const pen = new WorkerPen(worker, signal);
  try {
    return await work(pen);
  } finally {
    // The file is renamed or removed next, and must not be written to any more.
    await pen.end();
  }
}

interface Waiting {
  readonly done: () => void;
  readonly fail: (error: Error) => void;
}

class WorkerPen implements Pen {
  cut = 0;
  private readonly worker: Worker;
  private readonly signal: AbortSignal | undefined;
  private readonly underWay: Promise<void>[] = [];
  private readonly waiting: Waiting[] = [];
  private failure: Error | undefined;
  private readonly cancel = () => this.fail(new AppError("cancelled", "Cancelled."));

  constructor(worker: Worker, signal: AbortSignal | undefined) {
    this.worker = worker;
    this.signal = signal;
    signal?.addEventListener("abort", this.cancel);
    worker.on("message", (answer: PenAnswer) => this.settle(answer));
    worker.on("error", (error) => this.fail(error));
    worker.on("exit", (code) => this.fail(new Error(`the worker ended with code ${code}`)));
  }

  async write(step: BookStep) {
    if (this.failure) throw this.failure;
    const done = new Promise<void>((resolve, reject) => {
      this.waiting.push({ done: resolve, fail: reject });
    });
    // It may fail while nobody waits for it yet.
    done.catch(() => undefined);
    this.worker.postMessage(step);
    this.underWay.push(done);
    const most = step.step === "rows" ? mostUnderWay : 0;
    while (this.underWay.length > most) await this.underWay.shift();
  }

  async end() {
    this.signal?.removeEventListener("abort", this.cancel);
    this.worker.removeAllListeners("message");
    await this.worker.terminate();
  }

  private settle(answer: PenAnswer) {
    if ("error" in answer) {
      this.fail(fromCrossing(answer.error));
      return;
    }
    this.cut += answer.cut;
    this.waiting.shift()?.done();
  }

  private fail(error: Error) {
    this.failure ??= error;
    for (const { fail } of this.waiting.splice(0)) fail(this.failure);
  }
}
