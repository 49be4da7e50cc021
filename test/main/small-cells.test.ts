import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import type { LeavingColumn } from "../../src-main/export/leaving";
import { tableCells } from "../../src-main/export/privacy/table-cells";
import { openWorkspace } from "../../src-main/workspace";
import type { SmallCells } from "../../src-shared/report";
import {
  findKnown,
  isSmall,
  listSplits,
  numbers,
  publish,
  read,
  type Secret,
  toSelect,
  upTo,
} from "../support/attack";
import { hide, toTestLeaving } from "../support/protection";

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
});
afterAll(() => engine.close());

/** With k = 2 a hidden 1 would be known to be one. */
const toLimit = (k: number) => Math.max(k, 3);
/** A sum is hidden where it is small, in whatever report it stands. */
const toSum = (cells: readonly number[], k: number) => {
  const sum = cells.reduce((a, b) => a + b, 0);
  return isSmall(sum, toLimit(k)) ? "hidden" : sum;
};

/** What the report on problems says of problems, by its own rule for a part and the rest. */
async function readProblems(problems: readonly (readonly number[])[], k: number) {
  const names = ["total", "correct"];
  const cells = { counts: names, parts: [["total", "correct"] as const] };
  const shown = await publish(engine, toSelect(names, problems), numbers(...names), cells, k);
  return problems.map((_, at) => names.map((name) => read(shown, name)[at]));
}

describe("counts with a known sum", () => {
  test.each([
    [2, 1, 12],
    [2, 2, 30],
    [2, 3, 18],
    [3, 2, 30],
    [3, 3, 24],
    [4, 3, 24],
    [4, 4, 16],
    [5, 2, 40],
    [5, 3, 30],
    [5, 4, 20],
    [5, 5, 13],
  ])("k %i: none of %i rows that add up to at most %i can be computed", async (k, n, most) => {
    const tables = upTo(most).flatMap((sum) => listSplits(n, sum));
    const rows = tables.flatMap((cells, at) => cells.map((count) => [at, count]));
    const cells = { counts: ["count"], addUpOver: ["team"] };
    const shown = await publish(
      engine,
      toSelect(["team", "count"], rows),
      numbers("team", "count"),
      cells,
      k,
    );
    const counts = read(shown, "count");
    const seen = tables.map((values, at) => [
      toSum(values, k),
      ...counts.slice(at * n, at * n + n),
    ]);
    const secrets = tables.map((values) => Object.fromEntries(values.entries()));
    expect(findKnown(secrets, seen, k)).toEqual([]);
    expect(counts.filter((count) => isSmall(count, k))).toEqual([]);
  });

  test.each([3, 4, 5])(
    "k %i: nor where every row has a learner and the rows can be counted",
    async (k) => {
      const tables = [1, 2, 3, 4, 5, 6].flatMap((n) =>
        upTo(15 - n).flatMap((rest) => listSplits(n, rest).map((cells) => cells.map((c) => c + 1))),
      );
      const rows = tables.flatMap((cells, at) => cells.map((count) => [at, count]));
      const leaving = toTestLeaving(toSelect(["team", "count"], rows), numbers("team", "count"), {
        counts: ["count"],
        addUpOver: ["team"],
      });
      const shown = await hide(engine, leaving, k);
      const [teams, counts] = [read(shown, "team"), read(shown, "count")];
      const seen = tables.map((cells, team) => [
        toSum(cells, k),
        ...counts.filter((_, at) => teams[at] === team),
      ]);
      // Of rows that are not there nobody can say which is which.
      const secrets = tables.map((cells, at) =>
        seen[at]?.length === 1 ? {} : Object.fromEntries(cells.entries()),
      );
      expect(findKnown(secrets, seen, k)).toEqual([]);
    },
  );

  test("of a group of any size, hidden cells can change places unseen", async () => {
    const count = fc.oneof(fc.nat(8), fc.nat(8), fc.nat(60), fc.nat(5000));
    const limit = fc.integer({ min: 2, max: 30 });
    const group = fc.array(count, { minLength: 2, maxLength: 40 });
    const leave = async (counts: readonly number[], k: number) => {
      const cells = { counts: ["count"], addUpOver: [] };
      const rows = counts.map((count) => [count]);
      return read(
        await publish(engine, toSelect(["count"], rows), numbers("count"), cells, k),
        "count",
      );
    };
    await fc.assert(
      fc.asyncProperty(group, limit, async (counts, k) => {
        const shown = await leave(counts, k);
        const hidden = counts.flatMap((count, at) => (shown[at] === null ? [{ count, at }] : []));
        expect(shown.filter((count) => isSmall(count, k))).toEqual([]);
        if (hidden.length === 0) return;
        const least = hidden.reduce((a, b) => (b.count < a.count ? b : a));
        const most = hidden.reduce((a, b) => (b.count > a.count ? b : a));
        if (least.count === most.count) expect(hidden).toHaveLength(counts.length);
        const total = hidden.reduce((sum, { count }) => sum + count, 0);
        if (hidden.length < counts.length) expect(total).toBeGreaterThanOrEqual(hidden.length + k);
        const changed = [...counts];
        changed[least.at] = most.count;
        changed[most.at] = least.count;
        expect(await leave(changed, k)).toEqual(shown);
      }),
      { numRuns: 60 },
    );
  });

  test("in a row, with the sum beside them", async () => {
    const k = 5;
    const tables = upTo(20).flatMap((sum) => listSplits(4, sum));
    const rows = tables.map((values) => [...values, values.reduce((a, b) => a + b, 0)]);
    const names = ["a", "b", "c", "d", "sum"];
    const cells = { counts: names, addUpInRow: [["a", "b", "c", "d"]] };
    const shown = await publish(engine, toSelect(names, rows), numbers(...names), cells, k);
    const seen = rows.map((_, at) => names.map((name) => read(shown, name)[at]));
    const secrets = rows.map((row) =>
      Object.fromEntries(row.map((value, at) => [names[at], value])),
    );
    expect(findKnown(secrets, seen, k)).toEqual([]);
  });

  test.each([
    [3, [1, 2]],
    [4, [1, 2]],
    [3, [2, 2]],
    [3, [1, 1, 2]],
  ])("k %i: in parts of %j rows, with the sum of all parts known, and cut", async (k, sizes) => {
    const most = sizes.length === 2 ? 11 : 6;
    const splits = (n: number) => upTo(most).flatMap((sum) => listSplits(n, sum));
    const tables = sizes.reduce<number[][][]>(
      (all, size) => all.flatMap((parts) => splits(size).map((part) => [...parts, part])),
      [[]],
    );
    const rows = tables.flatMap((parts, at) =>
      parts.flatMap((part, place) => part.map((count) => [at, place, count])),
    );
    const columns = numbers("team", "part", "count");
    const cells = { counts: ["count"], addUpOver: ["team", "part"], sumsAddUpOver: ["team"] };
    const names = columns.map(({ name }) => name);
    const counts = read(await publish(engine, toSelect(names, rows), columns, cells, k), "count");
    const width = sizes.reduce((a, b) => a + b, 0);
    const totals = tables.map((parts) => parts.flat().reduce((a, b) => a + b, 0));
    const secrets = tables.map((parts) => Object.fromEntries(parts.flat().entries()));
    // The report on problems divides by the number of parts.
    for (const divisor of [1, sizes.length]) {
      const seen = totals.map((total, at) => [
        toSum([Math.floor(total / divisor)], k),
        ...counts.slice(at * width, at * width + width),
      ]);
      expect(findKnown(secrets, seen, k)).toEqual([]);
    }
  });

  test("with the sums of the right and the wrong answers known too", async () => {
    const k = 4;
    const splits = (n: number, most: number) => upTo(most).flatMap((sum) => listSplits(n, sum));
    const tables = splits(2, 9).flatMap((right) =>
      splits(2, 9).map((wrong) => [...right, ...wrong]),
    );
    const rows = tables.flatMap((values, at) =>
      values.map((count, place) => [at, place < 2 ? 1 : 0, count]),
    );
    const sql = `select team, is_right = 1 as is_right, count from (${toSelect(["team", "is_right", "count"], rows)})`;
    const columns: LeavingColumn[] = [
      ...numbers("team", "count"),
      { name: "is_right", label: "Right", type: "bool" },
    ];
    const cells = { counts: ["count"], addUpOver: ["team"], subtotalWhere: "is_right" };
    const counts = read(await publish(engine, sql, columns, cells, k), "count");
    const problems = tables.map((values) => [
      values.reduce((a, b) => a + b, 0),
      (values[0] ?? 0) + (values[1] ?? 0),
    ]);
    const shares = await readProblems(problems, k);
    const seen = shares.map((both, at) => [...both, ...counts.slice(at * 4, at * 4 + 4)]);
    const secrets = tables.map((values, at) => ({
      ...Object.fromEntries(values.entries()),
      correct: problems[at]?.[1] ?? 0,
      wrong: (problems[at]?.[0] ?? 0) - (problems[at]?.[1] ?? 0),
    }));
    expect(findKnown(secrets, seen, k)).toEqual([]);
  });
});

describe("grades", () => {
  test("with the correct answers of the report on problems known too", async () => {
    const k = 4;
    const tables = upTo(18).flatMap((sum) => listSplits(3, sum));
    const rows = tables.flatMap((values, at) =>
      values.map((count, place) => [at, place, 2, count]),
    );
    const columns = numbers("team", "grade", "max_grade", "count");
    const cells = { ...tableCells.grade_distribution, counts: ["count"], addUpOver: ["team"] };
    const names = columns.map(({ name }) => name);
    const counts = read(await publish(engine, toSelect(names, rows), columns, cells, k), "count");
    const problems = tables.map(([none = 0, half = 0, full = 0]) => [none + half + full, full]);
    const shares = await readProblems(problems, k);
    const seen = shares.map((both, at) => [...both, ...counts.slice(at * 3, at * 3 + 3)]);
    const secrets = tables.map((values) => Object.fromEntries(values.entries()));
    expect(findKnown(secrets, seen, k)).toEqual([]);
  });
});

describe("numbers that are made of counts", () => {
  /** Every pair of numbers, as rows with whatever the report makes of them. */
  const pairs = upTo(14).flatMap((a) => upTo(14).map((b) => [a, b] as const));

  async function publishPairs(
    made: string,
    columns: LeavingColumn[],
    cells: SmallCells<string>,
    rows: readonly (readonly number[])[] = pairs,
  ) {
    const sql = `select a, b, ${made} from (${toSelect(["a", "b"], rows)})`;
    const shown = await publish(engine, sql, columns, cells, 4);
    return rows.map((_, at) => columns.map(({ name }) => read(shown, name)[at]));
  }

  const toSecrets = (rows: readonly (readonly number[])[]): Secret[] =>
    rows.map(([a = 0, b = 0]) => ({ a, b }));

  test("a share", async () => {
    const seen = await publishPairs(
      "(b / nullif(a, 0))::double as share",
      [...numbers("a", "b"), { name: "share", label: "Share", type: "double" }],
      { counts: ["a", "b"], derived: { share: ["a", "b"] } },
    );
    expect(findKnown(toSecrets(pairs), seen, 4)).toEqual([]);
  });

  test("views beyond each viewer's first", async () => {
    const rows = pairs.filter(([users, views]) => views >= users && (users > 0 || views === 0));
    const seen = await publishPairs(
      "(b - a)::int as replays",
      numbers("a", "b", "replays"),
      { counts: ["a", "b"], derived: { replays: ["a", "b"] } },
      rows,
    );
    expect(findKnown(toSecrets(rows), seen, 4)).toEqual([]);
  });

  test("a part, and the rest", async () => {
    const rows = pairs.filter(([whole, part]) => part <= whole);
    const seen = await publishPairs(
      "(b / nullif(a, 0))::double as share",
      [...numbers("a", "b"), { name: "share", label: "Share", type: "double" }],
      { counts: ["a", "b"], parts: [["a", "b"]], derived: { share: ["a", "b"] } },
      rows,
    );
    const secrets = rows.map(([a, b]) => ({ a, b, rest: a - b }));
    expect(findKnown(secrets, seen, 4)).toEqual([]);
    // The rest is not small where both are shown.
    for (const [whole, part] of seen) {
      if (whole !== null && part !== null)
        expect(isSmall(Number(whole) - Number(part), 4)).toBe(false);
    }
  });

  test("a change, also on the first day, whose day before is not there", async () => {
    const seen = await publishPairs("(b - a)::int as change", numbers("b", "change"), {
      counts: ["b"],
      changes: { change: "b" },
    });
    expect(findKnown(toSecrets(pairs), seen, 4)).toEqual([]);
  });

  test("changes along several days", async () => {
    const days = upTo(7).flatMap((a) => upTo(7).flatMap((b) => upTo(7).map((c) => [a, b, c])));
    const rows = days.flatMap((values, at) => values.map((count, day) => [at, day, count]));
    const sql = `select team, day, count,
      (count - lag(count) over (partition by team order by day))::int as change
      from (${toSelect(["team", "day", "count"], rows)}) order by team, day`;
    const cells = { counts: ["count"], changes: { change: "count" } };
    const shown = await publish(engine, sql, numbers("team", "day", "count", "change"), cells, 4);
    const seen = days.map((_, at) =>
      ["count", "change"].flatMap((name) => read(shown, name).slice(at * 3, at * 3 + 3)),
    );
    expect(
      findKnown(
        days.map((values) => Object.fromEntries(values.entries())),
        seen,
        4,
      ),
    ).toEqual([]);
  });
});

describe("what is hidden", () => {
  const leave = (counts: readonly (number | null)[], k = 5) =>
    publish(
      engine,
      toSelect(
        ["count"],
        counts.map((count) => [count]),
      ),
      numbers("count"),
      { counts: ["count"], addUpOver: [] },
      k,
    );

  test("nothing where nothing is small", async () => {
    expect(read(await leave([5, 0, 100, null]), "count")).toEqual([5, 0, 100, null]);
  });

  test("the least of the others with it, and all of one size", async () => {
    expect(read(await leave([3, 50, 20, 0, 20, 90]), "count")).toEqual([
      null,
      50,
      null,
      0,
      null,
      90,
    ]);
  });

  test("no more where small ones protect each other", async () => {
    expect(read(await leave([4, 3, 4, 4, 60]), "count")).toEqual([null, null, null, null, 60]);
  });

  test("everything where there are few learners in all, zeros too; and the rows are left out", async () => {
    const sql = toSelect(["count"], [[1], [0], [0], [2]]);
    const cells = { counts: ["count"], addUpOver: [] };
    const shown = await hide(engine, toTestLeaving(sql, numbers("count"), cells), 5);
    expect(shown.rowCount).toBe(0);
  });

  test("a small cell and its companion are told by nothing", async () => {
    const shown = await leave([3, 50, 20, null]);
    const flags = shown.columns.find(({ name }) => name === "count is hidden");
    expect(flags?.values).toEqual([true, false, true, false]);
    expect(shown.columns.map(({ name }) => name)).toEqual(["count", "count is hidden"]);
  });
});
