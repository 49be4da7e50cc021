import type { Host } from "./host";

/** Progress to the page, at most ten times a second; the end is told by the call's result. */
export function createProgress({ send }: Host, job: string) {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (fraction: number, note: string) => {
    const nowMs = performance.now();
    if (nowMs - lastMs < 100) return;
    lastMs = nowMs;
    send("progress", { job, fraction: Math.min(fraction, 0.99), note });
  };
}
