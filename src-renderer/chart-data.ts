import { toDayNumber } from "../src-shared/chart-day";
import { toDate } from "../src-shared/day-text";
import { findStep } from "../src-shared/missing";
import type { Chart, Report, Series } from "../src-shared/report";
import { type Cell, getColumn, type ResultTable } from "../src-shared/result";

/** One series at one row; `low` and `high` are where it is drawn. */
export interface Mark {
  readonly row: number;
  readonly day: number;
  readonly low: number;
  readonly high: number;
  /** The unbroken run it belongs to; marks of different runs are not joined. */
  readonly run: number;
  /** Alone in its run: a line or an area would not show it. */
  readonly isAlone: boolean;
}

export interface DrawnSeries extends Series<string> {
  readonly values: readonly (number | null)[];
  readonly marks: readonly Mark[];
}

export interface ChartData {
  /** Where on the x axis: days, or the numbers of a profile. */
  readonly days: readonly number[];
  readonly series: readonly DrawnSeries[];
  readonly max: number;
}

export type SeriesChart = Extract<Chart<string>, { readonly series: unknown }>;

/** Series that are empty or zero throughout are left out: they would only fill the legend. */
export function listSeries(chart: SeriesChart, table: ResultTable): readonly Series<string>[] {
  const shown = chart.series.filter((series) =>
    getColumn(table, series.column).values.some((value) => value !== null && value !== 0),
  );
  return shown.length > 0 ? shown : chart.series.slice(0, 1);
}

export function toChartData(report: Report, chart: SeriesChart, table: ResultTable): ChartData {
  const cells = getColumn(table, chart.x).values;
  const rows = cells.flatMap((cell, row) => (cell === null ? [] : [row]));
  const days = rows.map((row) => toDayNumber(cells[row] ?? null));
  const step = chart.mark === "profile" ? 1 : findStep(days, report.period?.unit ?? "day");
  const series = listSeries(chart, table).map((one) => {
    const { values } = getColumn(table, one.column);
    return { ...one, values: rows.map((row) => toNumber(values[row] ?? null)) };
  });
  const drawn = chart.mark === "line" ? lines(series, days, step) : stack(series, days, step);
  const highs = drawn.flatMap((one) => one.marks.map((mark) => mark.high));
  const max = highs.reduce((most, high) => Math.max(most, high), 0);
  return { days, series: drawn, max };
}

function toNumber(cell: Cell): number | null {
  return cell === null ? null : Number(cell);
}

type Values = Series<string> & { readonly values: readonly (number | null)[] };

function lines(series: readonly Values[], days: readonly number[], step: number): DrawnSeries[] {
  return series.map((one) => {
    const known = one.values.map((value) => value !== null);
    const marks = toMarks(days, known, step).map((mark) => {
      const value = one.values[mark.row] ?? 0;
      return { ...mark, low: value, high: value };
    });
    return { ...one, marks };
  });
}

/** From the last series, at the bottom, to the first, on top. */
function stack(series: readonly Values[], days: readonly number[], step: number): DrawnSeries[] {
  const places = toMarks(
    days,
    days.map(() => true),
    step,
  );
  const base = days.map(() => 0);
  const drawn = [...series].reverse().map((one) => {
    const marks = places.map((mark) => {
      const low = base[mark.row] ?? 0;
      const high = low + (one.values[mark.row] ?? 0);
      base[mark.row] = high;
      return { ...mark, low, high };
    });
    return { ...one, marks };
  });
  return drawn.reverse();
}

function toMarks(days: readonly number[], known: readonly boolean[], step: number): Mark[] {
  let run = 0;
  const marks = days.flatMap((day, row) => {
    if (!known[row]) return [];
    const isJoined = known[row - 1] && day - (days[row - 1] ?? 0) <= step;
    if (!isJoined) run += 1;
    return [{ row, day, low: 0, high: 0, run, isAlone: false }];
  });
  const sizes = new Map<number, number>();
  for (const mark of marks) sizes.set(mark.run, (sizes.get(mark.run) ?? 0) + 1);
  return marks.map((mark) => ({ ...mark, isAlone: sizes.get(mark.run) === 1 }));
}

/** From the first day to the last; a single one has room on both sides. */
export function toDomain(days: readonly number[]): [Date, Date] {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first;
  return first === last ? [toDate(first - 1), toDate(last + 1)] : [toDate(first), toDate(last)];
}
