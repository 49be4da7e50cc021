import { describe, expect, test } from "vitest";
import { importPaths } from "../../src-main/import";
import { runReport } from "../../src-main/run-report";
import { createFolder, writeInFolder } from "../support/folder";
import { type Answer, json, type Row, withColumn, withTables } from "../support/rows";
import { now, withWorkspace } from "../support/workspace";

const course = "a/b/c";

test("decision 4: of two activity rows of a kind and week the greatest id counts, wherever it stands", () => {
  const text = withColumn(
    `
id,interval_start,interval_end,label,count
9,2024-01-01,2024-01-08,ACTIVE,90
3,2024-01-01,2024-01-08,ACTIVE,30`,
    "course_id",
    course,
  );
  return withTables({ course_activity: text }, async (ask) => {
    expect(json(await ask("engagement-activity", { course }))).toMatchObject([{ any: 90 }]);
  });
});

test("decision 8: another course's answers to the same problem do not count", () => {
  const text =
    "course_id,module_id,part_id,correct,value_id,answer_value_text,variant,problem_display_name,question_text,count\na/b/c,m,p,1,,x,,,,5\nd/e/f,m,p,1,,y,,,,6\n";
  return withTables({ answer_distribution: text }, async (ask) => {
    const answer = await ask("answer-distribution", { course, module_id: "m" });
    expect(json(answer)).toMatchObject([{ answer_value: "x", count: 5 }]);
  });
});

describe("decision 12: user engagement", () => {
  // The rows of analytics-api.md §4.1; the year is 2026.
  const rows = `
username,entity_type,event,entity_id,count,created,date
ana,video,viewed,v1,3,2026-03-14T10:00:00,2026-03-14
ana,video,viewed,v2,5,2026-03-08T12:00:00,2026-03-08
ana,video,viewed,v2,2,2026-03-08T12:00:00.000001,2026-03-08
ana,problem,attempted,p1,4,2026-03-14T10:00:00,2026-03-14
ana,problem,completed,p1,1,2026-03-14T10:00:00,2026-03-14
ana,problem,completed,p2,2,2026-03-01T00:00:00,2026-03-01
ana,discussion,contributed,c1,6,2026-01-01T00:00:00,2026-03-14
Ben,discussion,contributed,c1,0,2026-03-15T11:59:59,2026-03-15
cy,problem,attempts_per_completed,p1,9,2026-03-13T00:00:00,2026-03-13
cy,html,seen,h,7,2026-03-15T23:30:00,2026-03-15`;
  const tables = { module_engagement: withColumn(rows, "course_id", course) };
  const fields = ["videos", "problems", "correct_problems", "problems_attempts", "forum_posts"];

  const toTable = (answer: Answer | string) =>
    (json(answer) as Row[]).map((row) => [
      row.username,
      ...fields.map((name) => `${row[`${name}_overall`]}/${row[`${name}_last_week`]}`),
      row.date_last_active,
    ]);

  test("gives the worked example as of 2026-03-15", () =>
    withTables(tables, async (ask) => {
      const expected = [
        ["Ben", "0/0", "0/0", "0/0", "0/0", "0/0", "2026-03-15"],
        ["ana", "10/3", "7/5", "3/1", "4/4", "6/6", "2026-03-14"],
        ["cy", "0/0", "9/9", "0/0", "0/0", "0/0", "2026-03-15"],
      ];
      expect(toTable(await ask("user-engagement", { course, as_of: "2026-03-15" }))).toEqual(
        expected,
      );
      expect(toTable(await ask("user-engagement", { course }))).toEqual(expected);
    }));

  test("counts nothing after the day asked for, nor shows who came later", () =>
    withTables(tables, async (ask) => {
      expect(toTable(await ask("user-engagement", { course, as_of: "2026-03-08" }))).toEqual([
        ["ana", "7/7", "2/0", "2/0", "0/0", "0/0", "2026-03-08"],
      ]);
      expect(await ask("user-engagement", { course, as_of: "2026-02-28" })).toBe("missing-data");
      expect(await ask("user-engagement", { course, as_of: "soon" })).toBe("bad-input");
    }));

  test("has each learner's days in JSON, and not in CSV", () =>
    withTables(tables, async (ask) => {
      const answer = (await ask("user-engagement", { course })) as Answer;
      const [, ana] = answer.json as [Row, Row];
      expect(ana.days).toEqual([
        {
          date: "2026-03-01",
          videos: 0,
          problems_attempted: 0,
          problems_completed: 2,
          forum_posts: 0,
        },
        {
          date: "2026-03-08",
          videos: 7,
          problems_attempted: 0,
          problems_completed: 0,
          forum_posts: 0,
        },
        {
          date: "2026-03-14",
          videos: 3,
          problems_attempted: 4,
          problems_completed: 1,
          forum_posts: 6,
        },
      ]);
      expect(answer.csv.split("\r\n")[0]).toBe(
        "correct_problems_last_week,correct_problems_overall,date_last_active,forum_posts_last_week,forum_posts_overall,problems_attempts_last_week,problems_attempts_overall,problems_last_week,problems_overall,username,videos_last_week,videos_overall",
      );
    }));
});

test("decision 16: data of an id that is no course key is shown under it as it stands", () => {
  const text = "course_id,date,count\na+b+c:d e,2024-01-01,5\n";
  return withTables({ course_enrollment_daily: text }, async (ask) => {
    expect(json(await ask("enrollment", { course: "a+b+c:d e" }))).toMatchObject([{ count: 5 }]);
  });
});

test("decision 18: ids, modules and learners differ by case", () => {
  const text = "course_id,date,count\na/b/c,2024-01-01,5\nA/b/c,2024-01-01,6\n";
  return withTables({ course_enrollment_daily: text }, async (ask) => {
    expect(json(await ask("enrollment", { course }))).toMatchObject([{ count: 5 }]);
  });
});

describe("decision 21: every report takes a period", () => {
  const dated = { course_enrollment_daily: "course_id,date,count\na/b/c,2024-01-01,5\n" };
  const period = { start_date: "soon", end_date: "later" };

  test.each(["problems", "problems-and-tags", "videos", "user-engagement", "enrollment-age"])(
    "%s checks it",
    (report) =>
      withTables(dated, async (ask) => {
        expect(await ask(report, { course, ...period })).toBe("bad-input");
      }),
  );

  test.each([
    ["recent-activity", { course }],
    ["answer-distribution", { course, module_id: "m" }],
    ["grade-distribution", { course, module_id: "m" }],
    ["sequential-open-distribution", { course, module_id: "m" }],
    ["video-timeline", { video_id: "v" }],
  ])("%s does not look at it", (report, params) =>
    withTables(dated, async (ask) => {
      expect(await ask(report, { ...params, ...period })).toBe("missing-data");
    }),
  );
});

test.each([
  ["answer-distribution", { course }],
  ["grade-distribution", { module_id: "m" }],
  ["video-timeline", {}],
  ["problems", {}],
])("decision 22: %s with %j alone is bad input", (report, params) =>
  withTables({}, async (ask) => {
    expect(await ask(report, params)).toBe("bad-input");
  }),
);

test("a prepared CSV among the inputs is described, where it lies", async () => {
  const folder = createFolder();
  const path = writeInFolder("edX_DemoX_Demo_Course_problem_response.csv", "a,b\n1,2\n", folder);
  await withWorkspace([], async (engine) => {
    const [imported] = await importPaths(engine, [path], { now });
    expect(imported).toMatchObject({ status: "imported", table: "prepared_file", rows: 1 });
    const params = { course: "course-v1:edX+DemoX+Demo_Course" };
    const { table } = await runReport(engine, { report: "report-download", params, now: now() });
    expect(table.columns.map(({ values }) => values[0])).toMatchObject([
      "edX_DemoX_Demo_Course",
      "problem_response",
      expect.stringMatching(/^file:\/\/.*edX_DemoX_Demo_Course_problem_response\.csv$/),
      expect.any(BigInt),
      8,
    ]);
  });
});
