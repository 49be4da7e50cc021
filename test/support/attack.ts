import type { Engine } from "../../src-main/engine";
import type { LeavingColumn } from "../../src-main/export/leaving";
import type { SmallCells } from "../../src-shared/report";
import type { Cell, ResultTable } from "../../src-shared/result";
import { hide, toTestLeaving } from "./leaving";

/**
 * An attacker who knows k, the rule, and all that is published. Every table of a kind is made at once
 * and the rule run on all of them: the tables that leave as the same are what cannot be told apart.
 */

/** Counts that must not be known, by name. */
export type Secret = Readonly<Record<string, number>>;

/** Small counts that are the same in all tables that leave as one, a line each. */
export function findKnown(
  secrets: readonly Secret[],
  seen: readonly (readonly unknown[])[],
  k: number,
): string[] {
  const alike = new Map<string, Secret[]>();
  for (const [at, secret] of secrets.entries()) {
    const text = JSON.stringify(seen[at]);
    const others = alike.get(text);
    if (others) others.push(secret);
    else alike.set(text, [secret]);
  }
  return [...alike].flatMap(([text, tables]) => {
    const names = Object.keys(tables[0] ?? {});
    return names.flatMap((name) => {
      const values = new Set(tables.map((table) => table[name]));
      const [value = 0] = values;
      const isKnown = values.size === 1 && value > 0 && value < k;
      return isKnown ? [`${name} is ${value} where ${text} is published`] : [];
    });
  });
}

/** Rows as they leave when small cells are hidden. */
export function publish(
  engine: Engine,
  sql: string,
  columns: readonly LeavingColumn[],
  cells: SmallCells<string>,
  k: number,
): Promise<ResultTable> {
  return hide(engine, toTestLeaving(sql, columns, cells), k);
}

/** Rows of whole numbers as a query. */
export function toSelect(
  names: readonly string[],
  rows: readonly (readonly (number | null)[])[],
): string {
  const columns = names.map((name, at) => {
    const values = rows.map((row) => row[at] ?? "null").join(",");
    return `unnest([${values}]::integer[]) as "${name}"`;
  });
  return `select ${columns.join(", ")}`;
}

export function read(table: ResultTable, name: string): readonly Cell[] {
  return table.columns.find((column) => column.name === name)?.values ?? [];
}

export const upTo = (most: number) => Array.from({ length: most + 1 }, (_, value) => value);

/** Every list of `length` numbers that are not negative and add up to `sum`. */
export function listSplits(length: number, sum: number): number[][] {
  if (length === 1) return [[sum]];
  return upTo(sum).flatMap((first) =>
    listSplits(length - 1, sum - first).map((rest) => [first, ...rest]),
  );
}
