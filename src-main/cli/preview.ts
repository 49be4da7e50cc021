import type { ExportPreview } from "../../src-shared/ipc";
import { openPrivacy } from "../../src-shared/privacy";
import type { Engine } from "../engine";
import { type Protection, withReport } from "../export/leaving";
import { previewLeaving } from "../export/privacy/preview";
import type { ReportRequest } from "../run-report";
import { formatGrid } from "./grid";
import { formatCount } from "./remarks";
import type { Terminal } from "./terminal";

/** Prints what a run would write, in the place of writing it. */
export async function printPreview(
  terminal: Terminal,
  engine: Engine,
  request: ReportRequest,
  protection: Protection | null,
): Promise<number> {
  const asked = protection ?? { privacy: openPrivacy, key: new Uint8Array() };
  const preview = await withReport(
    engine,
    request,
    null,
    (leaving, session) => previewLeaving(session, leaving, asked),
    { signal: terminal.signal },
  );
  terminal.out(formatPreview(preview));
  return 0;
}

function formatPreview({ columns, rows, sample, notes }: ExportPreview): string {
  const left = columns.filter(({ fate }) => fate !== "dropped");
  const fates = columns.map(({ label, fate, cells }) => [
    label,
    fate,
    fate === "kept" ? "" : formatCount(cells, "cell"),
  ]);
  const shown = sample.length < rows ? `, the first ${sample.length} of them` : "";
  const heads = left.map(({ label }) => shorten(label));
  return [
    formatGrid(["COLUMN", "WHAT BECOMES OF IT", ""], fates),
    `${formatCount(rows, "row")}${shown}:\n`,
    formatGrid(
      heads,
      sample.map((cells) => cells.map(shorten)),
    ),
    ...(notes.length > 0 ? [notes.map((note) => `${note}\n`).join("")] : []),
  ].join("\n");
}

/** One line that leaves room for the other columns. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
