import type { Host } from "./host";

/** Progress to the page, at most ten times a second; the end is told by the call's result. */
export function createProgress({ send }: Host, job: string) {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (fraction: number | null, note: string) => {
    const nowMs = performance.now();
    if (nowMs - lastMs < 100) return;
    lastMs = nowMs;
    const shown = fraction === null ? null : Math.min(fraction, 0.99);
    send("progress", { job, fraction: shown, note });
  };
}
