import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findInstant,
  formatCompact,
  formatDay,
  formatIso,
  toDay,
  toMicros,
} from "../../src-shared/instant";
import { findDays, toPeriodParams } from "../../src-shared/period";

describe("a date parameter", () => {
  test.each([
    ["2014-01-02", 16072, 0],
    ["2014-01-02T235959", 16072, 86399],
    ["2016-02-29", 16860, 0],
    ["0001-01-01", -719162, 0],
  ])("%s is read", (text, day, second) => {
    expect(findInstant(text)).toEqual({ day, second });
  });

  test.each([
    "2014-9-1",
    "2014-09-01T0000",
    "2014/09/01",
    "2014-02-29",
    "2014-13-01",
    "2014-09-01T240000",
    "2014-09-01T000060",
    "2014-09-01 000000",
    "2014-09-01Z",
    "20140901",
    " 2014-09-01",
    "2014-09-01T00:00:00",
    "0000-01-01",
    "",
  ])("%j is none", (text) => {
    expect(findInstant(text)).toBeUndefined();
  });
});

describe("an instant as text", () => {
  test("loses its microseconds in the API's form, cut off, not rounded", () => {
    expect(formatCompact(toMicros({ day: 16072, second: 1 }) + 999_999n)).toBe("2014-01-02T000001");
  });

  test("keeps them in ISO 8601 where they are not zero", () => {
    const micros = toMicros({ day: 16072, second: 1 });
    expect(formatIso(micros)).toBe("2014-01-02T00:00:01Z");
    expect(formatIso(micros + 1n)).toBe("2014-01-02T00:00:01.000001Z");
  });

  test("before 1970 lies on the day it lies on", () => {
    expect(formatIso(-1n)).toBe("1969-12-31T23:59:59.999999Z");
    expect(toDay(-1n)).toBe(-1);
  });

  test("of any day reads back as that day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (day) => {
        expect(findInstant(formatDay(day))?.day).toBe(day);
      }),
    );
  });
});

describe("a period of whole days", () => {
  const day = { first: "date", last: "date", unit: "day" } as const;
  const week = { first: "from", last: "to", lastIsExclusive: true, unit: "week" } as const;

  test("ends, as a parameter, on the day after", () => {
    expect(toPeriodParams(day, { first: 16072, last: 16075 })).toEqual({
      start_date: "2014-01-02",
      end_date: "2014-01-06",
    });
  });

  test("takes in the week that ends with its last day, which the API would leave out", () => {
    expect(toPeriodParams(week, { first: 16072, last: 16078 }).end_date).toBe("2014-01-09T000001");
  });

  test.each([day, week])("is read back from its parameters: %j", (period) => {
    const days = { first: 16072, last: 16078 };
    expect(findDays(period, toPeriodParams(period, days))).toEqual(days);
  });

  test("of weeks up to a midnight, in the API's reading, ends two days before", () => {
    expect(findDays(week, { end_date: "2014-01-16" })).toEqual({ last: 16072 + 12 });
  });
});
