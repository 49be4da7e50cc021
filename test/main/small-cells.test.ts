import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { openWorkspace } from "../../src-main/workspace";
import type { SmallCells } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { hide, toTestLeaving } from "../support/leaving";

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
});
afterAll(() => engine.close());

/**
 * The attacker knows k, the rule, every sum and all that is shown. Every table of a kind is made at
 * once, and the rule run on all of them: those that leave as the same are what the attacker cannot tell apart.
 */
async function attack(tables: readonly Secret[], published: readonly string[], k: number) {
  const candidates = new Map<string, Secret[]>();
  for (const [at, table] of tables.entries()) {
    const seen = published[at] ?? "";
    const alike = candidates.get(seen);
    if (alike) alike.push(table);
    else candidates.set(seen, [table]);
  }
  const known: string[] = [];
  for (const [seen, alike] of candidates) {
    const [first = {}] = alike;
    for (const name of Object.keys(first)) {
      const values = new Set(alike.map((table) => table[name]));
      const [value] = values;
      if (values.size > 1 || typeof value !== "number" || value < 1 || value >= k) continue;
      known.push(`${name} is ${value} where ${seen} is published`);
    }
  }
  return known;
}

/** What must not be known, by name. */
type Secret = Readonly<Record<string, number | null>>;

const read = (table: ResultTable, name: string) =>
  table.columns.find((column) => column.name === name)?.values ?? [];

/** Every list of `length` numbers that are not negative and add up to `sum`. */
function listSplits(length: number, sum: number): number[][] {
  if (length === 1) return [[sum]];
  const firsts = Array.from({ length: sum + 1 }, (_, first) => first);
  return firsts.flatMap((first) =>
    listSplits(length - 1, sum - first).map((rest) => [first, ...rest]),
  );
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, value) => value);

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
])("k %i: no small cell of %i rows with a known sum up to %i can be computed", async (k, n, most) => {
  const tables = upTo(most).flatMap((sum) => listSplits(n, sum));
  const rows = tables.flatMap((cells, at) => cells.map((count) => [at, count]));
  const leaving = toTestLeaving(
    toSelect(["at", "count"], rows),
    [
      { name: "at", label: "At", type: "int" },
      { name: "count", label: "Count", type: "int" },
    ],
    { counts: ["count"], addUpOver: ["at"] },
  );
  const counts = read(await hide(engine, leaving, k), "count");
  const seen = tables.map((cells, at) => {
    const sum = cells.reduce((a, b) => a + b, 0);
    // A small sum is hidden wherever it stands.
    const shown = counts.slice(at * n, at * n + n).map((count) => count ?? "hidden");
    return `${sum > 0 && sum < k ? "hidden" : sum}: ${shown.join(" ")}`;
  });
  const secrets = tables.map((cells) =>
    Object.fromEntries(cells.map((count, at) => [`cell ${at}`, count])),
  );
  const known = await attack(secrets, seen, k);
  // One row that is the whole sum is the sum: it is small where the sum is, and hidden there too.
  expect(known).toEqual([]);
  for (const [at, count] of counts.entries()) {
    if (count !== null) expect(Number(count) > 0 && Number(count) < k, `row ${at}`).toBe(false);
  }
});

function toSelect(names: readonly string[], rows: readonly (readonly (number | null)[])[]): string {
  const columns = names.map((_, at) => {
    const values = rows.map((row) => row[at] ?? "null").join(",");
    return `unnest([${values}]::integer[]) as "${names[at]}"`;
  });
  return `select ${columns.join(", ")}`;
}

void fc;
export type { SmallCells };
