import { expect, test } from "vitest";
import { decodeTable } from "../../src-renderer/table";
import type { ResultTable } from "../../src-shared/result";
import { encodeTable } from "./support/fixtures";

const table: ResultTable = {
  rowCount: 3,
  columns: [
    { name: "text", type: "text", values: ["Català", null, ""] },
    { name: "int", type: "int", values: [0, -5, null] },
    { name: "double", type: "double", values: [0.5, null, -1] },
    { name: "bool", type: "bool", values: [true, null, false] },
    { name: "date", type: "date", values: [19_800, null, -1] },
    { name: "timestamp", type: "timestamp", values: [1_710_000_000_123_456n, null, -1n] },
  ],
};

test("a table arrives as it was sent: types, nulls, days and microseconds", () => {
  expect(decodeTable(encodeTable(table))).toEqual(table);
});

test("a table without rows keeps its columns", () => {
  const columns = table.columns.map((column) => ({ ...column, values: [] }));
  const decoded = decodeTable(encodeTable({ rowCount: 0, columns }));
  expect(decoded.rowCount).toBe(0);
  expect(decoded.columns.map(({ name, type }) => [name, type])).toEqual(
    table.columns.map(({ name, type }) => [name, type]),
  );
});

test("a list arrives as a list: words, or objects whose days are numbers", () => {
  const columns = [
    { name: "words", type: { list: "text" }, values: [["a", "b, c"], [], null] },
    {
      name: "days",
      type: { list: { date: "date", videos: "int" } },
      values: [[{ date: 19_800, videos: 2 }], [], [{ date: null, videos: 0 }]],
    },
  ] as const;
  expect(decodeTable(encodeTable({ rowCount: 3, columns }))).toEqual({ rowCount: 3, columns });
});
