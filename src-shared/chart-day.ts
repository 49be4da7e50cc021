import { formatDayName, formatDays } from "./day-text";
import { listRows } from "./figures";
import { toDay } from "./instant";
import type { Report } from "./report";
import { type Cell, getColumn, type ResultTable } from "./result";

/** The day that the chart and the figures speak of, where it is one. */
export function findChartDay(report: Report, table: ResultTable): number | undefined {
  const { chart } = report;
  if ("day" in chart && chart.day !== undefined) {
    const { values } = getColumn(table, chart.day);
    const [row] = listRows(report, table);
    return row === undefined || values[row] === null ? undefined : toDayNumber(values[row] ?? null);
  }
  if (chart.mark !== "line" && chart.mark !== "stack") return undefined;
  return listDays(report, table).at(-1);
}

/** The days of the rows, where the chart goes along time. */
export function listDays({ chart }: Report, table: ResultTable): readonly number[] {
  if (chart.mark !== "line" && chart.mark !== "stack") return [];
  return getColumn(table, chart.x)
    .values.filter((cell) => cell !== null)
    .map(toDayNumber);
}

export function toDayNumber(cell: Cell): number {
  return typeof cell === "bigint" ? toDay(cell) : Number(cell);
}

/** “On May 12, 2024.”, where the chart is of one day. */
export function describeDay(report: Report, table: ResultTable): string | null {
  if (!("day" in report.chart)) return null;
  const day = findChartDay(report, table);
  return day === undefined ? null : `On ${formatDayName(day, "full")}.`;
}

/** The day or week that the figures speak of, where it is one. */
export function describeWhen(report: Report, table: ResultTable): string | undefined {
  const day = findChartDay(report, table);
  if (day === undefined) return undefined;
  const isWeekly = report.period?.unit === "week";
  return isWeekly ? formatDays({ first: day, last: day + 6 }) : formatDayName(day, "full");
}
