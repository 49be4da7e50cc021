import type { Engine } from "../../src-main/engine";
import type { LeavingColumn } from "../../src-main/export/leaving";
import type { SmallCells } from "../../src-shared/report";
import { type Cell, getColumn, type ResultTable } from "../../src-shared/result";
import { hide, toTestLeaving } from "./protection";

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

/** Rows as they leave when small cells are hidden; a row that is left out has null in every cell. */
export async function publish(
  engine: Engine,
  sql: string,
  columns: readonly LeavingColumn[],
  cells: SmallCells<string>,
  k: number,
): Promise<ResultTable> {
  const place: LeavingColumn = { name: "place", label: "place", type: "int" };
  const numbered = `select *, (row_number() over () - 1)::int as place from (${sql})`;
  const shown = await hide(engine, toTestLeaving(numbered, [...columns, place], cells), k);
  const [all] = await engine.withSession((session) =>
    session.list<{ rows: number }>(`select count(*) as "rows" from (${sql})`),
  );
  const rowCount = all?.rows ?? 0;
  const places = getColumn(shown, "place").values.map(Number);
  const spread = (values: readonly Cell[]) => {
    const cellsOfAll: Cell[] = Array.from({ length: rowCount }, () => null);
    for (const [at, value] of values.entries()) cellsOfAll[places[at] ?? -1] = value;
    return cellsOfAll;
  };
  const kept = shown.columns.filter(({ name }) => name !== "place");
  return {
    rowCount,
    columns: kept.map(({ values, ...head }) => ({ ...head, values: spread(values) })),
  };
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

/** Whether a count is to be hidden by itself. */
export const isSmall = (value: unknown, k: number) => Number(value) > 0 && Number(value) < k;

/** Columns of whole numbers, under labels that are their names. */
export const numbers = (...names: string[]): LeavingColumn[] =>
  names.map((name) => ({ name, label: name, type: "int" }));
