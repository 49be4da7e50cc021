import { expect, test } from "vitest";
import {
  distinct,
  formatSum,
  numbers,
  type Row,
  readme,
  readRows,
  sum,
  where,
} from "./support/sample-reader.mjs";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const bridges = "UniLys/ENG-7/2023_Fall";

const engagement = readRows("module_engagement.csv.gz");
const ranges = readRows("module_engagement_metric_ranges.tsv");
const activity = readRows("course_activity.tsv");
const responses = readRows("Uni-Lys_ART101_2024-T1_problem_response.csv");
const answers = [
  ...readRows("answer_distribution.csv"),
  ...readRows("answer_distribution_2023.csv"),
];
const videos = readRows("video.csv");

const isBetween = (row: Row, first: string, last: string) =>
  `${row.date}` >= first && `${row.date}` <= last;

const learner = (username: string) => where(engagement, { course_id: art, username });

function expectSum(parts: readonly number[], total: number): void {
  expect(readme).toContain(formatSum(parts));
  expect(sum(parts)).toBe(total);
}

test("120 learners of course 1 and 15 of course 2 did something", () => {
  expect(distinct(where(engagement, { course_id: art }), "username")).toHaveLength(120);
  expect(distinct(where(engagement, { course_id: bridges }), "username")).toHaveLength(15);
});

test("the days are the last four weeks of each course, but for one row", () => {
  const late = engagement.filter(
    (row) =>
      !isBetween(row, "2024-04-01", "2024-04-28") && !isBetween(row, "2023-11-18", "2023-12-15"),
  );
  expect(late).toHaveLength(1);
});

test("every row is of a problem, a video or the forum, and what it is about exists", () => {
  const problems = new Set(answers.map((row) => row.module_id));
  const encoded = new Set(videos.map((row) => row.encoded_module_id));
  for (const { entity_type, entity_id = null, event } of engagement) {
    if (entity_type === "problem") {
      expect(["attempted", "completed"]).toContain(event);
      expect(problems.has(entity_id)).toBe(true);
    } else if (entity_type === "video") {
      expect(event).toBe("viewed");
      expect(encoded.has(entity_id)).toBe(true);
    } else {
      expect([entity_type, event]).toEqual(["discussion", "contributed"]);
    }
  }
});

test("nobody completes more than they attempt", () => {
  const toKey = (row: Row) => [row.course_id, row.username, row.date, row.entity_id].join();
  const attempted = new Map(
    where(engagement, { event: "attempted" }).map((row) => [toKey(row), Number(row.count)]),
  );
  for (const row of where(engagement, { event: "completed" })) {
    expect(Number(row.count)).toBeLessThanOrEqual(attempted.get(toKey(row)) ?? 0);
  }
});

test("in no week more learners did something than the weekly activity has", () => {
  const kinds = { PLAYED_VIDEO: "video", ATTEMPTED_PROBLEM: "problem", POSTED_FORUM: "discussion" };
  for (const [label, entity_type] of Object.entries(kinds)) {
    for (const week of where(activity, { label })) {
      const start = `${week.interval_start}`.slice(0, 10);
      const end = `${week.interval_end}`.slice(0, 10);
      const rows = where(engagement, { course_id: week.course_id ?? null, entity_type }).filter(
        (row) => `${row.date}` >= start && `${row.date}` < end,
      );
      const learners = distinct(rows, "username").length;
      expect(learners, `${label} ${start}`).toBeLessThanOrEqual(Number(week.count));
    }
  }
});

test("some learners fall behind, and a few do much", () => {
  const names = distinct(where(engagement, { course_id: art }), "username");
  const counts = names.map((name) => sum(numbers(learner(`${name}`))));
  expect(counts.filter((count) => count > 150).length).toBeGreaterThan(3);
  const fading = names.filter(
    (name) => !learner(`${name}`).some((row) => `${row.date}` >= "2024-04-17"),
  );
  expect(fading.length).toBeGreaterThan(10);
});

test("trap 40: created is one of two nights for each course", () => {
  expect(distinct(engagement, "created")).toEqual([
    "2023-12-02 02:30:00",
    "2023-12-18 02:30:00",
    "2024-04-15 02:30:00.117388",
    "2024-05-01 02:30:00.889724",
  ]);
});

test("trap 41: one learner alone has rows, and all of them count nothing", () => {
  const rows = where(engagement, { count: "0" });
  expect(distinct(rows, "username")).toEqual(["quiet_quill"]);
  expect(learner("quiet_quill")).toEqual(rows);
  expect(rows).toHaveLength(2);
});

test("trap 42: the newest row of course 1 is after its end, by a learner with an é", () => {
  const rows = engagement.filter((row) => `${row.date}` > "2024-04-28");
  expect(rows.map((row) => [row.username, row.date])).toEqual([["Zoé-revient", "2024-04-30"]]);
  const beyond = distinct(engagement, "username").filter((name) => !/^[\w-]+$/.test(`${name}`));
  expect(beyond).toEqual(["Zoé-revient"]);
});

test("trap 43: by code point a capital Z comes before a small a", () => {
  const names = distinct(where(engagement, { course_id: art }), "username").sort();
  expect(names.indexOf("Zoé-revient")).toBeLessThan(names.indexOf("adama12"));
  expect(names).toContain("adama12");
});

test("trap 44: every high range is open above, and the ranges of a metric join", () => {
  expect(distinct(where(ranges, { range_type: "high" }), "high_value")).toEqual(["inf"]);
  for (const low of where(ranges, { range_type: "low" })) {
    const { course_id = null, start_date = null, metric = null } = low;
    const [normal] = where(ranges, { course_id, start_date, metric, range_type: "normal" });
    const [high] = where(ranges, { course_id, start_date, metric, range_type: "high" });
    expect([low.low_value, low.high_value, normal?.high_value]).toEqual([
      "0",
      normal?.low_value,
      high?.low_value,
    ]);
  }
  // Five metrics and three ranges, in four and in two weeks.
  expect(ranges).toHaveLength(5 * 3 * (4 + 2));
});

test("the prepared file has the columns of the LMS, JSON, and the problems of course 1", () => {
  expect(Object.keys(responses[0] ?? {})).toEqual([
    "username",
    "title",
    "location",
    "block_key",
    "state",
  ]);
  for (const { title = null, block_key = null, state } of responses) {
    const rows = where(answers, { module_id: block_key, problem_display_name: title });
    const given = Object.keys(JSON.parse(`${state}`).student_answers);
    expect(given).toEqual(distinct(rows, "part_id"));
  }
});

test("beam-gita watched 18 videos, attempted 13 problems, 5 rightly, and posted thrice", () => {
  const rows = learner("beam-gita");
  const recent = rows.filter((row) => isBetween(row, "2024-04-24", "2024-04-30"));
  const counts = (some: readonly Row[], event: string) => numbers(where(some, { event }));
  expectSum(counts(rows, "viewed"), 18);
  expectSum(counts(recent, "viewed"), 2);
  expectSum(counts(rows, "attempted"), 13);
  expectSum(counts(recent, "attempted"), 3);
  expectSum(counts(rows, "completed"), 5);
  expect(counts(recent, "completed")).toEqual([1]);
  expectSum([13, 5], 18);
  expectSum([3, 1], 4);
  expect(counts(rows, "contributed")).toEqual([3]);
  expect(counts(recent, "contributed")).toEqual([3]);
  expect(rows.at(-1)?.date).toBe("2024-04-28");
});
