import { describe, expect, test } from "vitest";
import {
  type CatalogCourse,
  type CourseQuery,
  createPseudoCourse,
  createSearch,
  findCourse,
  findCourses,
  findExistence,
  findSortedByColumn,
  getCourse,
  hasStatus,
  listAllCourses,
  listCatalogCourses,
  listChunks,
  listCourseKeys,
  listOverviewJson,
  sortByStartDate,
  sortCourses,
} from "../../src-shared/catalog";
import { formatCourseKey } from "../../src-shared/course-key";
import {
  at,
  createOverview,
  day,
  fixtureCourses,
  fixtureOverviews,
  now,
  toCourse,
  toNumbers,
  view,
} from "../support/overviews";

const facts = { asOf: now, enrollment: new Map<string, number>() };
const sortNumbers = (numbers: string) => numbers.split(" ").sort().join(" ");

describe("queries on the fixture (§3.8)", () => {
  test.each<[string, CourseQuery, string]>([
    ["active only", { activeOnly: true }, "F1 F3 F6 F7 F8"],
    ["orgs harvardx", { orgs: ["harvardx"] }, "F3 F4"],
    ["orgs EDX, acme", { orgs: ["EDX", "acme"] }, "F1 F6 F7 F8"],
    ["orgs Harvard, which is the beginning of one", { orgs: ["Harvard"] }, ""],
    ["no orgs", { orgs: [] }, "F1 F2 F3 F4 F5 F6 F7 F8"],
    ["orgs MITx, active only", { orgs: ["MITx"], activeOnly: true }, ""],
  ])("%s", (_, query, numbers) => {
    expect(sortNumbers(toNumbers(listAllCourses(fixtureOverviews, query, now)))).toBe(numbers);
  });

  test.each([
    [{ activeOnly: true }, "F1 F3 F6 F7 F8"],
    [{ archivedOnly: true }, "F2 F4 F5"],
    [{ activeOnly: true, archivedOnly: true }, "F1 F3 F6 F7 F8"],
    [{}, "F1 F2 F3 F4 F5 F6 F7 F8"],
  ])("status %j", (status, numbers) => {
    expect(toNumbers(fixtureOverviews.filter((row) => hasStatus(row, status, now)))).toBe(numbers);
  });

  test.each([
    ["cs50", "F3 F4"],
    ["INTRODUCTION", "F2 F3"],
    ["6.00", "F2 F5"],
    ["mitx", "F2 F5"],
    ["%", "F7"],
    ["_", "F1 F5 F7 F8"],
    ["demo course", "F1"],
    ["ccx@1", "F8"],
    ["Course-V1:", "F1 F2 F3 F4 F6 F7"],
    ["+2024", "F4"],
    ["", "F1 F2 F3 F4 F5 F6 F7 F8"],
  ])("search %j", (query, numbers) => {
    expect(toNumbers(fixtureCourses.filter(createSearch(query)))).toBe(numbers);
  });

  test("order by announcement", () => {
    const sorted = sortCourses(fixtureCourses.toReversed(), "sorting_score", facts);
    expect(toNumbers(sorted)).toBe("F7 F3 F2 F6 F8 F4 F1 F5");
  });

  test("order by start date", () => {
    expect(toNumbers(sortByStartDate(fixtureOverviews, now))).toBe("F1 F3 F7 F8 F6 F5 F2 F4");
  });

  test("order by id, in code points", () => {
    expect(toNumbers(sortCourses(fixtureCourses, "id", facts))).toBe("F5 F8 F3 F4 F2 F7 F1 F6");
    expect(toNumbers(listAllCourses(fixtureOverviews, {}, now))).toBe("F5 F8 F3 F4 F2 F7 F1 F6");
  });
});

describe("get_all_courses (§3.2)", () => {
  const list = (query: CourseQuery) => toNumbers(listAllCourses(fixtureOverviews, query, now));

  test("keys are read before they are looked for: one that is none spoils the query", () => {
    expect(list({ courseKeys: ["slashes:edX+New+2030", "course-v1:x+y+z"] })).toBe("F6");
    expect(list({ courseKeys: ["course-v1:edX+New+2030+branch@draft"] })).toBe("F6");
    expect(() => list({ courseKeys: ["course-v1:edX+New+2030", "x"] })).toThrow(
      expect.objectContaining({ code: "bad-input", message: "“x” is not a course id." }),
    );
  });

  test("no keys and no conditions are no filter", () => {
    expect(list({ courseKeys: [], orgs: [], filter: {} })).toBe(list({}));
    expect(list({ filter: null })).toBe(list({}));
  });

  test("M18: by one of the columns", () => {
    const rows = [true, false].map((mobile_available, number) =>
      createOverview({ id: `a/b/${number}`, mobile_available }),
    );
    const ids = (filter: CourseQuery["filter"]) =>
      listAllCourses(rows, { filter: filter ?? null }, now).map(({ id }) => id);
    expect(ids(null)).toEqual(["a/b/0", "a/b/1"]);
    expect(ids({ mobile_available: true })).toEqual(["a/b/0"]);
    expect(ids({ mobile_available: "false" })).toEqual(["a/b/1"]);
  });

  test("M19: active ones have no end, or one that is not over", () => {
    const rows = [now + 30n * day, null, now - 30n * day].map((end, number) =>
      createOverview({ id: `a/b/${number}`, end }),
    );
    const active = listAllCourses(rows, { activeOnly: true }, now);
    expect(active.map(({ id }) => id)).toEqual(["a/b/0", "a/b/1"]);
  });

  test("M17: organizations in another case give the same courses", () => {
    const rows = [0, 1, 2].flatMap((org) =>
      [0, 1, 2].map((run) => createOverview({ id: `o/${org}/${run}`, org: `test_org_${org}` })),
    );
    const orgs = ["test_org_1", "test_org_2"];
    const found = listAllCourses(rows, { orgs }, now);
    expect(found).toHaveLength(6);
    const upper = orgs.map((org) => org.toUpperCase());
    expect(listAllCourses(rows, { orgs: upper }, now)).toEqual(found);
  });

  test.each([
    [{ end__gte: now }, "F8 F3 F7"],
    [{ end__gte: "2025-12-31T23:59:00Z", end__isnull: false }, "F8 F3"],
    [{ end__isnull: true }, "F1 F6"],
    [{ end: null }, "F1 F6"],
    [{ id__in: ["course-v1:edX+New+2030", "x"] }, "F6"],
    [{ display_name__contains: "CS50" }, "F3 F4"],
    [{ display_name__icontains: "introduction" }, "F3 F2"],
    [{ display_name__startswith: "Intro" }, "F2"],
    [{ display_name__istartswith: "INTRO" }, "F2"],
    [{ org__iexact: "HARVARDX", self_paced: true }, "F3"],
    [{ org: "harvardx" }, ""],
    [{ start__lt: "2013-02-05 05:00:00" }, "F5"],
    [{ start__lte: "2013-02-05 05:00:00" }, "F5 F1"],
    [{ announcement__gt: "2025-07-15" }, "F7"],
    [{ announcement__lt: "2030-01-01" }, "F3 F2 F7"],
    [{ display_name__contains: "%" }, "F7"],
  ])("the filter %o", (filter, numbers) => {
    expect(list({ filter })).toBe(numbers);
  });

  test.each<Record<string, unknown>>([
    { colour: "red" },
    { end__year: 2025 },
    { end__gte: "soon" },
    { end__contains: "2025" },
    { id__in: "x" },
    { self_paced: "perhaps" },
    { toString: 1 },
    { display_name: 7 },
    { end__gte: null },
  ])("the filter %o is refused", (filter) => {
    expect(() => list({ filter })).toThrow(expect.objectContaining({ code: "bad-input" }));
  });
});

describe("bounds of the start (§3.2, newer)", () => {
  const find = (starts: readonly (bigint | null)[], query: CourseQuery) =>
    listAllCourses(
      starts.map((start, number) => createOverview({ id: `a/b/${number}`, start })),
      query,
      now,
    ).map(({ id }) => Number(id.slice(4)));

  test("M23: an unknown start is within none", () => {
    const starts = [now + 7n * day, now + 30n * day, null];
    expect(
      find(starts, { startOnOrAfter: now - 7n * day, startOnOrBefore: now + 29n * day }),
    ).toEqual([0]);
  });

  test("M24: both bounds are inclusive", () => {
    const bound = at("2027-07-01T12:00:00Z");
    const starts = [bound - 1n, bound, bound + 1n];
    expect(find(starts, { startOnOrAfter: bound })).toEqual([1, 2]);
    expect(find(starts, { startOnOrBefore: bound })).toEqual([0, 1]);
  });

  test("M25, M26: a day is that of its zone", () => {
    const dayOf = (date: string, zone: string) => ({
      startOnOrAfter: at(`${date}T00:00:00${zone}`),
      startOnOrBefore: at(`${date}T23:59:59.999999${zone}`),
    });
    const july = [at("2027-06-30T22:00:00Z")];
    expect(find(july, dayOf("2027-07-01", "+04:00"))).toEqual([0]);
    expect(find(july, dayOf("2027-07-01", "Z"))).toEqual([]);
    expect(find([at("2027-07-01T02:00:00Z")], dayOf("2027-06-30", "-04:00"))).toEqual([0]);
  });
});

describe("one course, or several (§3.1)", () => {
  const courses: readonly CatalogCourse[] = [
    toCourse({ id: "course-v1:edX+DemoX+r1" }),
    toCourse({ id: "course-v1:edX+DemoX+R1", version: 18 }),
    toCourse({ id: "org.0/course_0/Run_0" }),
    createPseudoCourse("course-v1:edX+Gone+1", null),
  ];

  test("an exact id comes first, then one in another case, marked", () => {
    const find = (id: string) => {
      const found = findCourse(courses, id);
      return found && [found.course.id, found.caseMismatch];
    };
    expect(find("course-v1:edX+DemoX+R1")).toEqual(["course-v1:edX+DemoX+R1", false]);
    expect(find("course-v1:EDX+DEMOX+R1")).toEqual(["course-v1:edX+DemoX+R1", true]);
    expect(find("course-v1:edX+Other+R1")).toBeUndefined();
    expect(find("edX/DemoX/R1")).toBeUndefined();
  });

  test("M8, A2: a course that is not there is missing, with the one that was meant", () => {
    const attempt = (id: string) => () => getCourse(courses, id);
    expect(attempt("course-v1:EDX+DemoX+R1")).toThrow(
      expect.objectContaining({
        code: "missing-data",
        hint: "Did you mean course-v1:edX+DemoX+R1?",
      }),
    );
    expect(attempt("a/b/c")).toThrow(expect.objectContaining({ code: "missing-data" }));
    expect(getCourse(courses, "org.0/course_0/Run_0").id).toBe("org.0/course_0/Run_0");
  });

  test("M20, A1, A3: each id that was asked for has a course or null, stale rows too", () => {
    const ids = ["course-v1:edX+DemoX+R1", "course-v1:edX+Gone+1", "fake/fake/fake"];
    const found = findCourses(courses, ids);
    expect([...found.keys()]).toEqual(ids);
    expect([...found.values()].map((course) => course?.overview?.version)).toEqual([
      18,
      undefined,
      undefined,
    ]);
    expect(found.get("course-v1:edX+Gone+1")).toBe(courses[3]);
    expect(found.get("fake/fake/fake")).toBeNull();
  });

  test("in another case several ids find nothing", () => {
    expect(
      findCourses(courses, ["course-v1:EDX+DemoX+R1"]).get("course-v1:EDX+DemoX+R1"),
    ).toBeNull();
  });

  test("M9, M21: a course is there by its row or by its data alone", () => {
    expect(findExistence(courses, "org.0/course_0/Run_0")).toEqual({
      as: "row",
      caseMismatch: false,
    });
    expect(findExistence(courses, "course-v1:edX+gone+1")).toEqual({
      as: "pseudo",
      caseMismatch: true,
    });
    expect(findExistence(courses, "a/b/c")).toBeUndefined();
  });

  test("M16: all keys are those of the rows", () => {
    expect(listCourseKeys(courses).map(formatCourseKey)).toEqual(
      courses.slice(0, 3).map(({ id }) => id),
    );
  });

  test("A4: overviews as JSON, of any version, unknown ids left out", () => {
    const ids = ["course-v1:edX+DemoX+R1", "org.0/course_0/Run_0", "a/b/c", "course-v1:edX+Gone+1"];
    const json = listOverviewJson(courses, ids, view);
    expect(json.map(({ id, pacing }) => [id, pacing])).toEqual([
      ["course-v1:edX+DemoX+R1", "instructor"],
      ["org.0/course_0/Run_0", "instructor"],
    ]);
  });
});

describe("pseudo courses (§3.6)", () => {
  const courses = listCatalogCourses({
    overviews: [createOverview({ id: "a/b/c" })],
    otherIds: ["a/b/c", "x y", "a/b/d", "x y"],
    titles: new Map([["a/b/d", "D"]]),
  });

  test("stand for every other id that has data, once", () => {
    expect(courses.map(({ id, overview, title }) => [id, overview !== null, title])).toEqual([
      ["a/b/c", true, null],
      ["x y", false, null],
      ["a/b/d", false, "D"],
    ]);
  });

  test("have no key where the id is none", () => {
    expect(courses.map(({ key }) => key?.org ?? null)).toEqual(["a", null, "a"]);
  });
});

describe("Studio's order (§3.5)", () => {
  const sort = (order: string) => {
    const sorted = findSortedByColumn(fixtureOverviews, order);
    return sorted && toNumbers(sorted);
  };

  test("is that of any column, descending after a minus, nothing last", () => {
    expect(sort("end")).toBe("F5 F2 F4 F7 F3 F8 F1 F6");
    expect(sort("-end")).toBe("F8 F3 F7 F4 F2 F5 F1 F6");
    expect(sort("display_name")).toBe("F7 F4 F3 F5 F2 F8 F1 F6");
    expect(sort("-self_paced")).toBe("F3 F1 F5 F8 F4 F2 F7 F6");
  });

  test("of an unknown column is none", () => {
    expect(sort("colour")).toBeUndefined();
  });
});

describe("chunks (§3.7)", () => {
  test.each([
    [7, 3, [3, 3, 1]],
    [0, 50, []],
    [120, 50, [50, 50, 20]],
    [5, -1, []],
    [2, 1, [1, 1]],
  ])("%d items by %d", (count, size, lengths) => {
    const items = Array.from({ length: count }, (_, item) => item);
    const chunks = listChunks(items, size);
    expect(chunks.map((chunk) => chunk.length)).toEqual(lengths);
    expect(chunks.flat()).toEqual(size > 0 ? items : []);
  });

  test("of none are a mistake", () => {
    expect(() => listChunks([1], 0)).toThrow();
  });
});
