import * as Plot from "@observablehq/plot";
import { formatDayName, formatDays, toDate } from "../src-shared/day-text";
import { formatNumber, formatShare } from "../src-shared/format";
import type { Report } from "../src-shared/report";
import type { ChartInput, DrawnChart } from "./chart";
import { plotAxes } from "./chart-axes";
import { type ChartData, type Mark, type SeriesChart, toChartData, toDomain } from "./chart-data";
import type { ChartPoint, PointText } from "./chart-points";
import { toDayTicks, toNumberTicks } from "./chart-ticks";

/** Series along time, as lines or stacked, or along a number. */
export function drawSeries(input: ChartInput, chart: SeriesChart): DrawnChart {
  const { report } = input;
  const data = toChartData(report, chart, input.table);
  const isProfile = chart.mark === "profile";
  const [first = 0, last = first] = [data.days[0], data.days.at(-1)];
  const weeksFrom = report.period?.unit === "week" ? first : undefined;
  const marks = isProfile
    ? drawProfile(input, data)
    : chart.mark === "stack"
      ? drawStack(input, data)
      : drawLines(input, data);
  const base = plotAxes(
    input,
    {
      unit: chart.unit,
      max: data.max,
      x: isProfile
        ? { type: "linear", domain: [first, last + 1] }
        : { type: "utc", domain: toDomain(data.days) },
      ticks: (width) =>
        isProfile
          ? toNumberTicks(first, last, width)
          : toDayTicks({ first, last }, width, weeksFrom),
      toPlace: isProfile ? (value) => value + 0.5 : toDate,
      ...(isProfile && { xUnit: report.columns[chart.x]?.label.toLowerCase() ?? chart.x }),
      captions: { legend: data.series, note: null },
    },
    [...marks, isProfile ? null : drawEvents(input, data)],
  );
  const toX = (place: number) => base.toX(isProfile ? place + 0.5 : toDate(place));
  return {
    ...base,
    points: locatePoints(chart, data, toX, base.toY),
    pointing: "column",
    describe: ({ place }) => describeRow(report, chart, data, place, input.locale ?? "en-US"),
  };
}

function drawStack({ colors, isSparse = false, width }: ChartInput, data: ChartData) {
  const x = (mark: Mark) => toDate(mark.day);
  const [first = 0, last = 0] = [data.days[0], data.days.at(-1)];
  const bar = isSparse ? Math.max(2, Math.min(24, (0.7 * (width - 70)) / (last - first + 1))) : 3;
  return data.series.flatMap((series) => [
    ...(isSparse
      ? []
      : [
          Plot.areaY(series.marks, {
            x,
            y1: "low",
            y2: "high",
            z: "run",
            fill: colors(series.tone),
          }),
        ]),
    // A day between two gaps has no width as an area; it is a bar.
    Plot.ruleX(
      series.marks.filter((mark) => (isSparse || mark.isAlone) && mark.high > mark.low),
      {
        x,
        y1: "low",
        y2: "high",
        stroke: colors(series.tone),
        strokeWidth: data.days.length === 1 ? 48 : bar,
      },
    ),
  ]);
}

function drawLines({ report, colors }: ChartInput, data: ChartData) {
  const x = (mark: Mark) => toDate(mark.day);
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

/** Steps, each as wide as its segment; the last one of a run needs its end. */
function drawProfile({ colors }: ChartInput, data: ChartData) {
  return data.series.map((series) => {
    const steps = series.marks.flatMap((mark, place) => {
      const isEnd = series.marks[place + 1]?.run !== mark.run;
      return isEnd ? [mark, { ...mark, day: mark.day + 1 }] : [mark];
    });
    return Plot.areaY(steps, {
      x: "day",
      y1: "low",
      y2: "high",
      z: "run",
      curve: "step-after",
      fill: colors(series.tone),
    });
  });
}

function drawEvents({ events = [], colors }: ChartInput, data: ChartData): Plot.Markish {
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

function locatePoints(
  chart: SeriesChart,
  data: ChartData,
  toX: (place: number) => number,
  toY: (count: number) => number,
): readonly ChartPoint[] {
  const highs = data.series.map(({ marks }) => new Map(marks.map(({ row, high }) => [row, high])));
  return data.days.map((day, place) => {
    const dots = data.series.flatMap(({ tone }, at) => {
      const high = highs[at]?.get(place);
      return high === undefined ? [] : [{ y: toY(high), tone }];
    });
    return { place, x: toX(day), y: toY(0), ...(chart.mark === "line" && { dots }) };
  });
}

function describeRow(
  report: Report,
  chart: SeriesChart,
  data: ChartData,
  place: number,
  locale: string,
): PointText {
  const isStack = chart.mark !== "line" && data.series.length > 1;
  const values = data.series.map((series) => series.values[place] ?? null);
  const total = values.reduce((sum: number, value) => sum + (value ?? 0), 0);
  const lines = data.series.map(({ label, tone }, at) => {
    const value = values[at] ?? null;
    return {
      label,
      tone,
      value: value === null ? "no row" : formatNumber(value, locale),
      share: isStack && total > 0 && value !== null ? formatShare(value / total, locale) : null,
    };
  });
  const title = formatPlace(report, chart, data.days[place] ?? 0, locale);
  return { title, lines, total: isStack ? formatNumber(total, locale) : null };
}

function formatPlace(report: Report, chart: SeriesChart, place: number, locale: string): string {
  if (chart.mark === "profile") {
    return `${report.columns[chart.x]?.label ?? chart.x} ${formatNumber(place, locale)}`;
  }
  if (report.period?.unit !== "week") return formatDayName(place, "weekday");
  return `Week of ${formatDays({ first: place, last: place + 6 }, { withYear: true })}`;
}
