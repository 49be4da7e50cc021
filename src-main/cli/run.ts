import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../src-shared/errors";
import type { Engine, Session } from "../engine";
import { encodeApiCsv, encodeApiJson } from "../export/api";
import { type Leaving, type Protection, withReport } from "../export/leaving";
import { saveFile, toExportName } from "../export/save";
import { type ReportRequest, type ReportRun, runReport } from "../run-report";
import { formatCount, type Inputs, remarkOn, withInputs } from "./inputs";
import { printPreview } from "./preview";
import { type PrivacyOptions, toProtection } from "./privacy-options";
import type { Terminal } from "./terminal";

export const formats = ["csv", "json"] as const;
export type Format = (typeof formats)[number];

export interface RunOptions extends Inputs, PrivacyOptions {
  readonly report: string;
  /** As the options gave them: text, several texts, or true. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly format: Format;
  /** A file, a folder, or `-` for standard output; not given: the current folder. */
  readonly out?: string | undefined;
  readonly force: boolean;
  /** Prints what would leave, and writes nothing. */
  readonly preview?: boolean | undefined;
}

/** Runs one report and writes its result. */
export function runOne(terminal: Terminal, options: RunOptions): Promise<number> {
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    const request = { ...options, now: terminal.now() };
    const remark = terminal.err;
    const protection = await toProtection(options, { ...options, remark });
    if (options.preview) return printPreview(terminal, engine, request, protection);
    const run = await runProtected(engine, request, protection, terminal.signal);
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

async function runProtected(
  engine: Engine,
  request: ReportRequest,
  protection: Protection | null,
  signal: AbortSignal,
): Promise<ReportRun> {
  const run = await runReport(engine, request, signal);
  if (!protection) return run;
  const read = async ({ sql, bindings }: Leaving, session: Session) => ({
    ...run,
    table: await session.query(sql, bindings),
  });
  return withReport(engine, request, protection, read, { signal });
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
