import { withInputs } from "../inputs";
import { getSources } from "../plan/plan-sources";
import { readPlan } from "../plan/read-plan";
import { runPlan } from "../plan/run-plan";
import type { OutputResult } from "../plan/write-output";
import { formatCount, remarkOn } from "./remarks";
import type { Terminal } from "./terminal";
import { findStatedAt, toImporting } from "./timestamp";

export interface BatchOptions {
  readonly plan: string;
  readonly out: string;
  readonly force: boolean;
  /** The time that files state, and the clock: ISO 8601; without it, now. */
  readonly timestamp?: string | undefined;
}

/** Runs a plan; 4 where some of its outputs failed. */
export async function runBatch(terminal: Terminal, options: BatchOptions): Promise<number> {
  const statedAt = findStatedAt(terminal, options.timestamp);
  const file = await readPlan(options.plan);
  const sources = await getSources(file);
  const importing = toImporting(terminal, sources.workspace, statedAt);
  return withInputs(importing, sources, async (engine, imported) => {
    remarkOn(terminal, imported);
    const results = await runPlan(engine, file, options.out, {
      statedAt,
      onTaken: options.force ? "replace" : "fail",
      signal: terminal.signal,
      onProgress: (fraction, note) => terminal.progress(fraction ?? 0, note),
    });
    const failed = results.filter(({ status }) => status !== "ok");
    terminal.err(formatFailed(failed));
    const done = results.length - failed.length;
    terminal.err(`${done} of ${results.length} outputs written to ${options.out}\n`);
    return failed.length === 0 ? 0 : 4;
  });
}

/** The first few; the summary has them all. */
function formatFailed(failed: readonly OutputResult[]): string {
  const lines = failed.slice(0, 10).map(({ status, message = "", details = "" }) => {
    return status === "internal" ? `${message}\n${details}\n` : `${message}\n`;
  });
  const rest = failed.length - lines.length;
  const more = rest > 0 ? `${formatCount(rest, "more output")} failed; see summary.json.\n` : "";
  return lines.join("") + more;
}
