import type { ColumnType, ListCells, SmallCells } from "../../../src-shared/report";
import { findFields } from "../../../src-shared/spread-columns";
import { toLiteral, toName } from "../../import/literal";
import type { LeavingColumn } from "../leaving";
import { defineHalfLimits, defineLimits, type Limits, toEffectiveLimit } from "./limits";

/** What hides small cells of the rows in a table `source`, which a SELECT calls `r`. */
export interface Suppression {
  /** Definitions for a WITH. */
  readonly definitions: readonly string[];
  /** After `from source r`. */
  readonly joins: readonly string[];
  /** By column: a condition that is true where its cell is hidden. */
  readonly hidden: ReadonlyMap<string, string>;
  /** A condition after QUALIFY, true for the rows that leave; null where all do. */
  readonly leaves: string | null;
  /** By column of lists: the list with the counts of hidden objects null, and how many cells these are. */
  readonly lists: ReadonlyMap<string, { readonly value: string; readonly cells: string }>;
}

/** A number that must not be small: a count, what it was before a change, or the rest beside a part. */
interface Measure {
  /** As SQL over a row `r`, or over a list's object `x`. */
  readonly value: string;
  /** The limits of its group, by the name they are joined under; null where nothing adds up. */
  readonly limits: string | null;
}

/**
 * Which cells are hidden, so that no count from 1 to k − 1 is seen or computed. Small cells and those
 * that are hidden to protect them look the same. `limits.ts` says what is hidden of counts with a known sum. A
 * count alone is hidden when it is small. Besides, a part is hidden where the rest is small; a change
 * where the count before it was; and whatever is made of a hidden count.
 *
 * It does not protect from comparing: with the numbers of another day, another export or another k,
 * with the same learners counted in other groups, or with what is known from elsewhere.
 */
export function planSuppression(
  cells: SmallCells<string>,
  columns: readonly LeavingColumn[],
  source: string,
  limit: number,
): Suppression {
  const k = toEffectiveLimit(limit);
  const joined = new JoinedLimits(source, k);
  const inRow = new Map<string, string>();
  for (const names of cells.addUpInRow ?? []) {
    const alias = joined.addOfRow(`unnest([${names.map(toName).join(", ")}])`);
    for (const name of names) inRow.set(name, alias);
  }
  const toMeasure = (expression: (alias: string) => string, name?: string): Measure => {
    const limits =
      (name !== undefined && inRow.get(name)) ||
      (cells.addUpOver ? joined.addOverRows(expression(source), cells) : null);
    return { value: expression("r"), limits };
  };
  const counts = cells.counts.map((name) => {
    const measure = toMeasure((row) => `${row}.${toName(name)}`, name);
    return [name, isHidden(measure, k)] as const;
  });
  const hidden = new Map<string, string>(counts);
  for (const [change, count] of Object.entries(cells.changes ?? {})) {
    if (count === undefined) continue;
    const before = toMeasure((row) => `${row}.${toName(count)} - ${row}.${toName(change)}`);
    hidden.set(change, or([hidden.get(count) ?? "false", isHidden(before, k)]));
  }
  for (const [whole, part] of cells.parts ?? []) {
    const rest = toMeasure((row) => `${row}.${toName(whole)} - ${row}.${toName(part)}`);
    hidden.set(part, or([hidden.get(part) ?? "false", isHidden(rest, k)]));
  }
  if (cells.hidesWholeRow) {
    const any = or([...hidden.values()]);
    for (const name of hidden.keys()) hidden.set(name, any);
  }
  for (const [name, sources = []] of Object.entries(cells.derived ?? {})) {
    hidden.set(name, or(sources.map((from) => hidden.get(from) ?? "false")));
  }
  const lists = Object.entries(cells.lists ?? {}).flatMap(([name, list]) => {
    const column = columns.find((candidate) => candidate.name === name);
    return list && column ? [[name, hideInList(column, list, joined, k)] as const] : [];
  });
  const leaves = cells.addUpOver ? toLeaving(cells, hidden) : null;
  const present = [...hidden].filter(([name]) => columns.some((column) => column.name === name));
  return {
    definitions: joined.definitions,
    joins: joined.joins,
    leaves,
    hidden: new Map(
      present.map(([name, condition]) => [
        name,
        `(r.${toName(name)} is not null and ${or([condition])})`,
      ]),
    ),
    lists: new Map(lists),
  };
}

/**
 * Rows of a group in which every count is hidden are left out: that they are there says that each is
 * one at least, and as many rows as learners would say that each is one.
 */
function toLeaving(cells: SmallCells<string>, hidden: ReadonlyMap<string, string>): string {
  const { addUpOver = [], subtotalWhere } = cells;
  const keys = addUpOver.map((name) => `r.${toName(name)}`);
  const flags = subtotalWhere === undefined ? [] : [toSubtotal(subtotalWhere, "r.")];
  // Never without a partition: over () fails now and then beside a union (duckdb/duckdb#22352).
  const group = `(partition by ${[...keys, ...flags, "r.rowid is null"].join(", ")})`;
  const isHiddenOrNone = cells.counts.map(
    (name) => `(r.${toName(name)} is null or ${hidden.get(name) ?? "false"})`,
  );
  const isAnyHidden = or(cells.counts.map((name) => hidden.get(name) ?? "false"));
  return `not (bool_and(${isHiddenOrNone.join(" and ")}) over ${group} and bool_or(${isAnyHidden}) over ${group})`;
}

/** Whether a row is of the half of its group whose sum is known, as SQL over `row`. */
function toSubtotal(subtotalWhere: NonNullable<SmallCells<string>["subtotalWhere"]>, row: string) {
  const columns = typeof subtotalWhere === "string" ? [subtotalWhere] : subtotalWhere;
  return `coalesce(${columns.map((name) => `${row}${toName(name)}`).join(" = ")}, false)`;
}

/** The limits that a suppression needs, each joined to the rows once. */
class JoinedLimits {
  readonly definitions: string[] = [];
  readonly joins: string[] = [];
  private readonly source: string;
  private readonly k: number;

  constructor(source: string, k: number) {
    this.source = source;
    this.k = k;
  }

  /** Of cells that each row has of its own: `values` makes several rows of one. */
  addOfRow(values: string): string {
    const cells = `select rowid as k0, ${values} as m from ${this.source}`;
    return this.add(defineLimits(this.next(), cells, ["k0"], this.k), ["k0"], ["r.rowid"]);
  }

  /** Of one number of each row, `value`, over the rows that have the columns in common. */
  addOverRows(value: string, { addUpOver = [], subtotalWhere }: SmallCells<string>): string {
    // Without columns all rows are one group.
    const over = addUpOver.length > 0 ? addUpOver.map(toName) : ["0"];
    const keys = over.map((_, at) => `k${at}`);
    const chosen = over.map((column, at) => `${column} as k${at}`).join(", ");
    const ofRow = addUpOver.length > 0 ? addUpOver.map((name) => `r.${toName(name)}`) : ["0"];
    if (subtotalWhere === undefined) {
      const cells = `select ${chosen}, ${value} as m from ${this.source}`;
      return this.add(defineLimits(this.next(), cells, keys, this.k), keys, ofRow);
    }
    const flag = (row: string) => toSubtotal(subtotalWhere, row);
    const cells = `select ${chosen}, ${flag("")} as subtotal, ${value} as m from ${this.source}`;
    const limits = defineHalfLimits(this.next(), cells, keys, this.k);
    return this.add(limits, [...keys, "subtotal"], [...ofRow, flag("r.")]);
  }

  private next(): string {
    return `limits${this.joins.length}`;
  }

  private add({ definitions, name }: Limits, keys: readonly string[], ofRow: readonly string[]) {
    const same = keys.map((key, at) => `${name}.${key} is not distinct from ${ofRow[at]}`);
    this.definitions.push(...definitions);
    this.joins.push(`left join ${name} on ${same.join(" and ")}`);
    return name;
  }
}

/** An object of which one count is hidden loses all of them: its counts bound each other. */
function hideInList(column: LeavingColumn, list: ListCells, joined: JoinedLimits, k: number) {
  const field = (name: string) => `x.${toName(name)}`;
  const values = [
    ...list.counts.map(field),
    ...Object.entries(list.changes ?? {}).map(
      ([change, count]) => `${field(count)} - ${field(change)}`,
    ),
    ...(list.parts ?? []).map(([whole, part]) => `${field(whole)} - ${field(part)}`),
  ];
  const conditions = values.map((value) => {
    const limits = joined.addOfRow(
      `unnest(list_transform(${toName(column.name)}, lambda x: ${value}))`,
    );
    return isHidden({ value, limits }, k);
  });
  const any = or(conditions);
  const numbers = [...list.counts, ...Object.keys(list.changes ?? {})];
  const fields = listFields(column.type).map((name) =>
    numbers.includes(name)
      ? `${toLiteral(name)}: case when ${any} then null else ${field(name)} end`
      : `${toLiteral(name)}: ${field(name)}`,
  );
  const of = `r.${toName(column.name)}`;
  return {
    value: `list_transform(${of}, lambda x: {${fields.join(", ")}})`,
    cells: `coalesce(len(list_filter(${of}, lambda x: ${any})), 0) * ${numbers.length}`,
  };
}

function listFields(type: ColumnType): string[] {
  const fields = findFields(type);
  if (fields) return Object.keys(fields);
  throw new Error("only a list of objects has counts in it");
}

function isHidden({ value, limits }: Measure, k: number): string {
  const [least, most] = limits ? [`${limits}.floor`, `${limits}.ceiling`] : ["1", String(k - 1)];
  return `coalesce(${value} between ${least} and ${most}, false)`;
}

function or(conditions: readonly string[]): string {
  return `(${[...new Set(conditions)].join(" or ")})`;
}
