import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCourses } from "../src-main/courses";
import { findDefaultParams } from "../src-main/default-params";
import type { Engine } from "../src-main/engine";
import { drawSvg } from "../src-main/export/svg";
import { importPaths } from "../src-main/import";
import { runReport } from "../src-main/run-report";
import { openWorkspace } from "../src-main/workspace";
import { computeFigures } from "../src-shared/figures";
import { findInstant } from "../src-shared/instant";
import { type DayRange, toPeriodParams } from "../src-shared/period";
import type { Report } from "../src-shared/report";
import { reports } from "../src-shared/reports";
import { getColumn } from "../src-shared/result";
import { exportCsv } from "./support/exported";
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

function run(report: Report, params: Readonly<Record<string, unknown>>) {
  return runReport(engine, { report: report.id, params, now: now() });
}

function runPeriod(report: Report, course: string, days?: DayRange) {
  const period = days && report.period ? toPeriodParams(report.period, days) : {};
  return run(report, { course, ...period });
}

/** Course 1 over its whole period, with its most used module; or all courses. */
async function findParams(report: Report) {
  return (await findDefaultParams(engine, report, await getCourse(art))) ?? {};
}

async function runDefault(report: Report) {
  return run(report, await findParams(report));
}

async function getCourse(id: string) {
  const courses = await engine.withSession((session) => listCourses(session, null, now()));
  const course = courses.find((candidate) => candidate.id === id);
  if (!course) throw new Error(`unknown course: ${id}`);
  return course;
}

/** Where a prepared file lies and when it was written is the machine's; the rest is not. */
const stable = (csv: string) =>
  csv
    .replace(/file:\/\/[^,]*\//, "file:///…/")
    .replace(/,20\d\d-\d\d-\d\dT\d{6},problem/, ",…,problem");

/** The coasts of the world are half a megabyte that nobody reviews: a country stands as its hash. */
const withShortShapes = (svg: string) =>
  svg.includes("geo")
    ? svg.replace(
        / d="([^"]{80,})"/g,
        (_, path: string) => ` d="${createHash("sha256").update(path).digest("hex").slice(0, 8)}"`,
      )
    : svg;

describe.each(reports)("$id over the sample", (report) => {
  test("has the rows of test/expected", async () => {
    const csv = stable(await exportCsv(engine, report.id, await findParams(report)));
    expectFile(join(__dirname, `expected/${report.id}.csv`), csv);
  });
});

test.each(reports.filter(({ chart }) => chart.mark !== "none"))(
  "$id is drawn as in test/charts, the same each time",
  async (report) => {
    const caption = { course: await getCourse(art), period: "2024-01-01 to 2024-05-12" };
    const drawn = await drawSvg(await runDefault(report), caption);
    expectFile(join(__dirname, `charts/${report.id}.svg`), withShortShapes(drawn));
    expect(await drawSvg(await runDefault(report), caption)).toBe(drawn);
  },
);

describe.each(reports.filter((report) => report.period))("$id opens on", (report) => {
  test("a period that takes in every row of the course", async () => {
    for (const id of [art, bridges]) {
      const days = (await getCourse(id)).tables[report.reads[0]]?.days;
      if (!days) throw new Error(`${id} has no days for ${report.id}`);
      const extent = { first: toDay(days.first), last: toDay(days.last) };
      const whole = await runPeriod(report, id, extent);
      const ever = { first: toDay("0001-01-01"), last: toDay("9000-01-01") };
      expect(whole.table).toEqual((await runPeriod(report, id, ever)).table);
    }
  });
});

/** The totals that sample-data/README.md works out by hand. */
describe("the pencil's totals", () => {
  async function readLast(id: string, course: string, columns: readonly string[]) {
    const report = reports.find((candidate) => candidate.id === id);
    if (!report) throw new Error(`unknown report: ${id}`);
    const { table } = await runPeriod(report, course);
    return columns.map((name) => getColumn(table, name).values.at(-1));
  }

  test("course 1 had 1798 learners on its last day, 30 fewer than a week before", async () => {
    expect(await readLast("enrollment", art, ["count"])).toEqual([1798]);
    const day = { first: toDay("2024-05-05"), last: toDay("2024-05-05") };
    const [enrollment] = reports as [Report];
    const { table } = await runPeriod(enrollment, art, day);
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
      const { table } = await runPeriod(report, art, {
        first: toDay(first),
        last: toDay(first) + 6,
      });
      return kinds.map((name) => getColumn(table, name).values);
    };
    expect(await week("2024-02-19")).toEqual([[644], [419], [497], [null]]);
    expect(await week("2024-04-08")).toEqual([[496], [308], [396], [57]]);
  });

  const block = (id: string) => `block-v1:Uni-Lys+ART101+2024-T1+type@problem+block@${id}`;

  async function readRow(id: string, params: Record<string, unknown>, key: string, value: string) {
    const report = reports.find((candidate) => candidate.id === id) as Report;
    const { table } = await run(report, { course: art, ...params });
    const row = getColumn(table, key).values.indexOf(value);
    return (names: readonly string[]) => names.map((name) => getColumn(table, name).values[row]);
  }

  test("a problem of three parts: 1369 by 3 is 456, 1028 by 3 is 342, both cut off", async () => {
    const id = block("4036361c53738659ba9be25a8a61a733");
    const counts = ["total_submissions", "correct_submissions"];
    expect((await readRow("problems", {}, "module_id", id))(counts)).toEqual([456, 342]);
    expect((await readRow("problems-and-tags", {}, "module_id", id))(counts)).toEqual([456, 342]);
  });

  test("variants of one choice are one answer: 201 first tries, 263 last", async () => {
    const params = { module_id: block("7063540db0c49f92053315543bf07a40") };
    const row = await readRow("answer-distribution", params, "value_id", "choice_0");
    const names = [
      "first_response_count",
      "last_response_count",
      "variant",
      "consolidated_variant",
    ];
    expect(row(names)).toEqual([201, 263, null, true]);
  });

  test("a video that 628 began and 571 finished, and a segment looked at again 248 times", async () => {
    const video = `${art}|7efbe58975a223d928c5941909b39953`;
    const row = await readRow("videos", {}, "pipeline_video_id", video);
    expect(row(["users_at_start", "users_at_end", "finished_share"])).toEqual([
      628,
      571,
      571 / 628,
    ]);
    const report = reports.find(({ id }) => id === "video-timeline") as Report;
    const params = { video_id: `${art}|d9aba33a34bc9573e340277f9f60db5c` };
    const { table } = await run(report, params);
    expect(getColumn(table, "replays").values[39]).toBe(248);
  });

  test("a learner's row as of the newest day", async () => {
    const row = await readRow("user-engagement", {}, "username", "beam-gita");
    const names = ["videos", "problems", "correct_problems", "problems_attempts", "forum_posts"];
    const of = (when: string) => row(names.map((name) => `${name}_${when}`));
    expect(of("overall")).toEqual([18, 18, 5, 13, 3]);
    expect(of("last_week")).toEqual([2, 4, 1, 3, 3]);
    expect(row(["date_last_active"])).toEqual([toDay("2024-04-28")]);
  });

  test("figures: median age 27, 441 of 1798 in France, 287 passing", async () => {
    const read = async (id: string, params: Record<string, unknown>) => {
      const report = reports.find((candidate) => candidate.id === id) as Report;
      const { table } = await run(report, params);
      const figures = computeFigures(report, table);
      return (label: string) => figures.find((figure) => figure.label === label)?.value;
    };
    const age = await read("enrollment-age", { course: art, start_date: "2024-01-01" });
    expect(age("Median age")).toBe(27);
    expect(age("25 and under")).toBe(731 / 1618);
    const country = await read("enrollment-location", { course: art });
    expect(country("Most learners")).toBe("France");
    const summary = await readRowOf("course-summaries", art);
    expect(summary(["count", "cumulative_count", "count_change_7_days", "passing_users"])).toEqual([
      1798, 2363, -30, 287,
    ]);
  });

  async function readRowOf(id: string, course: string) {
    const report = reports.find((candidate) => candidate.id === id) as Report;
    const { table } = await run(report, {});
    const row = getColumn(table, "course_id").values.indexOf(course);
    return (names: readonly string[]) => names.map((name) => getColumn(table, name).values[row]);
  }
});
