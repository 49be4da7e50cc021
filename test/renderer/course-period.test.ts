import { expect, test } from "vitest";
import { carryPeriod, formatChoice, listPresets, toChoice } from "../../src-renderer/course-period";
import { toParams } from "../../src-renderer/report-params";
import { courses, getReport, toDayNumber } from "./support/fixtures";

const [course] = courses;
if (!course) throw new Error("no course");
const enrollment = getReport("enrollment");
const activity = getReport("engagement-activity");

test("the whole period is asked for by the days that have data", () => {
  expect(toParams(enrollment, course, { period: { kind: "whole" }, choices: {} })).toEqual({
    course: course.id,
    start_date: "2024-01-29",
    end_date: "2024-05-13",
  });
});

test("the newest date is asked for as from the API: with neither parameter", () => {
  expect(toParams(enrollment, course, { period: { kind: "newest" }, choices: {} })).toEqual({
    course: course.id,
  });
});

test("given dates go to main exactly as they stand in the address", () => {
  const choice = { kind: "given", start_date: "2024-02-30", end_date: "nonsense" } as const;
  expect(toParams(enrollment, course, { period: choice, choices: {} })).toMatchObject({
    start_date: "2024-02-30",
    end_date: "nonsense",
  });
});

test("choosing all days is the whole period", () => {
  const days = { first: toDayNumber("2024-01-29"), last: toDayNumber("2024-05-12") };
  expect(toChoice(enrollment, course, days)).toEqual({ kind: "whole" });
});

test("a period keeps its days from report to report", () => {
  const days = { first: toDayNumber("2024-02-05"), last: toDayNumber("2024-03-03") };
  const daily = toChoice(enrollment, course, days);
  const weekly = carryPeriod(enrollment, activity, daily);
  expect(weekly).toEqual({
    kind: "given",
    start_date: "2024-02-05",
    end_date: "2024-03-04T000001",
  });
  expect(carryPeriod(activity, enrollment, weekly)).toEqual(daily);
});

test("an open end stays open from report to report", () => {
  const choice = { kind: "given", start_date: "2024-02-05" } as const;
  expect(carryPeriod(enrollment, activity, choice)).toEqual(choice);
});

test("a choice is named by the days it shows", () => {
  const week = { kind: "given", start_date: "2024-02-05", end_date: "2024-02-12" } as const;
  expect(formatChoice(enrollment, course, week)).toBe("Feb 5 – 11, 2024");
  expect(formatChoice(enrollment, course, { kind: "whole" })).toBe("Jan 29 – May 12, 2024");
  expect(formatChoice(enrollment, course, { kind: "newest" })).toBe("Newest date");
});

test("ready-made periods end with the newest day that has data", () => {
  const labels = listPresets(enrollment, course).map(({ label, note }) => `${label}: ${note}`);
  expect(labels).toContain("Last 7 days: May 6 – 12, 2024");
  expect(labels).toContain("First 8 weeks: Jan 29 – Mar 24, 2024");
});

test("periods longer than the data are not offered", () => {
  const tiny = courses.at(-1);
  const labels = tiny && listPresets(enrollment, tiny).map(({ label }) => label);
  expect(labels).toEqual(["Whole period", "Newest date"]);
});
