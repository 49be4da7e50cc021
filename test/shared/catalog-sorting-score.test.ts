import { describe, expect, test } from "vitest";
import { computeDerived, computeSortingScore } from "../../src-shared/catalog";
import { findAdvertisedStart } from "../../src-shared/catalog/advertised-start";
import { formatIso } from "../../src-shared/instant";
import { at, day, now, toCourse, view } from "../support/overviews";

const hour = day / 24n;
const second = hour / 3600n;

function score(
  announcement: bigint | null,
  start: bigint | null,
  advertised_start: string | null = null,
) {
  return computeSortingScore({ announcement, start, advertised_start }, now);
}

/** Scores are compared as the spec says: to 1e-12 of themselves. */
function expectScore(actual: number, expected: number) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-12);
}

describe("sorting_score (§2.8)", () => {
  test.each([
    [at("2025-06-15"), -1],
    [at("2025-05-16T12:00:00Z"), -0.9048374180359595],
    [at("2025-07-15T12:00:00Z"), -1.1051709180756477],
    [now + second, -1.0033388950668758],
    [at("2022-06-15T12:00:00Z"), -0.025904635917680587],
  ])("announced at %s", (announcement, expected) => {
    for (const start of [null, now, at("2030-01-01")]) {
      expectScore(score(announcement, start), expected);
    }
  });

  test.each([
    [now, 1],
    [now + hour, 0.9966722160545233],
    [now - day, 1.0033388950668758],
    [now - 300n * day, Math.E],
    [at("2030-01-01"), 0.003939637099395997],
  ])("not announced, started at %s", (start, expected) => {
    expectScore(score(null, start), expected);
  });

  test.each([
    ["2015-01-01 11:22:33", 336605.4212989629],
    ["Very Soon!", 1.0477726932991602],
    ["", 1.0477726932991602],
    ["2025-06-10T00:00:00+05:00", 1.016806330386261],
  ])("started on June 1, advertised as %j", (advertised, expected) => {
    expectScore(score(null, at("2025-06-01"), advertised), expected);
  });

  test("the announcement counts before what is advertised", () => {
    expectScore(score(at("2025-06-01"), at("2025-06-01"), "2015-01-01"), -0.9544054797336466);
  });

  test("of no date at all is infinite, and null in JSON", () => {
    expect(score(null, null)).toBe(Number.POSITIVE_INFINITY);
    expect(score(null, null, "Winter 2018")).toBe(Number.POSITIVE_INFINITY);
    expect(computeDerived(toCourse({}), view).sorting_score).toBeNull();
  });

  test("of dates centuries away is infinite", () => {
    expect(score(null, at("0001-01-01"))).toBe(Number.POSITIVE_INFINITY);
    expect(score(at("9999-01-01"), null)).toBe(Number.NEGATIVE_INFINITY);
    expect(computeDerived(toCourse({ announcement: at("9999-01-01") }), view).sorting_score).toBe(
      null,
    );
  });

  test("an advertised date stands for an unknown start", () => {
    expectScore(score(null, null, "2025-06-14"), 1.0033388950668758);
  });
});

describe("an advertised start (§2.8, C1)", () => {
  test.each([
    ["2013-10-05", "2013-10-05T00:00:00Z"],
    ["Sept 5, 2016", "2016-09-05T00:00:00Z"],
    ["January 2015", "2015-01-15T00:00:00Z"],
    ["2015-01", "2015-01-15T00:00:00Z"],
    ["2015", "2015-06-15T00:00:00Z"],
    ["2013-10-05 09:30", "2013-10-05T09:30:00Z"],
    ["2013-10-05T09:30:15.25Z", "2013-10-05T09:30:15.250000Z"],
    ["2013-10-05t09:30:15.1234567z", "2013-10-05T09:30:15.123456Z"],
    ["2025-06-10T00:00:00+05:00", "2025-06-09T19:00:00Z"],
    ["2025-06-10 00:00-03:30", "2025-06-10T03:30:00Z"],
    ["january 5, 2015", "2015-01-05T00:00:00Z"],
    ["JAN 05 2015", "2015-01-05T00:00:00Z"],
    ["May 2016", "2016-05-15T00:00:00Z"],
    ["10/11/2012", "2012-10-11T00:00:00Z"],
    ["1/2/2012", "2012-01-02T00:00:00Z"],
  ])("%s is %s", (text, instant) => {
    const found = findAdvertisedStart(text, now);
    expect(found === undefined ? undefined : formatIso(found)).toBe(instant);
  });

  test.each(
    [
      ["Winter 2018", "Fall 2015", "Q1 2016", "The Ides of March", "TBD", "Self-paced"],
      ["Early May 2016", "Late 2017", "2015-13-01", "Feb 31 2020", "June 31", " ", ""],
      ["March", "Monday", "10", "10/11/12", "12 PM", "Feb 2015", "99999999999999999999"],
      [" 2013-10-05", "2013-10-05 ", "2013-10-05\n", "2013-10-05Z", "2013-10-05 24:00"],
      ["2013-10-05 09:30:60", "13/1/2012", "Sept. 5, 2016", "Sept 2016", "Janu 5 2015", "0000"],
      ["2013-02-29", "2013-10-05 9:30", "2015-00", "5 Sept 2016", "sep  5 2016", "2013-10-05T"],
    ].flat(),
  )("%j is none", (text) => {
    expect(findAdvertisedStart(text, now)).toBeUndefined();
  });

  test("what is missing is today's, clipped to the month", () => {
    const find = (text: string, asOf: string) => {
      const found = findAdvertisedStart(text, at(asOf));
      return found === undefined ? undefined : formatIso(found).slice(0, 10);
    };
    expect(find("February 2015", "2025-06-30")).toBe("2015-02-28");
    expect(find("2016-02", "2025-05-31T23:59:59Z")).toBe("2016-02-29");
    expect(find("2015", "2024-02-29")).toBe("2015-02-28");
    expect(find("2015", "2025-12-31T23:59:59.999999Z")).toBe("2015-12-31");
  });
});
