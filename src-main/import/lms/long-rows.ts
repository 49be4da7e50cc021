import type { TableName } from "../../../src-shared/schema";
import { toLiteral, toName } from "../literal";
import type { GoodRows, MadeRows } from "./format";

/** A row's columns that are rows of another table. */
export interface LongRows {
  readonly table: TableName;
  /** Fields of the row that each takes over. */
  readonly repeated: readonly string[];
  /** What else `made` and `keep` need, as SQL over the row's values. */
  readonly known?: Readonly<Record<string, string>>;
  readonly items: readonly Item[];
  /** Fields made of an item's cells, as SQL over cell0, cell1 … */
  readonly made: Readonly<Record<string, string>>;
  /** Which are kept, as SQL; all, where nothing is said. */
  readonly keep?: string;
  readonly isSnapshot?: true;
}

/** One or several columns of the file that make one row, for each row of the file. */
export interface Item {
  /** What it is of, by field. */
  readonly labels: Readonly<Record<string, Label>>;
  /** As many for each item: columns by position, or SQL over the row's values. */
  readonly cells: readonly Cell[];
}

type Label = string | number | boolean | null;
type Cell = number | string | null;

/** Rows for each item of each row, in one or more readings of the file. */
export function toLongRows(rows: GoodRows, long: LongRows): readonly MadeRows[] {
  const width = Math.max(1, long.items[0]?.cells.length ?? 1);
  const size = Math.max(1, Math.floor(rows.columnsAtOnce / width));
  const blocks: Item[][] = [];
  for (let at = 0; at < long.items.length; at += size) {
    blocks.push(long.items.slice(at, at + size));
  }
  return blocks.map((items) => toBlock(rows, long, items, width));
}

function toBlock(rows: GoodRows, long: LongRows, items: readonly Item[], width: number): MadeRows {
  const { table, repeated, known = {}, made, keep = "true" } = long;
  const labels = Object.keys(items[0]?.labels ?? {});
  const packed: Record<string, string> = {};
  const cells = Array.from({ length: width }, (_, at) => {
    const column = items.map((item) => item.cells[at] ?? null);
    const list = `[${column.map(toCell).join(", ")}]`;
    if (column.some((cell) => typeof cell === "string")) return `unnest(${list}) as cell${at}`;
    packed[`cells${at}`] = list;
    return `unnest(cells${at}) as cell${at}`;
  });
  // Side by side: a join with the labels may be turned round, and then holds all that was unnested.
  const named = labels.map((label) => {
    const values = items.map((item) => toSql(item.labels[label] ?? null));
    return `unnest([${values.join(", ")}]) as ${toName(label)}`;
  });
  const taken = [
    ...repeated.map((field) => `${rows.value(field)} as ${toName(field)}`),
    ...Object.entries(known).map(([name, sql]) => `${sql} as ${toName(name)}`),
  ];
  const selected = [
    ...[...repeated, ...labels].map(toName),
    ...Object.entries(made).map(([field, sql]) => `${sql} as ${toName(field)}`),
  ];
  return {
    table,
    fields: [...repeated, ...labels, ...Object.keys(made)],
    from: `(select ${selected.join(", ")} from (
        select ${[...taken, ...named, ...cells].join(", ")} from ${rows.from(packed)})
      where ${keep})`,
    ...(long.isSnapshot && { isSnapshot: true }),
  };
}

function toCell(cell: Cell): string {
  if (cell === null) return "null";
  return typeof cell === "number" ? `c${cell}` : cell;
}

function toSql(label: Label): string {
  if (label === null) return "null";
  return typeof label === "string" ? toLiteral(label) : String(label);
}
