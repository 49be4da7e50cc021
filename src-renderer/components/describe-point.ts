import { formatNumber, formatShare } from "../../src-shared/format";
import type { Report } from "../../src-shared/report";
import type { DrawnChart } from "../chart";
import type { ChartPoint } from "../chart-points";
import { formatDayName, formatDays } from "../day-text";

export interface PointLine {
  readonly label: string;
  readonly tone: string;
  readonly value: string;
  /** Of the total, where the series add up. */
  readonly share: string | null;
}

export interface PointText {
  readonly when: string;
  readonly lines: readonly PointLine[];
  readonly total: string | null;
}

export function toPointText(report: Report, chart: DrawnChart, point: ChartPoint): PointText {
  const locale = navigator.language;
  const isStack = report.chart.mark === "stack" && chart.series.length > 1;
  const total = point.values.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const lines = chart.series.map((series, place) => {
    const value = point.values[place]?.value ?? null;
    return {
      label: series.label,
      tone: series.tone,
      value: value === null ? "no row" : formatNumber(value, locale),
      share: isStack && total > 0 && value !== null ? formatShare(value / total, locale) : null,
    };
  });
  return {
    when: formatWhen(report, point.day),
    lines,
    total: isStack ? formatNumber(total, locale) : null,
  };
}

export function describePoint(report: Report, chart: DrawnChart, point: ChartPoint): string {
  const { when, lines, total } = toPointText(report, chart, point);
  const values = lines.map(
    ({ label, value, share }) => `${label} ${value}${share ? `, ${share}` : ""}`,
  );
  return [when, ...values, ...(total === null ? [] : [`Total ${total}`])].join("; ");
}

function formatWhen(report: Report, day: number): string {
  if (report.period?.unit !== "week") return formatDayName(day, "weekday");
  return `Week of ${formatDays({ first: day, last: day + 6 }, { withYear: true })}`;
}
