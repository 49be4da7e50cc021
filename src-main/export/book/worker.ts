/** The entry of the built worker: one workbook, and then it ends. */
import { parentPort, workerData } from "node:worker_threads";
import { toCrossing } from "../../import/convert/worker-answer";
import type { BookJob, PenAnswer } from "./pen";
import type { BookStep } from "./steps";
import { createWorkbook } from "./workbook";

function answerSteps({ path, facts }: BookJob) {
  const workbook = createWorkbook(path, facts);
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on("message", (step: BookStep) => {
    last = last.then(async () => {
      const answer: PenAnswer = await workbook.take(step).catch((error) => ({
        error: toCrossing(error),
      }));
      parentPort?.postMessage(answer);
    });
  });
}

if (parentPort) answerSteps(workerData as BookJob);
