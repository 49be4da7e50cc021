import { expect, test } from "vitest";
import { createLinks } from "../../src-renderer/cell-links";
import type { CourseLocation } from "../../src-renderer/location";
import { hasData, mayHaveData } from "../../src-renderer/report-data";
import {
  carryChoices,
  findChosen,
  listControls,
  toParams,
  withChoice,
} from "../../src-renderer/report-params";
import { courses, getReport, toTable } from "./support/fixtures";

const whole = { kind: "whole" } as const;
const [course] = courses;
if (!course) throw new Error("no course");

test("a flag is on, a list of courses a list, and what the report does not know is left out", () => {
  const choices = { programs: "true", course_ids: "a/b/c,d/e/f", learner: "x" };
  expect(toParams(getReport("course-summaries"), null, { period: whole, choices })).toEqual({
    programs: true,
    course_ids: ["a/b/c", "d/e/f"],
  });
});

test("a report without a period is asked without one", () => {
  const location = { period: whole, choices: {} };
  expect(toParams(getReport("problems"), course, location)).toEqual({ course: course.id });
});

test("fields and names are the command line's alone", () => {
  const names = listControls(getReport("course-summaries")).map(({ name }) => name);
  expect(names).toEqual(["course_ids", "programs", "recent_date"]);
  expect(listControls(getReport("enrollment"))).toEqual([]);
});

test("the most used is chosen where one is needed; a default comes before it", () => {
  expect(findChosen(getReport("grade-distribution"), {}, "m1")).toBe("m1");
  expect(findChosen(getReport("grade-distribution"), { module_id: "m2" }, "m1")).toBe("m2");
  expect(findChosen(getReport("recent-activity"), {}, "played_video")).toBe("any");
  expect(findChosen(getReport("enrollment"), {}, undefined)).toBeUndefined();
});

test("a chosen problem goes along within its group, not beyond", () => {
  const choices = { module_id: "m" };
  const [answers, grades] = [getReport("answer-distribution"), getReport("grade-distribution")];
  expect(carryChoices(answers, grades, choices)).toEqual(choices);
  expect(carryChoices(answers, getReport("problems"), choices)).toEqual({});
  expect(carryChoices(answers, getReport("sequential-open-distribution"), choices)).toEqual({});
});

test("a choice taken back leaves the others", () => {
  expect(withChoice({ a: "1", b: "2" }, "a", null)).toEqual({ b: "2" });
});

test("a video's timeline is there where its course has videos", () => {
  const report = getReport("video-timeline");
  expect(hasData(report, { ...course, tables: { video: { rows: 1, days: null } } })).toBe(true);
  expect(hasData(report, { ...course, tables: {} })).toBe(false);
});

test("prepared files are worth asking for, though no table of the course tells of them", () => {
  const nothing = { ...course, tables: {} };
  expect(mayHaveData(getReport("report-download"), nothing)).toBe(true);
  expect(hasData(getReport("report-download"), nothing)).toBe(false);
  expect(mayHaveData(getReport("problems"), nothing)).toBe(false);
});

test("rows lead to what they are about", () => {
  const location: CourseLocation = {
    page: "course",
    course: "a/b/c",
    report: "videos",
    period: whole,
    choices: {},
    view: "table",
  };
  const linkOf = (id: string, cell: string, row: Record<string, string>) => {
    const report = getReport(id);
    return createLinks(report, toTable(report, [row]), location)(cell, 0);
  };
  const video = { pipeline_video_id: "c|v 1", encoded_module_id: "v" };
  expect(linkOf("videos", "encoded_module_id", video)).toBe(
    "#/course/a%2Fb%2Fc/video-timeline?video_id=c%7Cv+1",
  );
  expect(linkOf("problems", "module_id", { module_id: "m" })).toBe(
    "#/course/a%2Fb%2Fc/answer-distribution?module_id=m",
  );
  expect(linkOf("course-summaries", "catalog_course_title", { course_id: "d/e/f" })).toBe(
    "#/course/d%2Fe%2Ff",
  );
  expect(linkOf("problems", "total_submissions", { module_id: "m" })).toBeUndefined();
});
