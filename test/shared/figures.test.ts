import { expect, test } from "vitest";
import { computeFigures } from "../../src-shared/figures";
import { enrollmentMode } from "../../src-shared/reports/enrollment_mode";
import type { ResultTable } from "../../src-shared/result";

function toTable(rows: readonly (readonly [number, number, number])[]): ResultTable {
  const names = ["date", "count", "verified", "cumulative_count"];
  return {
    rowCount: rows.length,
    columns: names.map((name, at) => ({
      name,
      type: at === 0 ? "date" : "int",
      values: rows.map((row) => row[at] ?? 0),
    })),
  };
}

test("the last row is now; the change is since seven days before, with its share", () => {
  const figures = computeFigures(
    enrollmentMode,
    toTable([
      [100, 200, 20],
      [107, 150, 30],
    ]),
  );
  expect(figures.map(({ label, value, share }) => [label, value, share])).toEqual([
    ["Enrolled", 150, null],
    ["Ever enrolled", 0, null],
    ["Change in a week", -50, -0.25],
    ["Verified", 30, 0.2],
  ]);
});

test("without a row seven days before there is no change to tell", () => {
  const figures = computeFigures(
    enrollmentMode,
    toTable([
      [101, 200, 20],
      [107, 150, 30],
    ]),
  );
  expect(figures[2]?.value).toBeNull();
});
