import { toDay } from "./instant";
import type { Figure, Report } from "./report";
import { type Cell, getColumn, type ResultTable } from "./result";

export interface FigureValue {
  readonly label: string;
  /** Null where the rows do not say; text for the value that leads. */
  readonly value: number | string | null;
  readonly isChange: boolean;
  /** The value itself is a share, between 0 and 1. */
  readonly isShare: boolean;
  /** Between 0 and 1, of `shareOf`; or, for a change, of the value it changed from. */
  readonly share: number | null;
  readonly shareLabel?: string;
}

/** The key numbers of a report, read off its rows; rows over time are in its order. */
export function computeFigures(report: Report, table: ResultTable): readonly FigureValue[] {
  const rows = listRows(report, table);
  return report.figures.map((figure) => {
    const base = { label: figure.label, isChange: false, isShare: false, share: null };
    return { ...base, ...computeFigure(report, figure, table, rows) };
  });
}

/** The rows that figures and charts speak of: of the last day, where the chart shows one day. */
export function listRows({ chart }: Report, table: ResultTable): readonly number[] {
  const all = Array.from({ length: table.rowCount }, (_, row) => row);
  if (!("day" in chart) || chart.day === undefined) return all;
  const days = getColumn(table, chart.day).values.map((cell) => toNumber(cell) ?? -Infinity);
  const last = days.reduce((latest, day) => Math.max(latest, day), -Infinity);
  return all.filter((row) => days[row] === last);
}

type Computed = Partial<FigureValue> & Pick<FigureValue, "value">;

function computeFigure(
  report: Report,
  figure: Figure<string>,
  table: ResultTable,
  rows: readonly number[],
): Computed {
  const cells = getColumn(table, figure.column).values;
  const values = rows.map((row) => cells[row] ?? null);
  const numbers = values.map(toNumber);
  const weights = figure.weight
    ? pick(table, figure.weight, rows).map((cell) => toNumber(cell) ?? 0)
    : [];
  switch (figure.at) {
    case "now":
      return withShare(report, figure, table, numbers.at(-1) ?? null, (of) => of.at(-1) ?? null);
    case "sum":
      return withShare(report, figure, table, sum(numbers), sum, rows);
    case "peak":
      return { value: findPeak(numbers) };
    case "change":
      return computeChange(report, table, numbers);
    case "distinct":
      return { value: new Set(values.filter((value) => value !== null)).size };
    case "median":
      return { value: findMedian(numbers, weights) };
    case "share":
      return { value: findShare(figure, values, weights), isShare: true };
    case "top":
      return { value: findTop(values, weights) };
  }
}

function pick(table: ResultTable, name: string, rows: readonly number[]): Cell[] {
  const { values } = getColumn(table, name);
  return rows.map((row) => values[row] ?? null);
}

function withShare(
  report: Report,
  { shareOf }: Figure<string>,
  table: ResultTable,
  value: number | null,
  reduce: (numbers: readonly (number | null)[]) => number | null,
  rows: readonly number[] = Array.from({ length: table.rowCount }, (_, row) => row),
): Computed {
  if (!shareOf) return { value };
  const wholes = shareOf.map((name) => reduce(pick(table, name, rows).map(toNumber)));
  const whole = sum(wholes);
  const [name = ""] = shareOf;
  const label = shareOf.length === 1 ? report.columns[name]?.label.toLowerCase() : "those who told";
  return {
    value,
    share: value === null || !whole ? null : value / whole,
    ...(label && { shareLabel: label }),
  };
}

function computeChange(
  { chart }: Report,
  table: ResultTable,
  numbers: readonly (number | null)[],
): Computed {
  if (chart.mark !== "line" && chart.mark !== "stack") return { value: null, isChange: true };
  const days = getColumn(table, chart.x).values.map((cell) =>
    typeof cell === "bigint" ? toDay(cell) : toNumber(cell),
  );
  const now = numbers.at(-1) ?? null;
  const before = numbers[days.lastIndexOf((days.at(-1) ?? Number.NaN) - 7)] ?? null;
  if (now === null || before === null) return { value: null, isChange: true };
  const share = before === 0 ? null : (now - before) / before;
  return { value: now - before, isChange: true, share };
}

function toNumber(cell: Cell): number | null {
  return typeof cell === "number" ? cell : null;
}

function sum(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

function findPeak(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce(
    (peak, value) => (peak === null || (value ?? peak) > peak ? value : peak),
    null,
  );
}

/** The lower median: the value that the middle one has, counting each as often as its weight. */
function findMedian(
  numbers: readonly (number | null)[],
  weights: readonly number[],
): number | null {
  const sorted = numbers
    .map((value, at) => ({ value, weight: weights[at] ?? 0 }))
    .filter((entry): entry is { value: number; weight: number } => entry.value !== null)
    .sort((a, b) => a.value - b.value);
  const half = sorted.reduce((total, { weight }) => total + weight, 0) / 2;
  let below = 0;
  for (const { value, weight } of sorted) {
    below += weight;
    if (below >= half && half > 0) return value;
  }
  return null;
}

function findShare(
  { values: wanted, from = -Infinity, to = Infinity }: Figure<string>,
  values: readonly Cell[],
  weights: readonly number[],
): number | null {
  const isMeant = (value: Cell) =>
    wanted ? wanted.includes(String(value)) : Number(value) >= from && Number(value) <= to;
  let known = 0;
  let meant = 0;
  for (const [at, value] of values.entries()) {
    if (value === null || value === "") continue;
    const weight = weights[at] ?? 0;
    known += weight;
    if (isMeant(value)) meant += weight;
  }
  return known === 0 ? null : meant / known;
}

function findTop(values: readonly Cell[], weights: readonly number[]): string | null {
  const most = weights.reduce((peak, weight) => Math.max(peak, weight), 0);
  const at = weights.indexOf(most);
  return at < 0 || most === 0 ? null : String(values[at]);
}
