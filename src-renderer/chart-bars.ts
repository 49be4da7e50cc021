import * as Plot from "@observablehq/plot";
import { describeDay } from "../src-shared/chart-day";
import { listRows } from "../src-shared/figures";
import { formatNumber, formatShare } from "../src-shared/format";
import type { Chart, Report } from "../src-shared/report";
import { getColumn, type ResultTable } from "../src-shared/result";
import type { ChartInput, DrawnChart } from "./chart";
import { plotAxes } from "./chart-axes";
import { toNumberTicks } from "./chart-ticks";

export type BarsChart = Extract<Chart<string>, { readonly mark: "bars" }>;

interface Bar {
  readonly at: number;
  readonly count: number;
}

export interface BarsData {
  readonly bars: readonly Bar[];
  /** Without a number on the axis. */
  readonly untold: number;
  /** Too far from the others to be drawn. */
  readonly outside: number;
  /** Of all with a number. */
  readonly total: number;
}

/** More than these are no ages and no grades: a slip of the hand must not squeeze the rest. */
const longest = 110;

export function toBarsData(report: Report, chart: BarsChart, table: ResultTable): BarsData {
  const places = getColumn(table, chart.x).values;
  const counts = getColumn(table, chart.value).values;
  const sums = new Map<number, number>();
  let untold = 0;
  for (const row of listRows(report, table)) {
    const place = places[row] ?? null;
    const count = Number(counts[row] ?? 0);
    if (place === null) untold += count;
    else sums.set(Math.round(Number(place)), (sums.get(Math.round(Number(place))) ?? 0) + count);
  }
  const all = [...sums].map(([at, count]) => ({ at, count })).sort((a, b) => a.at - b.at);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const bars = dropFar(
    all.filter(({ count }) => count > 0),
    total,
  );
  const drawn = bars.reduce((sum, { count }) => sum + count, 0);
  return { bars, untold, outside: total - drawn, total };
}

/** From the end that is farther from the middle one. */
function dropFar(bars: readonly Bar[], total: number): readonly Bar[] {
  const middle = findMiddle(bars, total);
  let kept = bars;
  for (;;) {
    const [first, last] = [kept[0], kept.at(-1)];
    if (!first || !last || last.at - first.at <= longest) return kept;
    kept = middle - first.at > last.at - middle ? kept.slice(1) : kept.slice(0, -1);
  }
}

function findMiddle(bars: readonly Bar[], total: number): number {
  let before = 0;
  for (const { at, count } of bars) {
    before += count;
    if (before * 2 >= total) return at;
  }
  return 0;
}

export function drawBars(input: ChartInput, chart: BarsChart): DrawnChart {
  const { report, table, colors, locale = "en-US" } = input;
  const data = toBarsData(report, chart, table);
  const [first = 0, last = first] = [data.bars[0]?.at, data.bars.at(-1)?.at];
  const label = report.columns[chart.x]?.label ?? chart.x;
  const width = (input.width - 70) / (last - first + 1);
  const gap = Math.min(1, width / 8) + (width > 60 ? (width - 60) / 2 : 0);
  const day = input.standalone ? describeDay(report, table) : null;
  const note = [day, ...describeLeftOut(report, chart, data, locale)].filter(Boolean).join(" ");
  const base = plotAxes(
    input,
    {
      unit: chart.unit,
      max: data.bars.reduce((most, { count }) => Math.max(most, count), 0),
      x: { type: "linear", domain: [first - 0.5, last + 0.5] },
      ticks: (room) => toNumberTicks(first, last, room),
      toPlace: (value) => value,
      xUnit: label.toLowerCase(),
      captions: { legend: [], note: note || null },
    },
    [
      Plot.rect(data.bars, {
        x1: ({ at }: Bar) => at - 0.5,
        x2: ({ at }: Bar) => at + 0.5,
        y1: 0,
        y2: "count",
        insetLeft: gap,
        insetRight: gap,
        fill: colors("c1"),
      }),
      null,
    ],
  );
  const points = data.bars.map(({ at, count }, place) => {
    const [left, right] = [base.toX(at - 0.5), base.toX(at + 0.5)];
    const y = base.toY(count);
    const { top, bottom } = base.frame;
    const box = { x: left, y: top, width: right - left, height: bottom - top };
    return { place, x: base.toX(at), y, box };
  });
  return {
    ...base,
    points,
    pointing: "column",
    describe: ({ place }) => {
      const { at, count } = data.bars[place] ?? { at: 0, count: 0 };
      const value = formatNumber(count, locale);
      const share = data.total > 0 ? formatShare(count / data.total, locale) : null;
      const unit = chart.unit.charAt(0).toUpperCase() + chart.unit.slice(1);
      return {
        title: `${label} ${at}`,
        lines: [{ label: unit, tone: "c1", value, share }],
        total: null,
      };
    },
  };
}

/** “180 learners told no year of birth.” */
function describeLeftOut(
  report: Report,
  { x, unit }: BarsChart,
  { bars, untold, outside }: BarsData,
  locale: string,
): string[] {
  const label = (report.columns[x]?.label ?? x).toLowerCase();
  const asked = Object.values(report.columns).find(({ note }) => note === "empty: not told");
  const untoldText = asked ? `told no ${asked.label.toLowerCase()}` : `have no ${label}`;
  const [first = 0, last = 0] = [bars[0]?.at, bars.at(-1)?.at];
  const outsideText = `of another ${label} than ${first} to ${last} are in the table alone`;
  return [
    ...(untold > 0 ? [`${formatNumber(untold, locale)} ${unit} ${untoldText}.`] : []),
    ...(outside > 0 ? [`${formatNumber(outside, locale)} ${unit} ${outsideText}.`] : []),
  ];
}
