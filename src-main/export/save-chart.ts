import type { ChartFormat } from "../../src-shared/export-format";
import type { Engine } from "../engine";
import type { ReportRequest } from "../run-report";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/** Draws a report's chart, with title, period and source, from the rows as they leave. */
export async function saveChart(
  _engine: Engine,
  _request: ReportRequest,
  _format: ChartFormat,
  _path: string,
  _options: SaveOptions,
): Promise<Written> {
  throw new Error("not built yet");
}
