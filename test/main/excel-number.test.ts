import { describe, expect, test } from "vitest";
import {
  findBuiltInKind,
  findNumberKind,
  formatMoment,
  formatNumber,
} from "../../src-main/import/convert/excel-number";

test.each([
  ["General", "number"],
  ["0", "number"],
  ["0.00E+00", "number"],
  ['#,##0 "days"', "number"],
  ["[Red]0;[Blue]-0", "number"],
  ["[$€-407] #,##0.00", "number"],
  ["0\\d", "number"],
  ["@", "number"],
  ["0%", "number"],
  ["[h]:mm:ss", "number"],
  ["[mm]:ss", "number"],
  ["yyyy-mm-dd", "date"],
  ["yyyy\\-mm\\-dd", "date"],
  ["[$-409]d-mmm-yy;@", "date"],
  ["mmm", "date"],
  ['yyyy"年"m"月"d"日"', "date"],
  ["mm:ss", "time"],
  ["h:mm AM/PM", "time"],
  ["mm:ss.0", "time"],
  ["yyyy-mm-dd hh:mm:ss.000", "datetime"],
  ["m/d/yy h:mm", "datetime"],
  ['d "hours" h', "datetime"],
])("the format %s is of a %s", (code, kind) => {
  expect(findNumberKind(code)).toBe(kind);
});

test.each([
  [0, "number"],
  [9, "number"],
  [14, "date"],
  [20, "time"],
  [22, "datetime"],
  [31, "date"],
  [33, "time"],
  [46, "number"],
  [49, "number"],
  [57, "date"],
])("the format with the number %i is of a %s", (id, kind) => {
  expect(findBuiltInKind(id)).toBe(kind);
});

test.each([
  ["3", "3"],
  ["3.0", "3"],
  ["-0", "0"],
  ["0.30000000000000004", "0.30000000000000004"],
  ["1E+021", "1e+21"],
  ["1.5E-7", "1.5e-7"],
  ["9007199254740993", "9007199254740993"],
  ["", undefined],
  ["INF", undefined],
])("the number %s is written %s", (text, written) => {
  expect(formatNumber(text)).toBe(written);
});

describe("moments", () => {
  test.each([
    [1, "date", 1900, "1900-01-01"],
    [59, "date", 1900, "1900-02-28"],
    [60, "date", 1900, undefined],
    [60.5, "datetime", 1900, undefined],
    [61, "date", 1900, "1900-03-01"],
    [45351, "date", 1900, "2024-02-29"],
    [45351, "datetime", 1900, "2024-02-29 00:00:00"],
    [45351.5, "date", 1900, "2024-02-29 12:00:00"],
    [45351.99999421297, "datetime", 1900, "2024-02-29 23:59:59.500"],
    [45351.999999999, "datetime", 1900, "2024-03-01 00:00:00"],
    [0, "date", 1904, "1904-01-01"],
    [43889, "date", 1904, "2024-02-29"],
    [0, "time", 1900, "00:00:00"],
    [0.25, "time", 1900, "06:00:00"],
    [1.25, "time", 1900, "1900-01-01 06:00:00"],
    [-1, "date", 1900, undefined],
    [2958465, "date", 1900, "9999-12-31"],
    [2958466, "date", 1900, undefined],
    [1e300, "date", 1900, undefined],
    [Number.NaN, "date", 1900, undefined],
  ] as const)("%d as a %s since %i is %s", (days, kind, epoch, text) => {
    expect(formatMoment(days, kind, epoch)).toBe(text);
  });
});
