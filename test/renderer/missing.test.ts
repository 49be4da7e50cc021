import { describe, expect, test } from "vitest";
import { describeMissing, describeStep, findMissing } from "../../src-shared/missing";
import { toDayNumber } from "./support/fixtures";

const day = toDayNumber;
const describeDays = (days: readonly number[], unit: "day" | "week" = "day") =>
  describeMissing(findMissing(days, unit), unit);

test("days without a break say nothing", () => {
  expect(describeDays([1, 2, 3])).toBeNull();
});

test("no days and one day say nothing", () => {
  expect(describeDays([])).toBeNull();
  expect(describeDays([4])).toBeNull();
});

test("two rows of one day are no gap", () => {
  expect(findMissing([1, 1, 2], "day")).toEqual([]);
});

describe("the sentence", () => {
  test("counts one day in words", () => {
    expect(describeDays([day("2024-03-17"), day("2024-03-19")])).toBe(
      "One day has no data (Mar 18). It is drawn as a gap.",
    );
  });

  test("names a run of days by its ends", () => {
    expect(describeDays([day("2024-03-17"), day("2024-03-21")])).toBe(
      "Three days have no data (Mar 18 – 20). They are drawn as a gap.",
    );
  });

  test("names several runs, with the year where it changes", () => {
    const days = ["2023-12-30", "2024-01-02", "2024-01-03", "2024-01-05"].map(day);
    expect(describeDays(days)).toBe(
      "Three days have no data (Dec 31, 2023 – Jan 1, 2024; Jan 4, 2024). They are drawn as gaps.",
    );
  });

  test("names only the longest of many runs", () => {
    expect(describeDays([10, 12, 14, 16, 20, 22])).toBe(
      "Seven days have no data (in 5 places; the longest is Jan 18 – 20). They are drawn as gaps.",
    );
  });

  test("counts whole weeks", () => {
    const weeks = [day("2024-03-04"), day("2024-03-11"), day("2024-04-01")];
    expect(describeDays(weeks, "week")).toBe(
      "Two weeks have no data (Mar 18 – 31). They are drawn as a gap.",
    );
  });
});

test("an export of every seventh day has no gaps, and says so", () => {
  const days = [7, 14, 21, 28, 35];
  expect(findMissing(days, "day")).toEqual([]);
  expect(describeStep(days, "day")).toContain("one day in 7");
  expect(findMissing([7, 14, 21, 35], "day")).toMatchObject([{ count: 1 }]);
});

test("a single pair of days, or days with any two in a row, are days", () => {
  expect(describeStep([1, 8], "day")).toBeNull();
  expect(describeStep([1, 2, 9, 16, 23], "day")).toBeNull();
  expect(findMissing([1, 2, 9], "day")).toMatchObject([{ count: 6 }]);
});
