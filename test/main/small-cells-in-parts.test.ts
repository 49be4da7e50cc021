import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import type { LeavingColumn } from "../../src-main/export/leaving";
import { openWorkspace } from "../../src-main/workspace";
import { findKnown, numbers, publish, read, toSelect, upTo } from "../support/attack";

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
});
afterAll(() => engine.close());

describe("right and wrong answers in several parts", () => {
  test.each([1, 2])("with both sums of all parts known, divided by %i", async (divisor) => {
    const k = 3;
    const tables = upTo(6).flatMap((a) =>
      upTo(6).flatMap((b) => upTo(6).flatMap((c) => upTo(6).map((d) => [a, b, c, d] as const))),
    );
    const rows = tables.flatMap((values, at) =>
      values.map((count, place) => [at, place >> 1, place % 2, count]),
    );
    const sql = `select team, part, right_one = 1 as is_right, count
      from (${toSelect(["team", "part", "right_one", "count"], rows)})`;
    const columns: LeavingColumn[] = [
      ...numbers("team", "part", "count"),
      { name: "is_right", label: "Right", type: "bool" },
    ];
    const counts = read(
      await publish(
        engine,
        sql,
        columns,
        {
          counts: ["count"],
          addUpOver: ["team", "part"],
          sumsAddUpOver: ["team"],
          subtotalWhere: "is_right",
        },
        k,
      ),
      "count",
    );
    const problems = tables.map(([a, b, c, d]) => [
      Math.floor((a + b + c + d) / divisor),
      Math.floor((b + d) / divisor),
    ]);
    const both = await publish(
      engine,
      toSelect(["total", "correct"], problems),
      numbers("total", "correct"),
      { counts: ["total", "correct"], parts: [["total", "correct"]] },
      k,
    );
    const seen = tables.map((_, at) => [
      read(both, "total")[at],
      read(both, "correct")[at],
      ...counts.slice(at * 4, at * 4 + 4),
    ]);
    const secrets = tables.map((values) => Object.fromEntries(values.entries()));
    expect(findKnown(secrets, seen, k)).toEqual([]);
  });
});
