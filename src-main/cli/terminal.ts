import { writeSync } from "node:fs";
import type { ErrorCode, Failure } from "../../src-shared/errors";

/** The command line's contact with the world; tests give another. */
export interface Terminal {
  /** The result, and nothing else. */
  readonly out: (content: string | Uint8Array) => void;
  /** Errors and remarks. */
  readonly err: (text: string) => void;
  /** Shows how far long work is; does nothing where nobody watches. */
  readonly progress: (fraction: number, note: string) => void;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** Exit codes of `cli.md`; what is done in part is 4, and set by the command. */
export const exitCodes: Record<ErrorCode, number> = {
  "bad-input": 2,
  "bad-file": 2,
  "missing-data": 3,
  disk: 5,
  cancelled: 130,
  internal: 1,
};

/** One sentence and what to do; or, for scripts, `{"error": …}`. */
export function formatFailure(failure: Failure, asJson: boolean): string {
  if (asJson) {
    const { code, message, hint } = failure;
    return `${JSON.stringify({ error: { code, message, hint } })}\n`;
  }
  const details = failure.code === "internal" ? `\n${failure.details ?? ""}` : "";
  return `${failure.message}${failure.hint ? ` ${failure.hint}` : ""}${details}\n`;
}

/** The real terminal. The first Ctrl-C cancels what runs, a second one ends the process. */
export function createTerminal(): Terminal {
  const controller = new AbortController();
  const cancel = () => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    controller.abort();
  };
  process.on("SIGINT", cancel);
  process.on("SIGTERM", cancel);
  const isWatched = process.stderr.isTTY === true;
  let isLineOpen = false;
  const clearLine = () => {
    if (isLineOpen) process.stderr.write("\r\x1b[2K");
    isLineOpen = false;
  };
  return {
    out: (content) => {
      clearLine();
      writeWhole(content);
    },
    err: (text) => {
      clearLine();
      process.stderr.write(text);
    },
    progress: (fraction, note) => {
      if (!isWatched) return;
      isLineOpen = true;
      process.stderr.write(`\r\x1b[2K${String(Math.floor(fraction * 100)).padStart(3)} %  ${note}`);
    },
    now: () => new Date(),
    signal: controller.signal,
  };
}

/** To a pipe as to a file, all of it before the process ends; a reader that left (`| head`) is no error. */
function writeWhole(content: string | Uint8Array) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(1, bytes, at, bytes.length - at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
