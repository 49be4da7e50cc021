import { describe, expect, test } from "vitest";
import { formatCell, formatItems } from "../../src-shared/format";
import type { Column, ColumnType } from "../../src-shared/report";

const toColumn = (type: ColumnType): Column => ({ type, label: "Days" });

describe("a list in a cell", () => {
  test("of objects has its days as days and its numbers with thousands", () => {
    const column = toColumn({ list: { date: "date", videos: "int", seen: "bool" } });
    const cell = [
      { date: 19815, videos: 1204, seen: true },
      { date: 19816, videos: -3, seen: null },
    ];
    expect(formatCell(column, cell, "en-US")).toBe("2024-04-02: 1,204: yes, 2024-04-03: −3: ");
    expect(formatItems(column, cell, "en-US")).toEqual([
      "2024-04-02: 1,204: yes",
      "2024-04-03: −3: ",
    ]);
  });

  test.each([
    ["date", [19815, 19816], "2024-04-02, 2024-04-03"],
    ["timestamp", [1_712_016_000_000_000n], "2024-04-02"],
    ["text", ["a", null, "b"], "a, , b"],
    ["double", [1.25, 1000], "1.3, 1,000"],
  ] as const)("of %s reads as its items do alone", (list, cell, text) => {
    expect(formatCell(toColumn({ list }), cell, "en-US")).toBe(text);
  });
});
