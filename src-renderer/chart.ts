import * as Plot from "@observablehq/plot";
import type { Report } from "../src-shared/report";
import type { ResultTable } from "../src-shared/result";
import type { Theme } from "../src-shared/theme";
import { type ChartData, type DrawnSeries, type Mark, toChartData, toDomain } from "./chart-data";
import { addFrame, type Standalone, standaloneMargins } from "./chart-frame";
import { type ChartPoint, locatePoints } from "./chart-points";
import { toCountTicks, toDayTicks } from "./chart-ticks";
import type { ChartEvent } from "./course-events";
import { toDate } from "./day-text";

/**
 * Draws a report's chart as an SVG: on the page, for a file, and headless under jsdom. No part of
 * it looks at a layout or a global document, and the same input draws the same bytes.
 */
export interface ChartInput {
  readonly report: Report;
  readonly table: ResultTable;
  /** Pixels. A chart is drawn anew at another width, never scaled. */
  readonly width: number;
  readonly height: number;
  readonly document: Document;
  /** `var(--c1)` on the page, the color itself in a file. */
  readonly colors: (token: keyof Theme) => string;
  /** For thousands on the y axis. */
  readonly locale?: string;
  /** Days worth a dotted line, where they lie within the chart. */
  readonly events?: readonly ChartEvent[];
  /** For a file of its own: title, period, legend and source are drawn in. */
  readonly standalone?: Standalone;
}

export interface DrawnChart {
  readonly svg: SVGSVGElement;
  readonly series: readonly DrawnSeries[];
  readonly points: readonly ChartPoint[];
  readonly frame: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

/** So that the highest line does not touch the unit above it. */
const headroom = 1.03;
const margins = { marginTop: 34, marginRight: 22, marginBottom: 40, marginLeft: 48 };

/** Of a chart that is saved, here and on the command line. */
export const fileSize = { width: 960, height: 500 };

export function drawChart(input: ChartInput): DrawnChart {
  const data = toChartData(input.report, input.table);
  const extra = input.standalone ? standaloneMargins(data.series, input.width) : null;
  const space = {
    ...margins,
    marginTop: margins.marginTop + (extra?.top ?? 0),
    marginBottom: margins.marginBottom + (extra?.bottom ?? 0),
    marginLeft: margins.marginLeft + (extra?.side ?? 0),
    marginRight: margins.marginRight + (extra?.side ?? 0),
  };
  const plot = Plot.plot({
    document: input.document,
    width: input.width,
    height: input.height,
    ...space,
    x: { type: "utc", domain: toDomain(data.days), axis: null },
    y: { type: "linear", domain: [0, Math.max(data.max, 1) * headroom], axis: null },
    marks: [
      ...drawAxes(input, data, input.width - space.marginLeft - space.marginRight),
      ...drawSeries(input, data),
      Plot.ruleY([0], { stroke: input.colors("line-strong") }),
      ...drawEvents(input, data),
    ],
  }) as SVGSVGElement & Plot.Plot;
  const frame = {
    top: space.marginTop,
    right: input.width - space.marginRight,
    bottom: input.height - space.marginBottom,
    left: space.marginLeft,
  };
  if (input.standalone) addFrame(plot, input, input.standalone, data.series);
  return {
    svg: plot,
    series: data.series,
    points: locatePoints(data, toPixels(plot, "x"), toPixels(plot, "y")),
    frame,
  };
}

function drawAxes(
  { report, colors, locale, standalone }: ChartInput,
  data: ChartData,
  width: number,
) {
  const counts = toCountTicks(Math.max(data.max, 1), locale ?? "en-US");
  const countLabels = new Map(counts.map((tick) => [tick.value, tick.label]));
  const range = { first: data.days[0] ?? 0, last: data.days.at(-1) ?? 0 };
  const days = toDayTicks(range, width, report.period?.unit === "week" ? range.first : undefined);
  const dayLabels = new Map(days.map((tick) => [toDate(tick.value).getTime(), tick.label]));
  return [
    Plot.gridY([...countLabels.keys()], { stroke: colors("line"), strokeOpacity: 1 }),
    Plot.axisY([...countLabels.keys()], {
      tickFormat: (value: number) => countLabels.get(value) ?? "",
      tickSize: 0,
      tickPadding: 10,
      label: null,
      fill: colors("muted"),
      fontSize: 11.5,
    }),
    Plot.axisX(
      days.map((tick) => toDate(tick.value)),
      {
        tickFormat: (value: Date) => dayLabels.get(value.getTime()) ?? "",
        tickSize: 4,
        tickPadding: 4,
        stroke: colors("line-strong"),
        label: null,
        fill: colors("muted"),
        fontSize: 11.5,
      },
    ),
    Plot.text([report.chart.unit], {
      frameAnchor: "top-left",
      textAnchor: "start",
      dx: standalone ? 6 - margins.marginLeft : 16 - margins.marginLeft,
      dy: -20,
      lineAnchor: "top",
      fill: colors("faint"),
      fontSize: 11.5,
    }),
  ];
}

function drawSeries({ report, colors }: ChartInput, data: ChartData): Plot.Markish[] {
  const x = (mark: Mark) => toDate(mark.day);
  if (report.chart.mark === "stack") {
    return data.series.flatMap((series) => [
      Plot.areaY(series.marks, { x, y1: "low", y2: "high", z: "run", fill: colors(series.tone) }),
      // A day between two gaps has no width as an area; it is a bar.
      Plot.ruleX(
        series.marks.filter((mark) => mark.isAlone && mark.high > mark.low),
        {
          x,
          y1: "low",
          y2: "high",
          stroke: colors(series.tone),
          strokeWidth: data.days.length === 1 ? 48 : 3,
        },
      ),
    ]);
  }
  const isWeekly = report.period?.unit === "week";
  // The first series is drawn last, over the others.
  return [...data.series].reverse().flatMap((series) => [
    Plot.lineY(series.marks, {
      x,
      y: "high",
      z: "run",
      stroke: colors(series.tone),
      strokeWidth: 1.75,
      strokeLinejoin: "round",
    }),
    Plot.dot(
      series.marks.filter((mark) => isWeekly || mark.isAlone),
      {
        x,
        y: "high",
        r: data.days.length === 1 ? 4 : isWeekly ? 2.25 : 2.5,
        fill: colors(series.tone),
      },
    ),
  ]);
}

function drawEvents({ events = [], colors }: ChartInput, data: ChartData): Plot.Markish[] {
  const [first = 0, last = 0] = [data.days[0], data.days.at(-1)];
  const within = events.filter((event) => event.day > first && event.day < last);
  return within.flatMap((event) => {
    const isLate = event.day - first > (last - first) * 0.8;
    return [
      Plot.ruleX([toDate(event.day)], { stroke: colors("text"), strokeDasharray: "2,3" }),
      Plot.text([event.label], {
        x: [toDate(event.day)],
        frameAnchor: "top",
        textAnchor: isLate ? "end" : "start",
        dx: isLate ? -4 : 4,
        dy: -20,
        lineAnchor: "top",
        fill: colors("muted"),
        fontSize: 11.5,
      }),
    ];
  });
}

function toPixels(plot: Plot.Plot, name: "x" | "y"): (value: unknown) => number {
  const scale = plot.scale(name);
  return (value) => Number(scale?.apply(value));
}
