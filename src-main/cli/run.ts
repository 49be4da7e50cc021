import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../../src-shared/errors";
import { formatFacts, type ReportFormat } from "../../src-shared/export-format";
import { parseParams } from "../../src-shared/params";
import { toExportName } from "../export/export-name";
import { saveAnswer } from "../export/save-answer";
import type { SaveOptions } from "../export/save-options";
import type { Written } from "../export/writer";
import { type Inputs, withInputs } from "../inputs";
import { getReport, type ReportRequest, toToday } from "../run-report";
import { printPreview } from "./preview";
import { type PrivacyOptions, toProtection } from "./privacy-options";
import { formatCount, remarkOn } from "./remarks";
import { checkIsNoSource } from "./sources";
import { toTarget } from "./target";
import type { Terminal } from "./terminal";
import { findStatedAt, toImporting } from "./timestamp";

export interface RunOptions extends Inputs, PrivacyOptions {
  readonly report: string;
  /** As the options gave them: text, several texts, or true. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly format: ReportFormat;
  /** A file, a folder, or `-` for standard output; not given: the current folder. */
  readonly out?: string | undefined;
  readonly force: boolean;
  /** The clock, and the time that a file states, as ISO 8601. */
  readonly timestamp?: string | undefined;
  /** Prints what would leave, and writes nothing. */
  readonly preview?: boolean | undefined;
}

/** Runs one report and writes its result. */
export function runOne(terminal: Terminal, options: RunOptions): Promise<number> {
  const now = findStatedAt(terminal, options.timestamp);
  const importing = toImporting(terminal, options.workspace, now);
  return withInputs(importing, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    const { report, params, format } = options;
    const request: ReportRequest = { report, params, now };
    const protection = await toProtection(options, { ...options, remark: terminal.err });
    if (options.preview) return printPreview(terminal, engine, request, protection);
    const saveOptions: SaveOptions = {
      protection,
      replace: options.force,
      statedAt: now,
      signal: terminal.signal,
      onProgress: (fraction, note) => fraction !== null && terminal.progress(fraction, note),
    };
    const write = (path: string, asked: SaveOptions) =>
      saveAnswer(engine, request, format, path, asked);
    if (options.out === "-") {
      const written = await writeOut(terminal, (path) => write(path, saveOptions));
      printNotes(terminal, written);
      return 0;
    }
    const path = toPath(request, options);
    await checkIsNoSource(path, options.inputs, imported);
    const written = await write(path, saveOptions);
    terminal.err(`${path}: ${formatCount(written.rows, "row")}\n`);
    printNotes(terminal, written);
    return 0;
  });
}

function printNotes(terminal: Terminal, { notes }: Written) {
  for (const note of notes) terminal.err(`${note}\n`);
}

const pieceBytes = 1 << 20;

/** Nothing goes to standard output before all of it is there, and no more than a piece is held. */
async function writeOut<T>(terminal: Terminal, write: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "coursescope-"));
  try {
    const path = join(folder, "out");
    const written = await write(path);
    const file = await open(path);
    try {
      const piece = new Uint8Array(pieceBytes);
      for (;;) {
        const { bytesRead } = await file.read(piece, 0, pieceBytes);
        if (bytesRead === 0) return written;
        terminal.out(piece.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toPath({ report: id, params, now }: ReportRequest, { out, format }: RunOptions): string {
  const report = getReport(id);
  const values = parseParams(report, params, toToday(now));
  const name = toExportName(report, values, formatFacts[format].extension);
  if (out === "") throw new AppError("bad-input", "--out needs a file, a folder or -.");
  return toTarget(out, name);
}
