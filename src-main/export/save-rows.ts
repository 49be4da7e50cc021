import type { RowFormat } from "../../src-shared/export-format";
import type { Engine } from "../engine";
import type { ReportRequest } from "../run-report";
import type { RowFilter, RowSort } from "../table-rows";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/** Writes a report's rows; no rows are `missing-data`, with the reason. */
export async function saveReport(
  _engine: Engine,
  _request: ReportRequest,
  _format: RowFormat,
  _path: string,
  _options: SaveOptions,
): Promise<Written> {
  throw new Error("not built yet");
}

/** Writes the rows of a table that the filter leaves. */
export async function saveTable(
  _engine: Engine,
  _rows: { readonly filter: RowFilter; readonly sort: RowSort },
  _format: RowFormat,
  _path: string,
  _options: SaveOptions,
): Promise<Written> {
  throw new Error("not built yet");
}
