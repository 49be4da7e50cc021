import type { ColumnType, ListCells, SmallCells } from "../../../src-shared/report";
import { findFields } from "../../../src-shared/spread-columns";
import { toLiteral, toName } from "../../import/literal";
import type { LeavingColumn } from "../leaving";
import {
  defineHalfLimits,
  defineLimits,
  defineOuterLimits,
  type Limits,
  toEffectiveLimit,
} from "./limits";

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
  /** The limits of its groups, by the names they are joined under; none where nothing adds up. */
  readonly limits: readonly string[];
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
    const ofRow = name !== undefined && inRow.get(name);
    if (ofRow) return { value: expression("r"), limits: [ofRow] };
    if (!cells.addUpOver) return { value: expression("r"), limits: [] };
    const limits = [joined.addOverRows(expression(source), cells)];
    if (cells.sumsAddUpOver) limits.push(joined.addOverSums(expression(source), cells));
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

  /** Of one number of each row, `value`, over the sums of `addUpOver` that have other columns in common. */
  addOverSums(value: string, cells: SmallCells<string>): string {
    const { addUpOver = [], sumsAddUpOver = [], subtotalWhere } = cells;
    // Without columns all sums are one group.
    const outer = ["0", ...sumsAddUpOver.map(toName)];
    const inner = [
      ...addUpOver.filter((name) => !sumsAddUpOver.includes(name)).map(toName),
      ...(subtotalWhere === undefined ? [] : [toSubtotal(subtotalWhere, "")]),
    ];
    const chosen = [
      ...outer.map((column, at) => `${column} as k${at}`),
      ...inner.map((column, at) => `${column} as i${at}`),
    ];
    const keys = outer.map((_, at) => `k${at}`);
    const rows = `select ${chosen.join(", ")}, ${value} as m from ${this.source}`;
    const insides = inner.map((_, at) => `i${at}`);
    const ofRow = ["0", ...sumsAddUpOver.map((name) => `r.${toName(name)}`)];
    return this.add(defineOuterLimits(this.next(), rows, keys, insides, this.k), keys, ofRow);
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
  const of = toName(column.name);
  const conditions = values.map((value) => {
    const toLimits = (items: string) => [joined.addOfRow(`unnest(${items})`)];
    const pick = (items: string) => `list_transform(${items}, lambda x: ${value})`;
    if (!list.together) return isHidden({ value, limits: toLimits(pick(of)) }, k);
    // As the other report has them, one by one and as a sum; and those of the sum among themselves.
    const isNamed = toNamed(list.together);
    const others = (items: string) => pick(`list_filter(${items}, lambda x: not ${isNamed})`);
    const toSum = (items: string) => `coalesce(list_sum(${others(items)}), 0)`;
    const named = pick(`list_filter(${of}, lambda x: ${isNamed})`);
    const limits = toLimits(`list_append(${named}, ${toSum(of)})`);
    const ofOther = or([
      isHidden({ value: toSum(`r.${of}`), limits }, k),
      isHidden({ value, limits: toLimits(others(of)) }, k),
    ]);
    return `case when ${isNamed} then ${isHidden({ value, limits }, k)} else ${ofOther} end`;
  });
  const any = or(conditions);
  const numbers = [...list.counts, ...Object.keys(list.changes ?? {})];
  const fields = listFields(column.type).map((name) =>
    numbers.includes(name)
      ? `${toLiteral(name)}: case when ${any} then null else ${field(name)} end`
      : `${toLiteral(name)}: ${field(name)}`,
  );
  return {
    value: `list_transform(r.${of}, lambda x: {${fields.join(", ")}})`,
    cells: `coalesce(len(list_filter(r.${of}, lambda x: ${any})), 0) * ${numbers.length}`,
  };
}

/** Whether a list's object `x` stands for itself in the other report too. */
function toNamed({ field, besides }: NonNullable<ListCells["together"]>): string {
  return `coalesce(x.${toName(field)} in (${besides.map(toLiteral).join(", ")}), false)`;
}

function listFields(type: ColumnType): string[] {
  const fields = findFields(type);
  if (fields) return Object.keys(fields);
  throw new Error("only a list of objects has counts in it");
}

function isHidden({ value, limits }: Measure, k: number): string {
  const ranges = limits.map((name) => `${value} between ${name}.floor and ${name}.ceiling`);
  const alone = `${value} between 1 and ${k - 1}`;
  return or((ranges.length > 0 ? ranges : [alone]).map((range) => `coalesce(${range}, false)`));
}

function or(conditions: readonly string[]): string {
  return `(${[...new Set(conditions)].join(" or ")})`;
}
