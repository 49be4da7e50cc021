import { isChartFormat, type ReportFormat } from "../../src-shared/export-format";
import type { Engine } from "../engine";
import type { ReportRequest } from "../run-report";
import { saveChart } from "./save-chart";
import type { SaveOptions } from "./save-options";
import { saveReport } from "./save-rows";
import type { Written } from "./writer";

/** Writes what a report answers, as rows or as a picture. */
export function saveAnswer(
  engine: Engine,
  request: ReportRequest,
  format: ReportFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  return isChartFormat(format)
    ? saveChart(engine, request, format, path, options)
    : saveReport(engine, request, format, path, options);
}
