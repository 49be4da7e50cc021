import { describe, expect, test } from "vitest";
import { plainChoice } from "../../src-renderer/course-choice";
import { filesLocation, toTableLocation } from "../../src-renderer/data-location";
import { formatLocation, type Location, parseLocation } from "../../src-renderer/location";

const course = { page: "course", period: { kind: "whole" }, choices: {}, view: "chart" } as const;

const compare = { ...course, page: "compare" } as const;

describe("an address", () => {
  const locations: readonly Location[] = [
    { page: "start" },
    { page: "home", choice: plainChoice },
    {
      page: "home",
      choice: {
        search: "génie & more?",
        filters: { status: ["", "current"], org: ["Uni-Ü", "a+b"] },
        sort: "enrollment",
        isReversed: true,
        layout: "table",
        asOf: "2024-02-29",
      },
    },
    filesLocation,
    { ...filesLocation, file: 12 },
    { page: "data", tab: "tables" },
    toTableLocation("video"),
    {
      page: "data",
      tab: "table",
      table: "course_enrollment_daily",
      course: "course-v1:edX+DemoX+2024",
      search: "a & b = c?#%",
      sort: { column: "count", direction: "desc" },
      at: 3,
    },
    { ...toTableLocation("video"), sort: { column: "duration", direction: "asc" } },
    { page: "data", tab: "health", course: null },
    { page: "data", tab: "health", course: "edX/DemoX/100% & more?#" },
    { ...course, course: "course-v1:edX+DemoX+2024", report: "enrollment" },
    { ...course, course: "edX/DemoX/100% & more?#", report: null },
    {
      ...course,
      course: "course-v1:Uni-Ü+Català_101+2024-T1",
      report: "enrollment_mode",
      view: "sql",
    },
    { ...course, course: "a/b/c", report: "enrollment", period: { kind: "newest" } },
    {
      ...course,
      course: "a/b/c",
      report: "engagement-activity",
      period: { kind: "given", start_date: "2024-01-01", end_date: "2024-02-01T000001" },
      view: "table",
    },
    {
      ...course,
      course: "a/b/c",
      report: "enrollment",
      period: { kind: "given", end_date: "2024-02-01" },
    },
    {
      ...course,
      course: "a/b/c",
      report: "answer-distribution",
      choices: { module_id: "block-v1:a+b+c+type@problem+block@d & e" },
    },
    { ...compare, report: "programs", view: "sql" },
    {
      ...compare,
      report: "course-summaries",
      choices: { programs: "true", recent_date: "2024-01-01", course_ids: "a/b/c,d/e/f" },
    },
  ];
  test.each(locations)("comes back as it went: %o", (location) => {
    expect(parseLocation(formatLocation(location))).toEqual(location);
  });

  test("says the plain course and report where nothing else is chosen", () => {
    const location = { ...course, course: "edX/DemoX/1", report: "enrollment" };
    expect(formatLocation(location)).toBe("#/course/edX%2FDemoX%2F1/enrollment");
  });
});

test.each(["#/data/files/x", "#/data/files/-1", "#/data/files/1e3", "#/data/other"])(
  "%s leads to the list of files",
  (hash) => {
    expect(parseLocation(hash)).toEqual(filesLocation);
  },
);

test("a table’s page that is no number is the first one", () => {
  expect(parseLocation("#/data/tables/video?page=x&sort=-")).toEqual(toTableLocation("video"));
});

test.each(["#/nowhere", "#nonsense", "#/course/"])("%s leads home", (hash) => {
  expect(parseLocation(hash)).toEqual({ page: "home", choice: plainChoice });
});

test("what a list cannot be asked for is left out of its address", () => {
  expect(parseLocation("#/?sort=size&view=pie&as_of=2024-02-30&color=red&order=up")).toEqual({
    page: "home",
    choice: plainChoice,
  });
});

test("a mangled escape is shown as it came", () => {
  expect(parseLocation("#/course/100%/enrollment")).toMatchObject({ course: "100%" });
});

test("an unknown view is the chart", () => {
  expect(parseLocation("#/course/a/enrollment?view=pie")).toMatchObject({ view: "chart" });
});
