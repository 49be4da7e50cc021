import { expect, test } from "vitest";
import { distinct, numbers, readRows, readText, sum, where } from "./support/sample-reader.mjs";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const bridges = "UniLys/ENG-7/2023_Fall";
const lastDay = { course_id: art, date: "2024-05-12" };

const daily = readRows("course_enrollment_daily.csv");
const modes = readRows("course_enrollment_mode_daily.csv");
const activity = readRows("course_activity.tsv");
const genders = readRows("course_enrollment_gender_daily.csv");
const educations = readRows("course_enrollment_education_level_daily.tsv");
const birthYears = readRows("course_enrollment_birth_year_daily.csv.gz");
const locations = readRows("course_enrollment_location_current.csv");
const summary = readRows("course_meta_summary_enrollment.csv");
const programs = readRows("course_program_metadata.csv");

const week = (course_id: string, monday: string) =>
  where(activity, { course_id, interval_start: `${monday} 00:00:00` });

const enrollment = (course_id: string, date: string) => where(daily, { course_id, date })[0]?.count;

test("on every day the modes add up to the total", () => {
  for (const { course_id = null, date = null, count = null } of daily) {
    expect(sum(numbers(where(modes, { course_id, date }))), `${date}`).toBe(Number(count));
  }
  expect(distinct(modes, "date").sort()).toEqual(distinct(daily, "date").sort());
});

test("the learners ever enrolled in a mode never become fewer, and are at least those enrolled", () => {
  for (const course_id of [art, bridges]) {
    for (const mode of distinct(where(modes, { course_id }), "mode")) {
      const rows = where(modes, { course_id, mode: mode ?? null });
      const ever = numbers(
        rows.sort((a, b) => (`${a.date}` < `${b.date}` ? -1 : 1)),
        "cumulative_count",
      );
      expect(ever).toEqual([...ever].sort((a, b) => a - b));
      for (const row of rows) {
        expect(Number(row.cumulative_count)).toBeGreaterThanOrEqual(Number(row.count));
      }
    }
  }
});

test.each([
  ["gender", genders],
  ["education", educations],
  ["year of birth", birthYears],
  ["country", locations],
])("%s adds up to the total of each day, those unknown included", (_, rows) => {
  for (const { course_id = null, date = null } of rows) {
    const total = sum(numbers(where(rows, { course_id, date })));
    expect(total, `${date}`).toBe(Number(enrollment(`${course_id}`, `${date}`)));
  }
});

test("weeks go from Monday to Monday, 00:00 UTC, and are 168 hours long", () => {
  for (const { interval_start, interval_end } of activity) {
    const start = new Date(`${interval_start}Z`);
    expect(start.getUTCDay()).toBe(1);
    expect(Date.parse(`${interval_end}Z`) - start.getTime()).toBe(168 * 3_600_000);
    expect(interval_start).toMatch(/ 00:00:00$/);
  }
});

test("in no week is one kind of activity seen in more learners than were active", () => {
  for (const row of activity) {
    const active = week(`${row.course_id}`, `${row.interval_start}`.slice(0, 10)).find(
      ({ label }) => label?.toLowerCase() === "active",
    );
    expect(Number(row.count)).toBeLessThanOrEqual(Number(active?.count));
  }
});

test("enrollment grows steeply around the start, stays level, and declines slowly", () => {
  const on = (date: string) => Number(enrollment(art, date));
  expect(on("2024-01-08")).toBeLessThan(100);
  expect(on("2024-01-25") - on("2024-01-10")).toBeGreaterThan(1000);
  expect(Math.abs(on("2024-03-10") - on("2024-02-15"))).toBeLessThan(60);
  expect(on("2024-03-10") - on("2024-05-12")).toBeGreaterThan(100);
});

test("trap 1: the title of course 1 has apostrophes and a letter beyond ASCII", () => {
  const titles = distinct(where(summary, { course_id: art }), "catalog_course_title");
  expect(titles).toEqual(["L'art de l'ingénieur"]);
});

test("trap 2: the title of course 2 has a comma and quotes, and is quoted in the file", () => {
  const titles = distinct(where(summary, { course_id: bridges }), "catalog_course_title");
  expect(titles).toEqual(['Bridges & Other Crossings, "revisited"']);
  expect(readText("course_meta_summary_enrollment.csv")).toContain('Crossings, ""revisited"""');
});

test("trap 3: an old course key with slashes stands beside a new one", () => {
  expect(distinct(daily, "course_id").sort()).toEqual([bridges, art].sort());
});

test("trap 4: three days, and no others, are missing from the daily and the mode table", () => {
  const missing = ["2024-03-18", "2024-03-19", "2024-03-20"];
  for (const date of missing) expect(where(daily, { date })).toEqual([]);
  for (const date of missing) expect(where(modes, { date })).toEqual([]);
  // 2024-01-01 to 2024-05-12 is 133 days.
  expect(where(daily, { course_id: art })).toHaveLength(133 - missing.length);
  expect(where(daily, { course_id: bridges })).toHaveLength(111);
});

test("trap 5: no-id-professional is a mode of course 1", () => {
  expect(where(modes, { course_id: art, mode: "no-id-professional" }).length).toBeGreaterThan(0);
});

test("trap 6: a mode that the API does not know begins on 2024-03-01", () => {
  const dates = distinct(where(modes, { mode: "unpaid-executive-education" }), "date");
  expect(dates.sort()[0]).toBe("2024-03-01");
});

test("trap 7: upgraded learners count as ever enrolled in two modes", () => {
  const overModes = sum(numbers(where(modes, lastDay), "cumulative_count"));
  const people = sum(numbers(where(genders, lastDay), "cumulative_count"));
  expect(overModes).toBeGreaterThan(people);
});

test("trap 8: one week of course 1 has no POSTED_FORUM row, all others have one", () => {
  const weeks = distinct(where(activity, { course_id: art }), "interval_start");
  const posted = where(activity, { course_id: art, label: "POSTED_FORUM" });
  const without = weeks.filter((start) => !posted.some((row) => row.interval_start === start));
  expect(without).toEqual(["2024-02-19 00:00:00"]);
});

test("trap 9: the label is active in lower case in one week of each course", () => {
  const lower = where(activity, { label: "active" });
  expect(lower.map((row) => [row.course_id, row.interval_start])).toEqual([
    [bridges, "2023-12-11 00:00:00"],
    [art, "2024-03-11 00:00:00"],
  ]);
});

test("trap 10: of two rows for one week and label the greatest id stands first and is smaller", () => {
  const rows = week(art, "2024-04-08").filter((row) => row.label === "PLAYED_VIDEO");
  expect(rows.map((row) => [row.id, row.count])).toEqual([
    ["124", "396"],
    ["106", "405"],
  ]);
});

test("trap 11: one activity row does not say when it was made", () => {
  const rows = where(activity, { created: null });
  expect(rows.map((row) => [row.interval_start, row.label])).toEqual([
    ["2024-01-22 00:00:00", "ACTIVE"],
  ]);
});

test("trap 12: on the last day of course 1 two rows have no gender", () => {
  expect(where(genders, { ...lastDay, gender: null })).toHaveLength(2);
});

test("trap 13: education has both the word none and nothing", () => {
  const levels = distinct(where(educations, lastDay), "education_level");
  expect(levels).toEqual(expect.arrayContaining(["none", null]));
});

test("trap 14: there are learners without a year of birth, and some born in 1900", () => {
  const years = distinct(where(birthYears, lastDay), "birth_year");
  expect(years).toEqual(expect.arrayContaining(["1900", null]));
});

test("trap 15: a country is once missing, just before CRLF, and once empty text", () => {
  const codes = distinct(where(locations, lastDay), "country_code");
  expect(codes).toEqual(expect.arrayContaining([null, ""]));
  expect(readText("course_enrollment_location_current.csv")).toMatch(/,2024-05-12,61,\r\n/);
  expect(readText("course_enrollment_location_current.csv")).not.toMatch(/[^\r]\n/);
});

test("trap 16: one country has four spellings, and UK is there beside GB", () => {
  const codes = distinct(where(locations, lastDay), "country_code");
  expect(codes).toEqual(expect.arrayContaining(["US", "us", "USA", "840", "UK", "GB"]));
});

test("trap 17: the current locations of course 1 have two dates", () => {
  const dates = distinct(where(locations, { course_id: art }), "date");
  expect(dates).toEqual(["2024-05-05", "2024-05-12"]);
});

test("trap 18: daily rows start with the newest day, gender rows have no order", () => {
  const days = daily.map((row) => `${row.date}`);
  expect(days).toEqual([...days].sort().reverse());
  const shuffled = genders.map((row) => `${row.date}`);
  expect(shuffled).not.toEqual([...shuffled].sort());
  expect(shuffled).not.toEqual([...shuffled].sort().reverse());
});

test("trap 19: the gender file has a column too many", () => {
  expect(Object.keys(genders[0] ?? {})).toContain("cumulative_count");
});

test("trap 21: created has microseconds for course 1 and none for course 2", () => {
  for (const row of where(daily, { course_id: art })) expect(row.created).toMatch(/:00\.\d{6}$/);
  for (const row of where(daily, { course_id: bridges })) expect(row.created).toMatch(/02:30:00$/);
});

test.each(["2024-03-10", "2024-03-31", "2023-10-29"])(
  "trap 22: rows were made in the night of the clock change %s",
  (night) => {
    expect(daily.some((row) => row.created?.startsWith(`${night} 02:30:00`))).toBe(true);
  },
);

test("trap 23: the catalog calls course 1 current after its end", () => {
  const [row] = where(summary, { course_id: art });
  expect(row?.availability).toBe("Current");
  expect(row?.end_time).toBe("2024-04-28 00:00:00");
  expect(distinct(where(summary, { course_id: bridges }), "availability")).toEqual(["Archived"]);
});

test("trap 24: only course 2 is in a program", () => {
  expect(distinct(programs, "course_id")).toEqual([bridges]);
});
