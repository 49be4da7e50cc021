import { expect, test } from "vitest";
import { parseParams } from "../../src-shared/params";
import { answerDistribution } from "../../src-shared/reports/answer-distribution";
import { enrollment } from "../../src-shared/reports/enrollment";

const attempt = (given: Record<string, unknown>) => () => parseParams(enrollment, given, 0);

test("what is not given, or empty, is absent", () => {
  expect(
    parseParams(enrollment, { course: "a/b/c", start_date: "", end_date: undefined }, 0),
  ).toEqual({
    course: "a/b/c",
  });
});

test("a parameter that is missing is named as on the command line too", () => {
  expect(() => parseParams(answerDistribution, { course: "a/b/c" }, 0)).toThrow(
    expect.objectContaining({ hint: expect.stringContaining("--module-id") }),
  );
});

test.each([
  [{}, "The report enrollment needs a course."],
  [{ course: "a/b/c", start_date: "2014-9-1" }, "start_date is not a date: “2014-9-1”."],
  [{ course: "a/b/c", colour: "red" }, "The report enrollment has no parameter colour."],
  [{ course: 7 }, "course is not text: 7."],
  [{ course: "a/b/c", toString: "x" }, "The report enrollment has no parameter toString."],
])("%j is refused, by name", (given, message) => {
  expect(attempt(given)).toThrow(expect.objectContaining({ code: "bad-input", message }));
});
