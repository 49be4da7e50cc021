import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import type { LeavingColumn } from "../../src-main/export/leaving";
import { openWorkspace } from "../../src-main/workspace";
import {
  findKnown,
  isSmall,
  listSplits,
  numbers,
  publish,
  read,
  toSelect,
  upTo,
} from "../support/attack";

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
});

describe("lists of counts", () => {
  const cells = {
    counts: ["count", "ever"],
    changes: { change: "count" },
    lists: { modes: { counts: ["count", "ever"], changes: { change: "count" } } },
  };
  const columns: LeavingColumn[] = [
    ...numbers("count", "ever", "change"),
    {
      name: "modes",
      label: "Modes",
      type: { list: { mode: "text", count: "int", ever: "int", change: "int" } },
    },
  ];

  /** Two modes, each with learners now, before and ever, of which there are at least as many. */
  const modes = upTo(5).flatMap((count) =>
    upTo(5).flatMap((before) =>
      upTo(3).map((left) => [count, before, Math.max(count, before) + left]),
    ),
  );
  const tables = modes.flatMap((one) => modes.map((other) => [...one, ...other]));

  test("add up to the row's, and bound each other", async () => {
    const k = 3;
    const rows = toSelect(["a", "a0", "ae", "b", "b0", "be"], tables);
    const sql = `select (a + b)::int as count, (ae + be)::int as ever, (a - a0 + b - b0)::int as change,
      [{'mode': 'x', 'count': a, 'ever': ae, 'change': a - a0},
       {'mode': 'y', 'count': b, 'ever': be, 'change': b - b0}] as modes from (${rows})`;
    const shown = await publish(engine, sql, columns, cells, k);
    const names = ["count", "ever", "change", "modes"];
    const seen = tables.map((_, at) => names.map((name) => read(shown, name)[at]));
    const secrets = tables.map(([a = 0, a0 = 0, ae = 0, b = 0, b0 = 0, be = 0]) => ({
      a,
      a0,
      ae,
      b,
      b0,
      be, // now, before, ever
    }));
    expect(findKnown(secrets, seen, k)).toEqual([]);
    for (const [, , , list] of seen) {
      for (const { count, ever, change } of list as unknown as Record<string, number | null>[]) {
        expect(isSmall(count, k) || isSmall(ever, k)).toBe(false);
        if (count !== null && change !== null)
          expect(isSmall(Number(count) - Number(change), k)).toBe(false);
      }
    }
  });
});

test("values of a list, of which another report has some put together", async () => {
  const k = 3;
  const tables = upTo(16).flatMap((sum) => listSplits(4, sum));
  const rows = toSelect(["a", "b", "x", "y"], tables);
  const sql = `select (a + b + x + y)::int as count, a as audit, b as verified, (x + y)::int as other,
    [{'mode': 'audit', 'count': a}, {'mode': 'verified', 'count': b},
     {'mode': 'x', 'count': x}, {'mode': 'y', 'count': y}] as modes from (${rows})`;
  const lists: LeavingColumn = {
    name: "modes",
    label: "Modes",
    type: { list: { mode: "text", count: "int" } },
  };
  const together = { field: "mode", besides: ["audit", "verified"] };
  const cells = { counts: ["count"], lists: { modes: { counts: ["count"], together } } };
  const one = await publish(engine, sql, [...numbers("count"), lists], cells, k);
  const names = ["audit", "verified", "other"];
  const other = await publish(
    engine,
    sql,
    numbers(...names),
    { counts: names, addUpInRow: [names] },
    k,
  );
  const seen = tables.map((_, at) => [
    read(one, "count")[at],
    read(one, "modes")[at],
    ...names.map((name) => read(other, name)[at]),
  ]);
  const secrets = tables.map(([a = 0, b = 0, x = 0, y = 0]) => ({ a, b, x, y, other: x + y }));
  expect(findKnown(secrets, seen, k)).toEqual([]);
});
