import { describe, expect, test } from "vitest";
import { formatLocation, type Location, parseLocation } from "../../src-renderer/location";

const course = { page: "course", period: { kind: "whole" }, choices: {}, view: "chart" } as const;

const compare = { ...course, page: "compare" } as const;

describe("an address", () => {
  const locations: readonly Location[] = [
    { page: "start" },
    { page: "home" },
    { page: "data" },
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

test.each(["#/nowhere", "#nonsense", "#/course/"])("%s leads home", (hash) => {
  expect(parseLocation(hash)).toEqual({ page: "home" });
});

test("a mangled escape is shown as it came", () => {
  expect(parseLocation("#/course/100%/enrollment")).toMatchObject({ course: "100%" });
});

test("an unknown view is the chart", () => {
  expect(parseLocation("#/course/a/enrollment?view=pie")).toMatchObject({ view: "chart" });
});
