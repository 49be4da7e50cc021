import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMicros, parseAsOf } from "../../src-shared/catalog";
import type { CatalogField } from "../../src-shared/catalog/field";
import { overviewFields } from "../../src-shared/catalog/overview";
import { readValue } from "../../src-shared/catalog/stored-value";
import { formatIso } from "../../src-shared/instant";

const read = (name: keyof typeof overviewFields, cell: unknown) =>
  readValue(overviewFields[name] as CatalogField, cell);

describe("a cell (§1.7)", () => {
  test.each(["1", "true", "TRUE", "True", "t", "T", "\u0001", true, 1])("%j is true", (cell) => {
    expect(read("has_highlights", cell)).toEqual({ value: true });
  });

  test.each(["0", "false", "FALSE", "f", "F", "\u0000", false, 0])("%j is false", (cell) => {
    expect(read("has_highlights", cell)).toEqual({ value: false });
  });

  test.each(["", "\\N", "NULL", "null", "None", null, undefined])("%j is nothing", (cell) => {
    for (const name of ["has_highlights", "start", "days_early_for_beta"] as const) {
      expect(read(name, cell)).toEqual({ value: null });
    }
  });

  test("text is what the file says it is: its words for nothing are told by the file", () => {
    for (const word of ["", "\\N", "NULL", "null", "None", " x "]) {
      expect(read("display_name", word)).toEqual({ value: word });
    }
    expect(read("display_name", null)).toEqual({ value: null });
  });

  test("nothing in a text column that has no NULL is empty text, not what the LMS would write", () => {
    expect(read("cert_name_long", null)).toEqual({ value: "" });
    expect(read("org", null)).toEqual({ value: "" });
  });

  test("nothing is a problem where the LMS always has a value, which then stands", () => {
    expect(read("eligible_for_financial_aid", "NULL")).toEqual({ value: true, problem: "empty" });
    expect(read("self_paced", null)).toEqual({ value: false, problem: "empty" });
  });

  test.each([
    ["2013-02-05 05:00:00.000000", "2013-02-05T05:00:00Z"],
    ["2013-02-05 05:00:00", "2013-02-05T05:00:00Z"],
    ["2013-02-05 05:00:00.5", "2013-02-05T05:00:00.500000Z"],
    ["2013-02-05T05:00:00Z", "2013-02-05T05:00:00Z"],
    ["2013-02-05T05:00:00.123456Z", "2013-02-05T05:00:00.123456Z"],
    ["2013-02-05T05:00:00+02:00", "2013-02-05T03:00:00Z"],
    ["2013-02-05T05:00:00-0430", "2013-02-05T09:30:00Z"],
    ["2013-02-05 05:00:00+00", "2013-02-05T05:00:00Z"],
    ["2013-02-05 05:00:00 UTC", "2013-02-05T05:00:00Z"],
    ["2013-02-05", "2013-02-05T00:00:00Z"],
    ["9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"],
  ])("%s is the instant %s", (cell, instant) => {
    const { value, problem } = read("start", cell);
    expect([formatIso(value as bigint), problem]).toEqual([instant, undefined]);
  });

  test("MySQL's date of zeros is nothing, and is told", () => {
    expect(read("start", "0000-00-00 00:00:00")).toEqual({
      value: null,
      problem: "a date of zeros, which is none",
    });
  });

  test.each(["2013-02-30 00:00:00", "2013-02-05 24:00:00", "soon", "1360040400", 1360040400])(
    "%j is no instant, and is told",
    (cell) => {
      expect(read("start", cell)).toEqual({ value: null, problem: "not a date and time" });
    },
  );

  test.each([
    ["version", "19", 19],
    ["version", "19.0", 19],
    ["lowest_passing_grade", "0.50", 0.5],
    ["lowest_passing_grade", 0.5, 0.5],
    ["days_early_for_beta", "-1.5e1", -15],
  ] as const)("%s %j is a number", (name, cell, value) => {
    expect(read(name, cell)).toEqual({ value });
  });

  test.each([
    ["version", "19.5", "not a whole number"],
    ["version", "v19", "not a whole number"],
    ["days_early_for_beta", "NaN", "not a number"],
    ["has_highlights", "2", "neither true nor false"],
    ["has_highlights", "yes", "neither true nor false"],
  ] as const)("%s %j is a problem", (name, cell, problem) => {
    expect(read(name, cell)).toEqual({ value: null, problem });
  });

  test("every microsecond is kept", () => {
    const years = { min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n };
    fc.assert(
      fc.property(fc.bigInt(years), (micros) => {
        const text = formatIso(micros);
        expect(findMicros(text)).toBe(micros);
        expect(findMicros(text.replace("T", " ").replace("Z", ""))).toBe(micros);
      }),
    );
  });
});

describe("the clock as a person gives it", () => {
  test("is an instant with or without an offset", () => {
    expect(parseAsOf("2025-06-15T14:00:00+02:00")).toBe(parseAsOf("2025-06-15T12:00:00Z"));
    expect(parseAsOf("2025-06-15")).toBe(parseAsOf("2025-06-15 00:00"));
  });

  test.each(["", "now", "2025-6-15", "2025-02-29", "2025-06-15T12:00:00+25:00"])(
    "cannot be %j",
    (text) => {
      expect(() => parseAsOf(text)).toThrow(expect.objectContaining({ code: "bad-input" }));
    },
  );
});
