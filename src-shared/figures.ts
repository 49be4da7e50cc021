import { toDay } from "./instant";
import type { Figure, Report } from "./report";
import { type Cell, getColumn, type ResultTable } from "./result";

export interface FigureValue {
  readonly label: string;
  /** Null where the rows do not say. */
  readonly value: number | null;
  readonly isChange: boolean;
  /** Between 0 and 1, of `shareOf`; or, for a change, of the value it changed from. */
  readonly share: number | null;
  readonly shareLabel?: string;
}

/** The key numbers of a report, read off its rows; the rows are ordered by the chart's x. */
export function computeFigures(report: Report, table: ResultTable): readonly FigureValue[] {
  const days = getColumn(table, report.chart.x).values.map(toDayNumber);
  return report.figures.map((figure) => computeFigure(report, figure, table, days));
}

function computeFigure(
  report: Report,
  figure: Figure<string>,
  table: ResultTable,
  days: readonly (number | null)[],
): FigureValue {
  const values = getColumn(table, figure.column).values.map(toNumber);
  const now = values.at(-1) ?? null;
  const base = { label: figure.label, isChange: figure.at === "change", share: null };
  if (figure.at === "peak" || figure.at === "mean") {
    return { ...base, value: figure.at === "peak" ? findPeak(values) : findMean(values) };
  }
  if (figure.at === "change") {
    const place = days.lastIndexOf((days.at(-1) ?? Number.NaN) - 7);
    const before = values[place] ?? null;
    if (now === null || before === null) return { ...base, value: null };
    return { ...base, value: now - before, share: before === 0 ? null : (now - before) / before };
  }
  if (!figure.shareOf) return { ...base, value: now };
  const whole = toNumber(getColumn(table, figure.shareOf).values.at(-1) ?? null);
  return {
    ...base,
    value: now,
    share: now === null || !whole ? null : now / whole,
    shareLabel: report.columns[figure.shareOf]?.label.toLowerCase() ?? figure.shareOf,
  };
}

function toNumber(cell: Cell): number | null {
  return typeof cell === "number" ? cell : null;
}

function toDayNumber(cell: Cell): number | null {
  return typeof cell === "bigint" ? toDay(cell) : toNumber(cell);
}

function findPeak(values: readonly (number | null)[]): number | null {
  return values.reduce(
    (peak, value) => (peak === null || (value ?? peak) > peak ? value : peak),
    null,
  );
}

function findMean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
