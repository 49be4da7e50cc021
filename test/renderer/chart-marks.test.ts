// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { toVariable } from "../../src-renderer/apply-theme";
import { drawChart } from "../../src-renderer/chart";
import { type BarsChart, toBarsData } from "../../src-renderer/chart-bars";
import { describeUnmapped, type MapChart, toMapData } from "../../src-renderer/chart-map-data";
import { speakPoint } from "../../src-renderer/chart-points";
import { type RanksChart, toRanksData } from "../../src-renderer/chart-ranks-data";
import type { Cell } from "../../src-shared/result";
import { getReport, toTable } from "./support/fixtures";
import { listReportRows } from "./support/report-rows";

type Row = Record<string, Cell>;

function ranksOf(id: string, rows: readonly Row[] = listReportRows(id, "c"), limit = 200) {
  const report = getReport(id);
  return toRanksData(report, report.chart as RanksChart, toTable(report, rows), limit);
}

function draw(id: string, options: { limit?: number; rows?: readonly Row[] } = {}) {
  const report = getReport(id);
  const { rows = listReportRows(id, "c"), ...rest } = options;
  const table = toTable(report, rows);
  const size = { width: 900, height: 300 };
  return drawChart({ report, table, document, ...size, colors: toVariable, ...rest });
}

describe("bars by category", () => {
  test("are in the declared order, others after, and who did not tell last", () => {
    const labels = ranksOf("enrollment-education").groups[0]?.ranks.map(({ label }) => label);
    expect(labels).toEqual([
      "None",
      "Primary",
      "Junior secondary",
      "Secondary",
      "Associate's",
      "Bachelor's",
      "Master's",
      "Doctorate",
      "Other",
      "vocational",
      "Not told",
    ]);
  });

  test("have shares of those who told", () => {
    const rows = [
      { date: 1, education_level: "masters", count: 30 },
      { date: 1, education_level: "other", count: 10 },
      { date: 1, education_level: null, count: 60 },
    ];
    const ranks = ranksOf("enrollment-education", rows).groups[0]?.ranks ?? [];
    const shares = Object.fromEntries(ranks.map(({ label, share }) => [label, share]));
    expect(shares).toMatchObject({ "Master's": 0.75, Other: 0.25, None: 0, "Not told": null });
  });

  test("are of the last day alone", () => {
    const rows = [
      { date: 1, education_level: "masters", count: 30 },
      { date: 2, education_level: "masters", count: 7 },
    ];
    const ranks = ranksOf("enrollment-education", rows).groups[0]?.ranks ?? [];
    expect(ranks.find(({ full }) => full === "masters")?.value).toBe(7);
  });

  test("without a declared order begin with the most", () => {
    const values = ranksOf("problems").groups[0]?.ranks.map(({ value }) => value) ?? [];
    expect(values).toEqual([...values].sort((one, other) => other - one));
  });

  test("are cut to as many as asked for, and count all", () => {
    expect(ranksOf("problems", undefined, 12)).toMatchObject({ drawn: 12, count: 57 });
    expect(draw("problems", { limit: 12 }).points).toHaveLength(12);
  });

  test("are two hundred at most, and say so", () => {
    const rows = Array.from({ length: 450 }, (_, place) => ({
      module_id: `m${place}`,
      total_submissions: place,
    }));
    const { svg, note } = draw("problems", { rows });
    expect(note).toBe("200 of 450 are drawn; the table has all.");
    expect(svg.querySelectorAll("*").length).toBeLessThan(2000);
  });

  test("share their number fairly among the groups", () => {
    const groups = ranksOf("answer-distribution", undefined, 5).groups;
    expect(groups.map(({ heading, ranks }) => [heading, ranks.length])).toEqual([
      ["Part 2_1", 3],
      ["Part 3_1", 2],
    ]);
  });

  test("mark right answers with a sign, not by color alone", () => {
    const { svg, points, describe: say } = draw("answer-distribution");
    expect(svg.textContent).toContain("✓ 3.14159");
    const [first] = points;
    expect(first && speakPoint(say(first))).toContain("✓ Right");
  });

  test("take the older shape's count where the newer one is empty", () => {
    const rows = [{ part_id: "p", answer_value: "a", count: 4, last_response_count: null }];
    expect(ranksOf("answer-distribution", rows).groups[0]?.ranks[0]?.value).toBe(4);
  });
});

describe("bars along a number", () => {
  const dataOf = (rows: readonly Row[]) => {
    const report = getReport("enrollment-age");
    return toBarsData(report, report.chart as BarsChart, toTable(report, rows));
  };

  test("are one per whole number, rows of one number added up", () => {
    const rows = [3, 3, 4].map((age) => ({ date: 1, age, count: 2 }));
    expect(dataOf(rows).bars).toEqual([
      { at: 3, count: 4 },
      { at: 4, count: 2 },
    ]);
  });

  test("leave out who did not tell and what cannot be, and say how many", () => {
    expect(draw("enrollment-age").note).toBe(
      "180 learners told no year of birth. 3 learners of another age than 13 to 70 are in the table alone.",
    );
  });

  test("without a declared question say what is missing", () => {
    expect(draw("grade-distribution").note).toBe("4 learners have no grade.");
  });

  test("of nobody are an empty chart, not an error", () => {
    expect(draw("enrollment-age", { rows: [{ date: 1, age: null, count: 1 }] }).points).toEqual([]);
  });
});

describe("the map", () => {
  const report = getReport("enrollment-location");
  const dataOf = (rows = listReportRows("enrollment-location", "c")) =>
    toMapData(report, report.chart as MapChart, toTable(report, rows));

  test("ranks the countries that have learners", () => {
    const names = dataOf().countries.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(["United States of America", "India", "Brazil"]);
    expect(names).not.toContain("Iceland");
  });

  test("names what it cannot show: the unknown, and countries without an outline", () => {
    expect(describeUnmapped(dataOf(), report.chart as MapChart, "en-US")).toBe(
      "Country unknown: 412 learners. Not on the map: Tuvalu 3, Gibraltar 1.",
    );
  });

  test("fills each country by its class, and tags it for the pointer", () => {
    const { svg, points } = draw("enrollment-location");
    const tagged = [...svg.querySelectorAll("[data-place]")];
    const usa = tagged.find((element) => element.getAttribute("data-place") === "0");
    expect(usa?.getAttribute("fill")).toBe("var(--m5)");
    expect(points.filter(({ outline }) => outline)).toHaveLength(points.length - 2);
  });

  test.each([
    [1, [1]],
    [4, [1, 2, 3, 4]],
    [5210, [1, 5, 30, 150, 1000]],
  ])("has classes up to %d that begin at round numbers", (count, steps) => {
    const rows = [{ date: 1, alpha3: "USA", name: "U", count }];
    expect(dataOf(rows).steps).toEqual(steps);
  });

  test("is drawn in few enough letters to be redrawn at each width", () => {
    expect(draw("enrollment-location").svg.outerHTML.length).toBeLessThan(600_000);
  });
});

test("the profile of a video has steps without gaps between its segments", () => {
  const { svg, points, describe: say, frame } = draw("video-timeline");
  expect(svg.querySelectorAll('g[aria-label="area"] path')).toHaveLength(2);
  expect(points).toHaveLength(40);
  expect(points[0]?.x).toBeGreaterThan(frame.left);
  expect(points[0] && say(points[0]).title).toBe("Segment 0");
});
