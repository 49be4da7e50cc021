// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { toFileColor, toVariable } from "../../src-renderer/apply-theme";
import { type ChartInput, drawChart, hasChart } from "../../src-renderer/chart";
import { type SeriesChart, toChartData } from "../../src-renderer/chart-data";
import { speakPoint } from "../../src-renderer/chart-points";
import { toCountTicks, toDayTicks } from "../../src-renderer/chart-ticks";
import { reports } from "../../src-shared/reports/index";
import { getReport, listDays, listWeeks, toDayNumber, toTable } from "./support/fixtures";
import { listReportRows } from "./support/report-rows";

const rowsOf = (id: string) => listReportRows(id, "c");

function draw(id: string, options: Partial<ChartInput> = {}) {
  const report = getReport(id);
  const table = toTable(report, rowsOf(id));
  const size = { width: 900, height: 300, colors: toVariable };
  return drawChart({ report, table, document, ...size, ...options });
}

const pathsOf = (svg: SVGSVGElement, mark: string) => [
  ...svg.querySelectorAll(`g[aria-label="${mark}"] path`),
];

function dataOf(id: string, table = toTable(getReport(id), rowsOf(id))) {
  const report = getReport(id);
  return toChartData(report, report.chart as SeriesChart, table);
}

const drawnReports = reports.filter(hasChart);
const timed = reports.filter(({ chart }) => chart.mark === "line" || chart.mark === "stack");

describe.each(timed.map(({ id }) => id))("the chart over time of %s", (id) => {
  test("breaks its lines and areas where rows are missing", () => {
    const { svg } = draw(id);
    const paths = pathsOf(svg, getReport(id).chart.mark === "stack" ? "area" : "line");
    expect(paths.length).toBe(dataOf(id).series.length * 2);
  });

  test("has a point for every row, from left to right", () => {
    const { points, frame } = draw(id);
    expect(points.length).toBe(rowsOf(id).length);
    expect(points[0]?.x).toBe(frame.left);
    expect(points.at(-1)?.x).toBe(frame.right);
  });
});

describe.each(drawnReports.map(({ id }) => id))("the chart of %s", (id) => {
  test("is the same at each drawing", () => {
    expect(draw(id).svg.outerHTML).toBe(draw(id).svg.outerHTML);
  });

  test("says each of its points, within its frame", () => {
    const { points, describe, svg } = draw(id);
    expect(points.length).toBeGreaterThan(0);
    for (const point of points) {
      expect(speakPoint(describe(point))).toMatch(/.+; .+/);
      expect(point.x).toBeGreaterThanOrEqual(0);
      expect(point.x).toBeLessThanOrEqual(900);
      expect(point.y).toBeLessThanOrEqual(Number(svg.getAttribute("height")));
    }
  });

  test("has the theme's colors, so that it follows the theme", () => {
    const colors = draw(id).svg.outerHTML.match(/(?:fill|stroke)="(#[^"]*)"/g);
    expect(colors).toBeNull();
  });

  test("for a file has its own colors, title, period and source, and no style element", () => {
    const standalone = { title: "Title", subtitle: "Jan 1 – 31", source: "some & source" };
    const { svg } = draw(id, { colors: toFileColor, standalone, width: 960, height: 540 });
    const text = new XMLSerializer().serializeToString(svg);
    expect(text.match(/ xmlns="http:\/\/www\.w3\.org\/2000\/svg"/g)).toHaveLength(1);
    expect(svg.outerHTML).toContain(' xmlns="http://www.w3.org/2000/svg"');
    expect(text).toContain("some &amp; source");
    expect(text).not.toContain("var(");
    expect(text).not.toContain("<style");
    expect(
      new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror"),
    ).toBeNull();
  });
});

test("series that are zero throughout are neither drawn nor in the legend", () => {
  const names = dataOf("enrollment_mode").series.map(({ column }) => column);
  expect(names).toEqual(["verified", "honor", "audit", "professional", "masters"]);
});

test("a stack has its first series on top, and ends at the sum", () => {
  const { series } = dataOf("enrollment_mode");
  const [top, bottom] = [series[0]?.marks[0], series.at(-1)?.marks[0]];
  expect(bottom?.low).toBe(0);
  expect(top?.high).toBe(listDays("c")[0]?.count);
});

test("a day between two gaps is a dot", () => {
  const report = getReport("enrollment");
  const days = [100, 101, 105, 109, 110];
  const table = toTable(
    report,
    days.map((date) => ({ date, count: 5 })),
  );
  const { svg } = draw("enrollment", { table });
  expect(svg.querySelectorAll('g[aria-label="dot"] circle').length).toBe(1);
});

test("a null within the rows breaks only its own line", () => {
  const report = getReport("engagement-activity");
  const [one, two, three, four, five] = listWeeks("c");
  const table = toTable(
    report,
    [one, two, { ...three, any: null }, four, five].map((row) => row ?? {}),
  );
  const { series } = dataOf("engagement-activity", table);
  const runs = series.map(({ column, marks }) => [
    column,
    new Set(marks.map(({ run }) => run)).size,
  ]);
  expect(Object.fromEntries(runs)).toMatchObject({ any: 2, played_video: 1 });
});

test("a single row is drawn, in the middle", () => {
  const report = getReport("enrollment");
  const table = toTable(report, [{ date: 19_000, count: 1 }]);
  const { points, frame } = draw("enrollment", { table });
  expect(points[0]?.x).toBe((frame.left + frame.right) / 2);
});

test.each([
  [1, ["0", "1"]],
  [9, ["0", "3", "6", "9"]],
  [5326, ["0", "1,500", "3,000", "4,500"]],
  [18_442, ["0", "5k", "10k", "15k"]],
  [3_200_000, ["0", "1M", "2M", "3M"]],
])("counts up to %d have round whole ticks", (max, labels) => {
  expect(toCountTicks(max, "en-US").map(({ label }) => label)).toEqual(labels);
});

describe("ticks of days", () => {
  const range = (first: string, last: string) => ({
    first: toDayNumber(first),
    last: toDayNumber(last),
  });
  const labels = (...args: Parameters<typeof toDayTicks>) =>
    toDayTicks(...args).map(({ label }) => label);

  test("are single days in a week", () => {
    expect(labels(range("2024-03-04", "2024-03-10"), 900)).toHaveLength(7);
  });

  test("are first days of weeks where rows are weeks", () => {
    const days = range("2024-01-30", "2024-04-30");
    expect(labels(days, 500, days.first)).toEqual(["Jan 30\n2024", "Feb 27", "Mar 26", "Apr 23"]);
  });

  test("are months in a year, and every new year says so", () => {
    expect(labels(range("2023-09-10", "2024-03-20"), 600)).toEqual([
      "Oct\n2023",
      "Nov",
      "Dec",
      "Jan\n2024",
      "Feb",
      "Mar",
    ]);
  });
});
