import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { generate } from "../sample-data/generate.mjs";
import { getTable, isTableName } from "../src-shared/schema";

const folder = path.join(__dirname, "../sample-data/exports");
const art = "course-v1:Uni-Lys+ART101+2024-T1";
const bridges = "UniLys/ENG-7/2023_Fall";
const lastDay = { course_id: art, date: "2024-05-12" };

type Row = Readonly<Record<string, string | null>>;

function readText(name: string): string {
  const bytes = readFileSync(path.join(folder, name));
  return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function parseCsvCell(cell: string): string | null {
  if (cell === "") return null;
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function parseCsv(text: string): (string | null)[][] {
  const lines: (string | null)[][] = [[]];
  for (const [, cell = "", end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n)/g)) {
    lines.at(-1)?.push(parseCsvCell(cell));
    if (end !== ",") lines.push([]);
  }
  return lines.slice(0, -1);
}

function parseTsv(text: string, nothing: string): (string | null)[][] {
  const lines = text.trimEnd().split("\n");
  return lines.map((line) => line.split("\t").map((cell) => (cell === nothing ? null : cell)));
}

function toRows([header = [], ...lines]: (string | null)[][]): Row[] {
  return lines.map((line) => {
    expect(line).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, index) => [String(name), line[index] ?? null]));
  });
}

const csv = (name: string) => toRows(parseCsv(readText(name)));

const daily = csv("course_enrollment_daily.csv");
const modes = csv("course_enrollment_mode_daily.csv");
const activity = toRows(parseTsv(readText("course_activity.tsv"), "\\N"));
const genders = csv("course_enrollment_gender_daily.csv");
const educations = toRows(
  parseTsv(readText("course_enrollment_education_level_daily.tsv"), "NULL"),
);
const birthYears = csv("course_enrollment_birth_year_daily.csv.gz");
const locations = csv("course_enrollment_location_current.csv");
const summary = csv("course_meta_summary_enrollment.csv");
const programs = csv("course_program_metadata.csv");

const files: Readonly<Record<string, readonly Row[]>> = {
  "course_enrollment_daily.csv": daily,
  "course_enrollment_mode_daily.csv": modes,
  "course_activity.tsv": activity,
  "course_enrollment_gender_daily.csv": genders,
  "course_enrollment_education_level_daily.tsv": educations,
  "course_enrollment_birth_year_daily.csv.gz": birthYears,
  "course_enrollment_location_current.csv": locations,
  "course_meta_summary_enrollment.csv": summary,
  "course_program_metadata.csv": programs,
};

function where(rows: readonly Row[], wanted: Row): Row[] {
  return rows.filter((row) => Object.entries(wanted).every(([name, value]) => row[name] === value));
}

const numbers = (rows: readonly Row[], column = "count") => rows.map((row) => Number(row[column]));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const columns = (rows: readonly Row[]) => Object.keys(rows[0] ?? {});
const distinct = (rows: readonly Row[], column: string) => [
  ...new Set(rows.map((row) => row[column])),
];

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

const readme = readFileSync(path.join(folder, "../README.md"), "utf8");

/** The README shows this sum, with these numbers, and it is right. */
function expectSum(parts: readonly number[], total: number): void {
  expect(readme).toContain(`${parts.join(" + ").replaceAll("+ -", "- ")} = ${total}`);
  expect(sum(parts)).toBe(total);
}

test("the generator reproduces the committed files, line ends included", () => {
  const generated = generate();
  expect([...generated.keys()].sort()).toEqual(Object.keys(files).sort());
  for (const [name, bytes] of generated) {
    const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    expect(text === readText(name), name).toBe(true);
  }
});

test("the generator gives the same bytes twice", () => {
  const again = generate();
  for (const [name, bytes] of generate()) expect(again.get(name)?.equals(bytes), name).toBe(true);
});

test("the gzip header names neither a time nor an operating system", () => {
  const header = readFileSync(path.join(folder, "course_enrollment_birth_year_daily.csv.gz"));
  expect([...header.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
  expect(header[9]).toBe(255);
});

test("all data files together are smaller than 400 KB, and the folder has no others", () => {
  const names = readdirSync(folder).filter((name) => /\.(csv|tsv|gz)$/.test(name));
  expect(names.sort()).toEqual(Object.keys(files).sort());
  expect(sum(names.map((name) => statSync(path.join(folder, name)).size))).toBeLessThan(400_000);
});

test.each(Object.keys(files))("%s has the columns of its table", (name) => {
  const table = name.replace(/\..*/, "");
  if (!isTableName(table)) throw new Error(`unknown table: ${table}`);
  const { fields } = getTable(table);
  const needed = Object.keys(fields).filter((field) => !fields[field]?.optional);
  expect(columns(files[name] ?? [])).toEqual(expect.arrayContaining(needed));
});

test.each(Object.entries(files))("the README knows how many rows %s has", (name, rows) => {
  expect(readme).toContain(`| \`${name}\` | ${rows.length} |`);
});

test("the README is short", () => {
  expect(readme.split("\n").length).toBeLessThan(120);
});

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
  expect(columns(genders)).toContain("cumulative_count");
});

test("trap 20: the gender and the program file have no id, the others do", () => {
  const without = Object.entries(files).filter(([, rows]) => !columns(rows).includes("id"));
  expect(without.map(([name]) => name)).toEqual([
    "course_enrollment_gender_daily.csv",
    "course_program_metadata.csv",
  ]);
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
