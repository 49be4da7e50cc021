import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatCourseChoice,
  parseCourseChoice,
  plainChoice,
} from "../../src-renderer/course-choice";
import { courseFieldNames } from "../../src-renderer/course-fields";
import { createCourseIndex, filterCourses } from "../../src-renderer/course-filter";
import { courseSortNames, findDefaultSort, sortCourses } from "../../src-renderer/course-sort";
import { compareCodePoints, toSortText } from "../../src-shared/catalog/code-points";
import { sumTotals } from "../../src-shared/course-totals";
import type { Course } from "../../src-shared/ipc";
import { noCourse } from "./support/fixtures";
import { listManyCourses } from "./support/many-courses";

const toCourse = (id: string, more: Partial<Course> = {}): Course => ({
  ...noCourse,
  id,
  org: "edX",
  course: "DemoX",
  run: id,
  name: id,
  enrollment: null,
  tables: {},
  ...more,
});
const totals = { ever: 20, current: 10, weekChange: -2, verified: 3, passing: null };
const ids = (courses: readonly Course[]) => courses.map(({ id }) => id).join(" ");

describe("filters", () => {
  const courses = [
    toCourse("a", { status: "current", org: "MITx", pacing: "self" }),
    toCourse("b", { status: "archived", org: "MITx", language: "fr" }),
    toCourse("c", {
      status: "current",
      org: "Uni-Ü",
      programs: [{ id: "p", title: null, type: null }],
    }),
    toCourse("d", { tables: { course_activity: { rows: 3, days: null } }, org: null }),
  ];
  const index = createCourseIndex(courses);
  const filter = (filters: object, search = "") =>
    filterCourses(index, courses, { search, filters });

  test.each([
    [{}, "a b c d"],
    [{ status: ["current"] }, "a c"],
    [{ status: ["current", "archived"] }, "a b c"],
    [{ status: ["current", "archived"], org: ["MITx"] }, "a b"],
    [{ status: [""] }, "d"],
    [{ org: [""] }, "d"],
    [{ program: ["p"] }, "c"],
    [{ program: [""] }, "a b d"],
    [{ language: ["fr"], pacing: ["self"] }, ""],
    [{ data: ["engagement"] }, "d"],
    [{ data: [""] }, "a b c"],
    [{ org: ["nobody"] }, ""],
  ])("%j leave %j: any of a field's values, and something of each field", (filters, left) => {
    expect(ids(filter(filters).courses)).toBe(left);
  });

  test("each value is counted as if its own field had no filter", () => {
    const { counts } = filter({ status: ["current"], org: ["MITx"] });
    expect(Object.fromEntries(counts.status)).toEqual({ current: 1, archived: 1 });
    expect(Object.fromEntries(counts.org)).toEqual({ MITx: 1, "Uni-Ü": 1 });
    expect(Object.fromEntries(counts.pacing)).toEqual({ self: 1 });
  });

  test("it is known what each of them alone keeps away", () => {
    const { kept, courses: left } = filter({ status: ["upcoming"], org: ["MITx"] });
    expect(left).toEqual([]);
    expect(kept).toMatchObject({ status: 2, org: 0, search: 0 });
    expect(filter({ status: ["archived"] }, "mitx a").kept).toMatchObject({ search: 1, status: 1 });
  });

  test("the values are in order, and what is not said comes last", () => {
    expect(index.options.status.map(({ label }) => label)).toEqual([
      "Current",
      "Archived",
      "Dates not known",
    ]);
    expect(index.options.language.map(({ label }) => label)).toEqual([
      "French",
      "Language not known",
    ]);
    expect(index.options.program.map(({ label }) => label)).toEqual(["p", "In no program"]);
  });

  test("counts agree with what the filters leave, whatever is chosen", () => {
    const many = listManyCourses(300);
    const all = createCourseIndex(many);
    const values = (name: (typeof courseFieldNames)[number]) =>
      fc.option(
        fc.subarray(
          all.options[name].map(({ value }) => value),
          { minLength: 1 },
        ),
        {
          nil: undefined,
          freq: 2,
        },
      );
    const filters = fc.record(
      Object.fromEntries(courseFieldNames.map((name) => [name, values(name)])),
    );
    fc.assert(
      fc.property(filters, fc.constantFrom("", "genie", "mitx 1"), (chosen, search) => {
        const { counts, courses: left } = filterCourses(all, many, { search, filters: chosen });
        for (const name of courseFieldNames) {
          for (const { value } of all.options[name]) {
            const only = { ...chosen, [name]: [value] };
            const { length } = filterCourses(all, many, { search, filters: only }).courses;
            expect(counts[name].get(value) ?? 0).toBe(length);
          }
        }
        expect(left.every((course) => many.includes(course))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe("orders", () => {
  const courses = [
    toCourse("z", {
      name: "eclair",
      sortingScore: 2,
      start: "2024-01-01T00:00:00Z",
      enrollment: 5,
    }),
    toCourse("y", { name: "Éclair", sortingScore: -3, isPseudo: false, totals }),
    toCourse("x", { name: "Zebra", isPseudo: false, start: "2023-12-31T23:00:00Z" }),
    toCourse("w", { name: "apple", enrollment: 0 }),
  ];
  test.each([
    ["score", false, "y z x w"],
    ["score", true, "z y x w"],
    ["name", false, "w y z x"],
    ["name", true, "x y z w"],
    ["start", false, "x z y w"],
    ["start", true, "z x y w"],
    ["enrollment", false, "y z w x"],
    ["enrollment", true, "w z y x"],
    ["change", false, "y x w z"],
  ] as const)("%s, reversed %s: %s; unknown last, equals by id", (sort, isReversed, order) => {
    expect(ids(sortCourses(courses, sort, { isReversed }))).toBe(order);
  });

  test("the LMS's order is the default where any course has a score", () => {
    expect(findDefaultSort(courses)).toBe("score");
    expect(findDefaultSort(courses.slice(2))).toBe("name");
  });

  test("texts for sorting are in the order of their code points", () => {
    const text = fc.string({ unit: "binary", maxLength: 4 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [toSortText(one), toSortText(other)];
        expect(a < b ? -1 : a > b ? 1 : 0).toBe(Math.sign(compareCodePoints(one, other)));
      }),
    );
  });
});

describe("totals", () => {
  test("are sums over what is known, and say of how many courses", () => {
    const courses = [
      toCourse("a", { totals, enrollment: 99 }),
      toCourse("b", { enrollment: 7 }),
      toCourse("c"),
    ];
    expect(sumTotals(courses)).toEqual({
      current: { value: 17, known: 2 },
      ever: { value: 20, known: 1 },
      weekChange: { value: -2, known: 1 },
      verified: { value: 3, known: 1 },
      passing: { value: null, known: 0 },
    });
  });
});

test("every choice comes back from its address as it went", () => {
  const value = fc.string({ unit: "grapheme", maxLength: 8 });
  const choice = fc.record({
    search: value,
    filters: fc
      .dictionary(fc.constantFrom(...courseFieldNames), fc.uniqueArray(value, { minLength: 1 }))
      .map((found) => ({ ...found })),
    sort: fc.constantFrom(null, ...courseSortNames),
    isReversed: fc.boolean(),
    layout: fc.constantFrom("cards" as const, "table" as const),
    asOf: fc.constantFrom(null, "2024-02-29"),
  });
  fc.assert(
    fc.property(choice, (wanted) => {
      const text = formatCourseChoice(wanted).toString();
      expect(parseCourseChoice(new URLSearchParams(text))).toEqual(wanted);
    }),
  );
  expect(formatCourseChoice(plainChoice).toString()).toBe("");
});

test("ten thousand courses are narrowed down and sorted without a visible wait", () => {
  const courses = listManyCourses(10_000);
  const index = createCourseIndex(courses);
  const timeOf = (work: () => unknown) => {
    const times = Array.from({ length: 5 }, () => {
      const startedMs = performance.now();
      work();
      return performance.now() - startedMs;
    });
    return Math.min(...times);
  };
  const filters = { status: ["archived"], org: ["MITx", "edX"] };
  expect(timeOf(() => filterCourses(index, courses, { search: "genie 12", filters }))).toBeLessThan(
    50,
  );
  for (const sort of courseSortNames) {
    expect(
      timeOf(() => sortCourses(courses, sort)),
      sort,
    ).toBeLessThan(150);
  }
});
