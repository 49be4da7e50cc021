import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import type { Engine } from "../../src-main/engine";
import { toExportName } from "../../src-main/export/export-name";
import { importPaths } from "../../src-main/import";
import { recognizeLms } from "../../src-main/import/recognize-lms";
import { runReport } from "../../src-main/run-report";
import { openWorkspace } from "../../src-main/workspace";
import { exportCsv } from "../support/exported";
import { writeInFolder } from "../support/folder";
import { importLms, lmsFolder, readHeader } from "../support/lms";
import { list } from "../support/load";
import { now, sampleFolder } from "../support/workspace";

let sample: Engine;
let courses: readonly string[];

beforeAll(async () => {
  sample = await openWorkspace(null);
  await importPaths(sample, [sampleFolder], { now });
  courses = (await sample.withSession((session) => listCourses(session, null, now()))).map(
    ({ id }) => id,
  );
});
afterAll(() => sample.close());

const always = { start_date: "1970-01-01", end_date: "2999-01-01" };

/** The CSV that the analytics API, and Insights, served; undefined where there is no such data. */
async function download(engine: Engine, report: string, params: Record<string, unknown>) {
  const run = await runReport(engine, { report, params, now: now() }).catch(() => undefined);
  if (!run) return undefined;
  const csv = await exportCsv(engine, report, params);
  return { csv, name: toExportName(run.report, run.values, "csv") };
}

/** Imports a download like any file: as a report's, or as a table's. */
async function importDownload(engine: Engine, name: string, csv: string, course: string) {
  const path = writeInFolder(name, csv);
  const found = recognizeLms(readHeader(path), name);
  if (found && "format" in found) return (await importLms(engine, { path, course })).tables;
  const [file] = await importPaths(engine, [path], { now });
  if (file?.status !== "imported") throw new Error(`${name}: ${file?.notes}`);
  return [{ table: file.table, rejected: file.rejected }];
}

/** What the report says after its download is all that a workspace has. */
async function downloadAgain(
  report: string,
  params: Record<string, unknown>,
  csv: string,
  name: string,
) {
  const engine = await openWorkspace(null);
  try {
    const course = String(params.course ?? "");
    const tables = await importDownload(engine, name, csv, course);
    for (const { table, rejected } of tables) expect(rejected, `${name}: ${table}`).toBe(0);
    return (await download(engine, report, params))?.csv;
  } finally {
    await engine.close();
  }
}

describe("a download, imported, gives the same report", () => {
  test.each([
    "enrollment",
    "enrollment_mode",
    "enrollment-age",
    "enrollment-education",
    "enrollment-gender",
    "enrollment-location",
    "engagement-activity",
    "recent-activity",
    "problems-and-tags",
    "videos",
  ])("%s", async (report) => {
    let count = 0;
    for (const course of courses) {
      const params = { course, ...(report === "recent-activity" ? {} : always) };
      const first = await download(sample, report, params);
      if (!first) continue;
      count += 1;
      expect(await downloadAgain(report, params, first.csv, first.name), course).toBe(first.csv);
    }
    expect(count).toBeGreaterThan(1);
  });

  test.each([
    ["answer-distribution", "answer_distribution"],
    ["grade-distribution", "grade_distribution"],
    ["sequential-open-distribution", "sequential_open_distribution"],
  ])("%s", async (report, table) => {
    const modules = await list(
      sample,
      `select distinct course_id, module_id from ${table} order by hash(module_id) limit 12`,
    );
    for (const [course, module_id] of modules) {
      const params = { course, module_id };
      const first = await download(sample, report, params);
      if (!first) throw new Error(`no answers: ${module_id}`);
      const again = await downloadAgain(report, params, first.csv, first.name);
      // Answers that were put together stay together; that they were is not in the table.
      const plain = (csv = "") => csv.replace(/^("(?:[^"]|"")*"|[^,]*),(?:True|False),/gm, "$1,,");
      expect(again && plain(again)).toBe(plain(first.csv));
    }
    expect(modules.length).toBeGreaterThan(1);
  });

  test.each(["course-summaries", "programs"])("%s", async (report) => {
    const first = await download(sample, report, {});
    if (!first) throw new Error(report);
    expect(await downloadAgain(report, {}, first.csv, first.name)).toBe(first.csv);
  });
});

test("answers that look like markup are still the same", async () => {
  const answers = [
    "a &lt; b",
    "x &amp; y",
    "[1, 2]",
    '["é"]',
    "**ONEBACKSLASHQUOTE**",
    "  two  blanks ",
  ];
  const engine = await openWorkspace(null);
  const rows = answers.map((answer, at) => `c,m,p,${at},,"${answer.replaceAll('"', '""')}",1,1`);
  const path = writeInFolder(
    "answer_distribution.csv",
    [
      "course_id,module_id,part_id,variant,value_id,answer_value_text,first_response_count,last_response_count,correct,problem_display_name,question_text",
      ...rows.map((row) => `${row},True,P,Q`),
    ].join("\n"),
  );
  try {
    await importPaths(engine, [path], { now });
    const params = { course: "c", module_id: "m" };
    const first = await download(engine, "answer-distribution", params);
    if (!first) throw new Error("no answers");
    expect(first.csv).toContain("a < b");
    expect(await downloadAgain("answer-distribution", params, first.csv, first.name)).toBe(
      first.csv,
    );
  } finally {
    await engine.close();
  }
});

test("what Insights put into its course list is in the report of all courses", async () => {
  const engine = await openWorkspace(null);
  try {
    await importLms(engine, { path: `${lmsFolder}/2016-05-12T10-11-12.123456--course-list.csv` });
    const rows = await list(
      engine,
      `select course_id, enrollment_mode, count, cumulative_count, count_change_7_days, passing_users
       from course_meta_summary_enrollment order by file_order`,
    );
    const course = "course-v1:HedgeX+BOT101+2024_Spring";
    expect(rows).toEqual([
      [course, "audit", 100, 130, null, null],
      [course, "honor", 10, 20, null, null],
      [course, "verified", 40, 50, null, null],
      [course, null, 0, 0, -2, 11],
      ["course-v1:HedgeX+EMPTY+2030", "audit", 0, 0, null, null],
      ["course-v1:HedgeX+EMPTY+2030", null, 0, 0, 0, null],
    ]);
    const { table } = await runReport(engine, {
      report: "course-summaries",
      params: {},
      now: now(),
    });
    const column = (name: string) => table.columns.find((each) => each.name === name)?.values;
    expect(column("count")).toEqual([150, 0]);
    expect(column("cumulative_count")).toEqual([200, 0]);
    expect(column("count_change_7_days")).toEqual([-2, 0]);
    expect(column("passing_users")).toEqual([11, 0]);
    expect(
      await list(engine, "select program_id, program_title from course_program_metadata"),
    ).toEqual([
      ["p-1", "Plants"],
      ["p-2", "Life"],
    ]);
  } finally {
    await engine.close();
  }
});

describe("a download and the table itself", () => {
  const modes = (created: string) =>
    [
      "course_id,date,count,mode,cumulative_count,created",
      `c,2024-01-01,7,audit,9,${created}`,
      `c,2024-01-01,2,professional,2,${created}`,
      `c,2024-01-01,1,no-id-professional,1,${created}`,
      `c,2024-01-02,8,audit,10,${created}`,
    ].join("\n");
  const wide = (created: string) =>
    `audit,count,course_id,created,cumulative_count,date,honor,professional,verified\n5,9,c,${created},11,2024-01-01,0,4,0\n`;
  const report = (engine: Engine) =>
    list(
      engine,
      "select date::varchar, sum(count)::int, sum(cumulative_count)::int, list(mode order by mode) from course_enrollment_mode_daily group by date order by date",
    );
  const [older, newer] = ["2024-02-01T000000", "2024-03-01T000000"];
  const ofTable = ["2024-01-01", 10, 12, ["audit", "no-id-professional", "professional"]];
  const ofDownload = ["2024-01-01", 9, 11, ["audit", "professional", null]];
  const nextDay = ["2024-01-02", 8, 10, ["audit"]];

  test.each([
    ["the newer download takes the place of a day's rows", older, newer, [ofDownload, nextDay]],
    ["the newer table takes the place of a day's rows", newer, older, [ofTable, nextDay]],
  ])("%s, whichever comes first", async (_, table, downloaded, expected) => {
    for (const isTableFirst of [true, false]) {
      const engine = await openWorkspace(null);
      const files = [
        { name: "course_enrollment_mode_daily.csv", text: modes(table) },
        { name: "a-b-c--enrollment.csv", text: wide(downloaded) },
      ];
      try {
        for (const { name, text } of isTableFirst ? files : files.reverse()) {
          await importDownload(engine, name, text, "c");
        }
        expect(await report(engine)).toEqual(expected);
      } finally {
        await engine.close();
      }
    }
  });
});
