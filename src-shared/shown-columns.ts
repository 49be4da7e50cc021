import type { Report } from "./report";
import type { ResultColumn, ResultTable } from "./result";

/** The columns that are not quiet, and not empty throughout; along time all, for the eye to compare. */
export function listShownColumns(report: Report, table: ResultTable): readonly ResultColumn[] {
  const { mark } = report.chart;
  const isTime = mark === "line" || mark === "stack";
  return table.columns.filter(({ name, values }) => {
    if (report.columns[name]?.isQuiet) return false;
    return isTime || table.rowCount === 0 || values.some((value) => value !== null);
  });
}
