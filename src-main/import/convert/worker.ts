/** The entry of the built worker: one conversion, and then it ends. */
import { parentPort, workerData } from "node:worker_threads";
import { type Conversion, convertHere } from "./converters";
import { toCrossing, type WorkerAnswer } from "./worker-answer";

const betweenReportsMs = 50;

async function answer(conversion: Conversion) {
  const say = (words: WorkerAnswer) => parentPort?.postMessage(words);
  let reported = 0;
  try {
    const converted = await convertHere(conversion, (progress) => {
      const now = performance.now();
      if (now - reported < betweenReportsMs) return;
      reported = now;
      say({ progress });
    });
    say({ converted });
  } catch (error) {
    say({ error: toCrossing(error) });
  }
}

if (parentPort) void answer(workerData as Conversion);
