import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCourses } from "../src-main/courses";
import type { Engine } from "../src-main/engine";
import { encodeApiCsv } from "../src-main/export/api";
import { drawSvg } from "../src-main/export/svg";
import { importPaths } from "../src-main/import";
import { runReport } from "../src-main/run-report";
import { openWorkspace } from "../src-main/workspace";
import { findInstant } from "../src-shared/instant";
import { type DayRange, toPeriodParams } from "../src-shared/period";
import type { Report } from "../src-shared/report";
import { reports } from "../src-shared/reports";
import { getColumn } from "../src-shared/result";
import { expectFile } from "./support/golden";
import { now, sampleFolder } from "./support/workspace";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const bridges = "UniLys/ENG-7/2023_Fall";

let engine: Engine;

beforeAll(async () => {
  engine = await openWorkspace(null);
  await importPaths(engine, [sampleFolder], { now });
});
afterAll(() => engine.close());

const toDay = (text: string) => findInstant(text)?.day ?? 0;

function run(report: Report, course: string, days?: DayRange) {
  const period = days && report.period ? toPeriodParams(report.period, days) : {};
  return runReport(engine, { report: report.id, params: { course, ...period } });
}

async function getCourse(id: string) {
  const courses = await engine.withSession(listCourses);
  const course = courses.find((candidate) => candidate.id === id);
  if (!course) throw new Error(`unknown course: ${id}`);
  return course;
}

describe.each(reports)("$id over the sample", (report) => {
  test("has the rows of test/expected", async () => {
    const csv = encodeApiCsv(report, (await run(report, art, wholePeriod)).table);
    expectFile(join(__dirname, `expected/${report.id}.csv`), csv);
  });

  test("is drawn as in test/charts, the same each time", async () => {
    const caption = { course: await getCourse(art), period: "2024-01-01 to 2024-05-12" };
    const drawn = await drawSvg(await run(report, art, wholePeriod), caption);
    expectFile(join(__dirname, `charts/${report.id}.svg`), drawn);
    expect(await drawSvg(await run(report, art, wholePeriod), caption)).toBe(drawn);
  });

  test("opens on a period that takes in every row of the course", async () => {
    for (const id of [art, bridges]) {
      const days = (await getCourse(id)).tables[report.reads[0]]?.days;
      if (!days) throw new Error(`${id} has no days for ${report.id}`);
      const whole = await run(report, id, { first: toDay(days.first), last: toDay(days.last) });
      const ever = await run(report, id, { first: toDay("0001-01-01"), last: toDay("9000-01-01") });
      expect(whole.table).toEqual(ever.table);
    }
  });
});

const wholePeriod = { first: toDay("2024-01-01"), last: toDay("2024-05-12") };

/** The totals that sample-data/README.md works out by hand. */
describe("the pencil's totals", () => {
  async function readLast(id: string, course: string, columns: readonly string[]) {
    const report = reports.find((candidate) => candidate.id === id);
    if (!report) throw new Error(`unknown report: ${id}`);
    const { table } = await run(report, course);
    return columns.map((name) => getColumn(table, name).values.at(-1));
  }

  test("course 1 had 1798 learners on its last day, 30 fewer than a week before", async () => {
    expect(await readLast("enrollment", art, ["count"])).toEqual([1798]);
    const day = { first: toDay("2024-05-05"), last: toDay("2024-05-05") };
    const [enrollment] = reports as [Report];
    const { table } = await run(enrollment, art, day);
    expect(getColumn(table, "count").values).toEqual([1828]);
  });

  test("by mode they are the same 1798: professional is 73 + 32, other is the unknown mode", async () => {
    const columns = ["count", "audit", "honor", "masters", "professional", "verified", "other"];
    const modes = await readLast("enrollment_mode", art, columns);
    expect(modes).toEqual([1798, 1166, 176, 26, 105, 310, 15]);
    expect(await readLast("enrollment_mode", art, ["cumulative_count"])).toEqual([2363]);
  });

  const kinds = ["any", "attempted_problem", "played_video", "posted_forum"];

  test("the last weeks of both courses", async () => {
    expect(await readLast("engagement-activity", art, kinds)).toEqual([88, 51, 67, 7]);
    expect(await readLast("engagement-activity", bridges, kinds)).toEqual([43, 28, 31, 1]);
  });

  test("a week without forum rows is empty, and of two rows of a kind the greater id counts", async () => {
    const report = reports.find(({ id }) => id === "engagement-activity") as Report;
    const week = async (first: string) => {
      const { table } = await run(report, art, { first: toDay(first), last: toDay(first) + 6 });
      return kinds.map((name) => getColumn(table, name).values);
    };
    expect(await week("2024-02-19")).toEqual([[644], [419], [497], [null]]);
    expect(await week("2024-04-08")).toEqual([[496], [308], [396], [57]]);
  });
});
