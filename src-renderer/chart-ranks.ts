import * as Plot from "@observablehq/plot";
import { describeDay } from "../src-shared/chart-day";
import { formatNumber, formatShare } from "../src-shared/format";
import type { Report } from "../src-shared/report";
import type { Theme } from "../src-shared/theme";
import type { ChartInput, DrawnChart } from "./chart";
import { addFrame, frameMargins } from "./chart-frame";
import { listLegend } from "./chart-legend";
import type { PointLine, PointText } from "./chart-points";
import { type Rank, type RanksChart, type RanksData, toRanksData } from "./chart-ranks-data";
import {
  nameRank,
  type PlacedRank,
  type RanksLayout,
  rowHeight,
  toRanksLayout,
} from "./chart-ranks-layout";
import { cutToWidth } from "./chart-text";

/** More bars than these nobody reads; the table has all. */
export const mostRanks = 200;
/** Of a chart that is saved. */
const mostInFile = 40;
const bar = 14;
const edge = 16;

/** A horizontal bar a category, with its name before it and its number after it. */
export function drawRanks(input: ChartInput, chart: RanksChart): DrawnChart {
  const { report, table, standalone, width, locale = "en-US" } = input;
  const limit = Math.min(mostRanks, input.limit ?? (standalone ? mostInFile : mostRanks));
  const data = toRanksData(report, chart, table, limit);
  const note = describeCut(report, data, { isFile: standalone !== undefined, table });
  const captions = { legend: listLegend(report, table), note };
  const margin = frameMargins(standalone, captions.legend, { width, note });
  const values = new Map(
    data.groups.flatMap(({ ranks }) => ranks).map((rank) => [rank, formatEnd(rank, locale)]),
  );
  const layout = toRanksLayout(data, values, { top: margin.top, side: margin.side + edge, width });
  const height = layout.height + margin.bottom;
  const plot = Plot.plot({
    document: input.document,
    width,
    height,
    margin: 0,
    x: { type: "linear", domain: [0, layout.max], range: [layout.from, layout.to], axis: null },
    y: { type: "linear", domain: [0, height], range: [0, height], axis: null },
    marks: drawMarks(input, chart, layout, values),
  }) as SVGSVGElement & Plot.Plot;
  if (standalone) addFrame(plot, { ...input, height }, standalone, captions);
  const points = layout.ranks.map(({ y, value }, place) => ({
    place,
    x: layout.from + ((layout.to - layout.from) * value) / layout.max,
    y: y + rowHeight / 2,
    box: { x: 0, y, width, height: rowHeight },
  }));
  return {
    svg: plot,
    points,
    pointing: "row",
    note,
    frame: { top: margin.top, right: layout.to, bottom: layout.height, left: layout.from },
    describe: ({ place }) => describeRank(report, chart, layout.ranks[place], locale),
  };
}

function drawMarks(
  { colors }: ChartInput,
  chart: RanksChart,
  { ranks, headings, from, top }: RanksLayout,
  values: ReadonlyMap<Rank, string>,
): Plot.Markish[] {
  const middle = (rank: PlacedRank) => rank.y + rowHeight / 2;
  const rect = (toValue: (rank: PlacedRank) => number) => ({
    x1: 0,
    x2: toValue,
    y1: (rank: PlacedRank) => middle(rank) - bar / 2,
    y2: (rank: PlacedRank) => middle(rank) + bar / 2,
    rx: 1.5,
  });
  const text = { fontSize: 12, lineAnchor: "middle" } as const;
  const texts = [...values.values()];
  const reach = (rank: PlacedRank) => Math.max(rank.value, rank.part ?? 0);
  return [
    Plot.text(headings, {
      x: 0,
      dx: 16 - from,
      y: "y",
      text: "text",
      textAnchor: "start",
      fill: colors("muted"),
      fontWeight: 600,
      ...text,
    }),
    Plot.ruleX(ranks, {
      x: 0,
      y1: "y",
      y2: (rank: PlacedRank) => rank.y + rowHeight,
      stroke: colors("line-strong"),
    }),
    Plot.text([chart.unit], {
      x: 0,
      y: top + 12,
      textAnchor: "start",
      fill: colors("faint"),
      ...text,
      fontSize: 11.5,
    }),
    Plot.rect(ranks, {
      ...rect(({ value }) => value),
      fill: (rank: PlacedRank) => colors(toneOf(chart, rank)),
    }),
    chart.part ? Plot.rect(ranks, { ...rect(({ part }) => part ?? 0), fill: colors("c1") }) : null,
    Plot.text(ranks, {
      x: 0,
      dx: -10,
      y: middle,
      textAnchor: "end",
      text: (rank: PlacedRank) => cutToWidth(nameRank(rank), from - 24),
      fill: colors("text"),
      ...text,
    }),
    Plot.text(ranks, {
      x: reach,
      dx: 8,
      y: middle,
      textAnchor: "start",
      text: (_: PlacedRank, place: number) => texts[place] ?? "",
      fill: (rank: PlacedRank) => colors(rank.value === 0 ? "faint" : "muted"),
      fontVariant: "tabular-nums",
      ...text,
    }),
  ];
}

function toneOf(chart: RanksChart, { isFlagged, full }: Rank): keyof Theme {
  if (chart.flag) return isFlagged ? "ok" : "c6";
  if (chart.part) return "c5";
  return full === null ? "c6" : "c1";
}

/** “164 · 22.6 %”: the number and, where it has one, its share. */
function formatEnd({ value, share }: Rank, locale: string): string {
  const count = formatNumber(value, locale);
  return share === null || value === 0 ? count : `${count} · ${formatShare(share, locale)}`;
}

function describeRank(
  report: Report,
  chart: RanksChart,
  rank: Rank | undefined,
  locale: string,
): PointText {
  if (!rank) return { title: "", lines: [], total: null };
  const label = report.columns[chart.value]?.label ?? chart.value;
  const share = rank.share === null ? null : formatShare(rank.share, locale);
  const value = formatNumber(rank.value, locale);
  const lines: PointLine[] = [
    { label, tone: toneOf(chart, rank), value, share: chart.part ? null : share },
  ];
  if (chart.part && rank.part !== null) {
    lines.push({
      label: chart.part.label,
      tone: "c1",
      value: formatNumber(rank.part, locale),
      share,
    });
  }
  if (chart.flag && rank.isFlagged) {
    lines.push({ label: `✓ ${chart.flag.label}`, tone: null, value: "", share: null });
  }
  const isShort = rank.full === null || rank.full === rank.label || chart.categories !== undefined;
  return { title: isShort ? rank.label : `${rank.label}\n${rank.full}`, lines, total: null };
}

function describeCut(
  report: Report,
  { drawn, count }: RanksData,
  { isFile, table }: { isFile: boolean; table: ChartInput["table"] },
): string | null {
  const day = isFile ? describeDay(report, table) : null;
  const isCut = drawn < count && (isFile || drawn >= mostRanks);
  const cut = isCut
    ? `${drawn} of ${formatNumber(count, "en-US")} are drawn; the table has all.`
    : null;
  return [day, cut].filter(Boolean).join(" ") || null;
}
