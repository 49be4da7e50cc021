import fc from "fast-check";
import { expect, test } from "vitest";
import { importPaths } from "../../src-main/import";
import { runReport } from "../../src-main/run-report";
import { getColumn, type ResultTable } from "../../src-shared/result";
import { writeInFolder } from "../support/folder";
import { now, withWorkspace } from "../support/workspace";

const course = "a/b/c";
const day = fc.integer({ min: 1, max: 5 }).map((n) => `2024-01-0${n}`);
const count = fc.integer({ min: 0, max: 1000 });

/** A CSV cell that may be nothing, empty or a word of these. */
const word = (...words: string[]) =>
  fc.oneof(fc.constant(""), fc.constant('""'), fc.constantFrom(...words));

function run(table: string, head: string, lines: readonly string[], report: string, params = {}) {
  return withWorkspace([], async (engine) => {
    const text = [head, ...lines].join("\n");
    await importPaths(engine, [writeInFolder(`${table}.csv`, text)], { now });
    return runReport(engine, { report, params: { course, ...params }, now: now() });
  });
}

const sum = (table: ResultTable, ...names: string[]) =>
  names
    .flatMap((name) => getColumn(table, name).values)
    .reduce<number>((total, value) => total + Number(value), 0);

const ever = { start_date: "2000-01-01" };
const few = { numRuns: 12 };

test("all genders together are all rows", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(day, word("f", "m", "o", "F", "x"), count), {
        minLength: 1,
        maxLength: 30,
      }),
      async (rows) => {
        const lines = rows.map(([date, gender, n]) => `${course},${date},${n},${gender}`);
        const { table } = await run(
          "course_enrollment_gender_daily",
          "course_id,date,count,gender",
          lines,
          "enrollment-gender",
          ever,
        );
        const expected = rows.reduce((total, [, , n]) => total + n, 0);
        expect(sum(table, "female", "male", "other", "unknown")).toBe(expected);
      },
    ),
    few,
  ));

test("all countries together are all rows, whatever the codes", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(day, word("US", "us", "USA", "840", "A1", "XK", "fr", "0250", "zzz"), count),
        { minLength: 1, maxLength: 30 },
      ),
      async (rows) => {
        const lines = rows.map(([date, code, n]) => `${course},${date},${n},${code}`);
        const { table } = await run(
          "course_enrollment_location_current",
          "course_id,date,count,country_code",
          lines,
          "enrollment-location",
          ever,
        );
        expect(sum(table, "count")).toBe(rows.reduce((total, [, , n]) => total + n, 0));
        const places = getColumn(table, "alpha2").values.map(
          (code, row) => `${code} ${getColumn(table, "date").values[row]}`,
        );
        expect(new Set(places).size).toBe(places.length);
      },
    ),
    few,
  ));

test("modes and other together are the day's total", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          day,
          word("audit", "verified", "professional", "no-id-professional", "Audit", "new"),
          count,
        ),
        { minLength: 1, maxLength: 30 },
      ),
      async (rows) => {
        const lines = rows.map(([date, mode, n]) => `${course},${date},${n},${mode},${n}`);
        const { table } = await run(
          "course_enrollment_mode_daily",
          "course_id,date,count,mode,cumulative_count",
          lines,
          "enrollment_mode",
          ever,
        );
        const parts = ["audit", "credit", "honor", "professional", "verified", "masters", "other"];
        for (let row = 0; row < table.rowCount; row++) {
          const of = (name: string) => Number(getColumn(table, name).values[row]);
          expect(parts.reduce((total, name) => total + of(name), 0)).toBe(of("count"));
        }
      },
    ),
    few,
  ));

test("correct submissions are never more than all", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom("m1", "m2"),
          fc.constantFrom("p1", "p2", "p3"),
          word("1", "0"),
          count,
        ),
        { minLength: 1, maxLength: 30 },
      ),
      async (rows) => {
        const lines = rows.map(
          ([module, part, correct, n]) => `${course},${module},${part},${correct},,,,,,${n}`,
        );
        const head =
          "course_id,module_id,part_id,correct,value_id,answer_value_text,variant,problem_display_name,question_text,count";
        const { table } = await run("answer_distribution", head, lines, "problems");
        for (let row = 0; row < table.rowCount; row++) {
          const of = (name: string) => Number(getColumn(table, name).values[row]);
          expect(of("correct_submissions")).toBeLessThanOrEqual(of("total_submissions"));
        }
      },
    ),
    few,
  ));

test("rows that carry ids come in the same order, however the file is shuffled", () =>
  fc.assert(
    fc.asyncProperty(
      fc
        .array(fc.tuple(day, word("masters", "bachelors", "Éa"), count), {
          minLength: 2,
          maxLength: 20,
        })
        .chain((rows) => {
          const lines = rows.map(
            ([date, level, n], id) => `${id + 1},${course},${date},${n},${level}`,
          );
          return fc.tuple(
            fc.constant(lines),
            fc.shuffledSubarray(lines, { minLength: lines.length }),
          );
        }),
      async ([lines, shuffled]) => {
        const load = (some: readonly string[]) =>
          run(
            "course_enrollment_education_level_daily",
            "id,course_id,date,count,education_level",
            some,
            "enrollment-education",
            ever,
          );
        expect((await load(shuffled)).table).toEqual((await load(lines)).table);
      },
    ),
    few,
  ));

test("so do tags of several names on one problem", () =>
  fc.assert(
    fc.asyncProperty(
      fc
        .array(fc.tuple(fc.constantFrom("m1", "m2"), fc.constantFrom("b", "a", "c"), count), {
          minLength: 2,
          maxLength: 15,
        })
        .chain((rows) => {
          const lines = rows.map(
            ([module, tag, n], id) => `${id + 1},${course},${module},${tag},v${n},${n},0`,
          );
          return fc.tuple(
            fc.constant(lines),
            fc.shuffledSubarray(lines, { minLength: lines.length }),
          );
        }),
      async ([lines, shuffled]) => {
        const head =
          "id,course_id,module_id,tag_name,tag_value,total_submissions,correct_submissions";
        const load = (some: readonly string[]) =>
          run("tags_distribution", head, some, "problems-and-tags");
        expect((await load(shuffled)).table).toEqual((await load(lines)).table);
      },
    ),
    few,
  ));
