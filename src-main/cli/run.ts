import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../src-shared/errors";
import { encodeApiCsv, encodeApiJson } from "../export/api";
import { saveFile, toExportName } from "../export/save";
import { type ReportRun, runReport } from "../run-report";
import { formatCount, type Inputs, remarkOn, withInputs } from "./inputs";
import type { Terminal } from "./terminal";

export const formats = ["csv", "json"] as const;
export type Format = (typeof formats)[number];

export interface RunOptions extends Inputs {
  readonly report: string;
  /** As the options gave them: text, several texts, or true. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly format: Format;
  /** A file, a folder, or `-` for standard output; not given: the current folder. */
  readonly out?: string | undefined;
  readonly force: boolean;
}

/** Runs one report and writes its result. */
export function runOne(terminal: Terminal, options: RunOptions): Promise<number> {
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    const request = { ...options, now: terminal.now() };
    const run = await runReport(engine, request, terminal.signal);
    const content = encodeRun(run, options.format);
    if (options.out === "-") {
      terminal.out(content);
      return 0;
    }
    const path = toPath(run, options);
    await saveFile(path, content, { replace: options.force });
    terminal.err(`${path}: ${formatCount(run.table.rowCount, "row")}\n`);
    return 0;
  });
}

export function encodeRun(run: ReportRun, format: Format): string {
  return format === "json" ? encodeApiJson(run) : encodeApiCsv(run);
}

function toPath({ report, values }: ReportRun, { out, format }: RunOptions): string {
  const name = toExportName(report, values, format);
  if (out === undefined) return name;
  if (out === "") throw new AppError("bad-input", "--out needs a file, a folder or -.");
  return existsSync(out) && statSync(out).isDirectory() ? join(out, name) : out;
}
