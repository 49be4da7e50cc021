import { expect, test } from "vitest";
import {
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
const lastDay = { course_id: art, date: "2024-05-12" };

const daily = readRows("course_enrollment_daily.csv");
const modes = readRows("course_enrollment_mode_daily.csv");
const activity = readRows("course_activity.tsv");
const genders = readRows("course_enrollment_gender_daily.csv");
const educations = readRows("course_enrollment_education_level_daily.tsv");
const birthYears = readRows("course_enrollment_birth_year_daily.csv.gz");
const locations = readRows("course_enrollment_location_current.csv");
const summary = readRows("course_meta_summary_enrollment.csv");

/** The counts of the rows in this order of values; a value without a row fails. */
function countsBy(
  rows: readonly Row[],
  column: string,
  values: readonly (string | null)[],
  count = "count",
) {
  return values.map((value) => {
    const found = where(rows, { [column]: value });
    expect(found, `${column} ${value}`).toHaveLength(1);
    return Number(found[0]?.[count]);
  });
}

const week = (course_id: string, monday: string) =>
  where(activity, { course_id, interval_start: `${monday} 00:00:00` });

const enrollment = (course_id: string, date: string) => where(daily, { course_id, date })[0]?.count;

/** The README shows this sum, with these numbers, and it is right. */
function expectSum(parts: readonly number[], total: number): void {
  expect(readme).toContain(formatSum(parts));
  expect(sum(parts)).toBe(total);
}

const artModes = [
  "audit",
  "honor",
  "masters",
  "no-id-professional",
  "professional",
  "unpaid-executive-education",
  "verified",
];

test("course 1 has 1798 learners on its last day, over all modes", () => {
  const rows = where(modes, lastDay);
  expectSum(countsBy(rows, "mode", artModes), 1798);
  expect(numbers(rows, "id")).toEqual([1155, 1156, 1157, 1158, 1159, 1160, 1161]);
  expect(enrollment(art, "2024-05-12")).toBe("1798");
});

test("professional is shown as 105, and the published modes as 1783", () => {
  const rows = where(modes, lastDay);
  expectSum(countsBy(rows, "mode", ["professional", "no-id-professional"]), 105);
  const [audit = 0, honor = 0, verified = 0, masters = 0] = countsBy(rows, "mode", [
    "audit",
    "honor",
    "verified",
    "masters",
  ]);
  expectSum([audit, 0, honor, 105, verified, masters], 1783);
  expectSum([1798, -1783], 15);
  expect(countsBy(rows, "mode", ["unpaid-executive-education"])).toEqual([15]);
});

test("2363 were ever enrolled in the modes of course 1", () => {
  expectSum(countsBy(where(modes, lastDay), "mode", artModes, "cumulative_count"), 2363);
});

test("course 1 lost 30 learners in its last week, and the summary says so per mode", () => {
  expectSum([1798, -Number(enrollment(art, "2024-05-05"))], -30);
  const rows = where(summary, { course_id: art });
  expectSum(countsBy(rows, "enrollment_mode", artModes, "count_change_7_days"), -30);
});

test("the summary repeats the modes of the last day", () => {
  for (const [course_id, date] of [
    [art, "2024-05-12"],
    [bridges, "2023-12-20"],
  ] as const) {
    const toTriples = (rows: Row[], mode: string) =>
      rows.map((row) => [row[mode], row.count, row.cumulative_count]);
    expect(toTriples(where(summary, { course_id }), "enrollment_mode")).toEqual(
      toTriples(where(modes, { course_id, date }), "mode"),
    );
  }
});

test("221 learners of course 1 have no gender, and the genders add up", () => {
  const rows = where(genders, lastDay);
  const unknown = numbers(where(rows, { gender: null })).sort((a, b) => b - a);
  expectSum(unknown, 221);
  expectSum([...countsBy(rows, "gender", ["f", "m", "o"]), 221], 1798);
});

test("the levels of education of course 1 add up", () => {
  const levels = [
    "associates",
    "bachelors",
    "doctorate",
    "junior_secondary",
    "masters",
    "none",
    "other",
    "primary",
    "secondary",
    null,
  ];
  expectSum(countsBy(where(educations, lastDay), "education_level", levels), 1798);
});

test("the year of birth is known of 1618 learners of course 1", () => {
  const [unknown = 0] = countsBy(where(birthYears, lastDay), "birth_year", [null]);
  expectSum([1798, -unknown], 1618);
});

test("181 learners of course 1 live in the United States, and 89 nobody knows where", () => {
  const rows = where(locations, lastDay);
  expectSum(countsBy(rows, "country_code", ["US", "us", "USA", "840"]), 181);
  expectSum(countsBy(rows, "country_code", [null, "", "UK"]), 89);
});

test("course 1 was greatest with 1993 learners on 2024-02-24", () => {
  const rows = where(daily, { course_id: art });
  const greatest = rows.filter((row) => Number(row.count) === Math.max(...numbers(rows)));
  expect(greatest.map((row) => [row.date, row.count])).toEqual([["2024-02-24", "1993"]]);
});

test("the gap lies between 1973 and 1969 learners", () => {
  expect([enrollment(art, "2024-03-17"), enrollment(art, "2024-03-21")]).toEqual(["1973", "1969"]);
});

test.each([
  [art, "2024-05-06", [88, 51, 67, 7]],
  [art, "2024-02-19", [644, 419, 497]],
  [art, "2024-04-08", [496, 308, 396, 57]],
  [bridges, "2023-12-11", [43, 28, 31, 1]],
])("%s, week of %s: %j learners were active, tried, watched, posted", (course, monday, counts) => {
  const rows = week(course, monday).filter((row) => row.id !== "106");
  expect(numbers(rows)).toEqual(counts);
  expect(readme).toContain(counts.join(", "));
});

test("course 2 has 233 learners on its last day, four fewer than a week before", () => {
  const rows = where(modes, { course_id: bridges, date: "2023-12-20" });
  expectSum(countsBy(rows, "mode", ["audit", "honor", "verified"]), 233);
  expect(enrollment(bridges, "2023-12-20")).toBe("233");
  expectSum([233, -Number(enrollment(bridges, "2023-12-13"))], -4);
});

test("287 learners of course 1 pass, and professional takes in the mode without ID", () => {
  const rows = where(summary, { course_id: art });
  expectSum(countsBy(rows, "enrollment_mode", artModes, "passing_users"), 287);
  const both = ["professional", "no-id-professional"];
  expectSum(countsBy(rows, "enrollment_mode", both), 105);
  expectSum(countsBy(rows, "enrollment_mode", both, "cumulative_count"), 128);
  expectSum(countsBy(rows, "enrollment_mode", both, "count_change_7_days"), -2);
  expectSum(countsBy(rows, "enrollment_mode", both, "passing_users"), 42);
});

test("the median learner of course 1 was born in 1997, and 45.2% are 25 and under", () => {
  const rows = where(birthYears, lastDay).filter((row) => row.birth_year !== null);
  const countAges = (from: number, to: number) =>
    sum(
      numbers(
        rows.filter(({ birth_year }) => {
          const age = 2024 - Number(birth_year);
          return age >= from && age <= to;
        }),
      ),
    );
  expect([countAges(0, 26), countAges(0, 27)]).toEqual([789, 838]);
  expectSum([838, -789], 49);
  const groups = [countAges(0, 25), countAges(26, 40), countAges(41, 999)];
  expectSum(groups, 1618);
  const shares = groups.map((count) => `${((100 * count) / 1618).toFixed(1)}%`);
  expect(shares).toEqual(["45.2%", "34.0%", "20.8%"]);
  for (const share of shares) expect(readme).toContain(`(${share})`);
});

test("the most learners of course 1, 441 or 24.5%, are in France", () => {
  const rows = where(locations, lastDay);
  const most = rows.filter((row) => Number(row.count) === Math.max(...numbers(rows)));
  expect(most.map((row) => [row.country_code, row.count])).toEqual([["FR", "441"]]);
  expect(((100 * 441) / 1798).toFixed(1)).toBe("24.5");
  expect(readme).toContain("441 of 1798 learners, 24.5%");
});
