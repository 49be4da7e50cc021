import { describe, expect, test } from "vitest";
import { findDays, toPeriodParams } from "../../src-shared/period";

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const ofDays = { first: "date", last: "date", unit: "day" } as const;
const ofWeeks = { ...ofDays, lastIsExclusive: true, unit: "week" } as const;

describe.each([ofDays, ofWeeks])("of $unit rows", (period) => {
  test("days become parameters, and those days again", () => {
    const days = { first: day("2024-02-28"), last: day("2024-02-29") };
    expect(findDays(period, toPeriodParams(period, days))).toEqual(days);
  });

  test("the last day that can be written has no end after it", () => {
    const days = { first: day("2024-02-28"), last: day("9999-12-31") };
    expect(toPeriodParams(period, days)).toEqual({ start_date: "2024-02-28" });
  });
});
