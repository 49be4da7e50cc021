import type { RowFormat } from "../../src-shared/export-format";
import type { Engine } from "../engine";
import { type ReportRequest, runReport } from "../run-report";
import { type RowFilter, type RowSort, toExportQuery } from "../table-rows";
import { encodeApiCsv, encodeApiJson } from "./api";
import { saveQueryCsv } from "./query-csv";
import { saveFile } from "./save";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/** A stand-in, to be dropped in the merge: CSV and JSON by the existing encoders. */
export async function saveReport(
  engine: Engine,
  request: ReportRequest,
  format: RowFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  if (format !== "csv" && format !== "json") throw new Error("not built yet");
  const run = await runReport(engine, request, options.signal);
  await saveFile(path, format === "json" ? encodeApiJson(run) : encodeApiCsv(run), options);
  return { rows: run.table.rowCount, notes: [] };
}

/** A stand-in, to be dropped in the merge. */
export async function saveTable(
  engine: Engine,
  rows: { readonly filter: RowFilter; readonly sort: RowSort },
  format: RowFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  if (format !== "csv") throw new Error("not built yet");
  const signal = options.signal ?? new AbortController().signal;
  const found = await saveQueryCsv(engine, path, toExportQuery(rows.filter, rows.sort), signal);
  return { rows: found, notes: [] };
}
