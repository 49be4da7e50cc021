import { parseAsOf } from "../../src-shared/catalog";
import type { Terminal } from "./terminal";

/** The time that files state, and the clock: what `--timestamp` gives, else now; whole seconds. */
export function findStatedAt(terminal: Terminal, timestamp: string | undefined): Date {
  const moment =
    timestamp === undefined ? terminal.now().getTime() : Number(parseAsOf(timestamp) / 1000n);
  return new Date(Math.floor(moment / 1000) * 1000);
}

/**
 * The terminal for an import. What is only read into memory is read at the stated time, so that the
 * same inputs make the same file; a workspace keeps the time when its files were imported.
 */
export function toImporting(
  terminal: Terminal,
  workspace: string | undefined,
  statedAt: Date,
): Terminal {
  return workspace === undefined ? { ...terminal, now: () => statedAt } : terminal;
}
