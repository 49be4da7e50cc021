import { randomUUID } from "node:crypto";
import { isOpen, type Privacy, redactedMark } from "../../../src-shared/privacy";
import { getStoredTable } from "../../../src-shared/stored-tables";
import type { Session } from "../../engine";
import { toName } from "../../import/literal";
import type { Leaving, LeavingColumn, Protection } from "../leaving";
import { type Fate, listProtections, type Treatment } from "./fates";
import { toKeyBindings, toPseudonym } from "./pseudonym";
import { planSuppression, type Suppression } from "./small-cells";
import { findCells } from "./table-cells";
import { toRedactedAnswer } from "./typed-answer";

/** Rows with nothing in them that should not leave; they stand in a temporary table of the session. */
export async function protect(
  session: Session,
  leaving: Leaving,
  protection: Protection,
): Promise<Leaving> {
  return (await protectRows(session, leaving, protection)).leaving;
}

export interface Protected {
  readonly leaving: Leaving;
  /** With a fate of every column that there was, in its order. */
  readonly treatment: Treatment;
  readonly rows: number;
}

/** The same, and what became of each column. */
export async function protectRows(
  session: Session,
  leaving: Leaving,
  { privacy, key }: Protection,
): Promise<Protected> {
  const treated = leaving.columns.map((column) => treat(column, leaving.columns, privacy));
  const kept = treated.filter(({ what }) => what !== "dropped");
  const columns = kept.map(({ column }) => column);
  const isKeyed = kept.some(({ what }) => what === "pseudonymized");
  const values = kept.map(({ value, column }) => `${value} as ${toName(column.name)}`);
  const replaced = `select ${values.join(", ")} from (${leaving.sql}\n)`;
  const bindings = { ...leaving.bindings, ...(isKeyed && toKeyBindings(key)) };
  const first = toTableName();
  const suppression = findSuppression(leaving, columns, first, privacy);
  const order = toOrder(leaving, kept, suppression);
  const hidden = suppression
    ? columns.map((column) => ({ ...column, ...nameFlag(column, suppression) }))
    : columns;
  // Pseudonyms before their order: a place counted on the way would keep DuckDB to one thread.
  await session.run(`create temporary table ${first} as ${replaced}`, bindings);
  const last = suppression || order ? toTableName() : first;
  const before = suppression?.leaves ? await countRows(session, first) : 0;
  if (last !== first) {
    await session.run(toSecondTable({ first, last, columns: hidden, suppression, order }));
    await session.run(`drop table ${first}`);
  }
  const leavesOutRows = suppression?.leaves ? before > (await countRows(session, last)) : false;
  const isSearched = await keepFound(session, last, leaving, columns);
  const { fates, rows } = await countCells(session, last, treated, hidden, suppression);
  const treatment = { privacy, fates, leavesOutRows };
  const isPlain = !suppression || suppression.lists.size === 0;
  return {
    leaving: {
      ...leaving,
      columns: hidden,
      // A table's rows come in the order that they were put into it.
      sql: isPlain
        ? `select * from ${last}`
        : `select * exclude (${[...suppression.lists.keys()].map(nameCells).join(", ")}) from ${last}`,
      bindings: {},
      protections: [
        ...listProtections([treatment]),
        ...(isSearched && !isOpen(privacy) ? [searched] : []),
      ],
      treatment,
    },
    treatment,
    rows,
  };
}

interface Treated {
  readonly column: LeavingColumn;
  readonly what: "kept" | "pseudonymized" | "redacted" | "dropped";
  /** What stands in its place, as SQL over the rows as they are. */
  readonly value: string;
}

function treat(
  column: LeavingColumn,
  columns: readonly LeavingColumn[],
  { learners, identifiers }: Privacy,
): Treated {
  const { identifies, ...facts } = column;
  const value = toName(column.name);
  if (learners === "pseudonymize" && isRowNumber(column, columns)) {
    return { column, what: "dropped", value };
  }
  const text = { ...facts, type: "text" } as const;
  if (identifies === "learner" && learners === "pseudonymize") {
    return { column: text, what: "pseudonymized", value: toPseudonym(column.name, value) };
  }
  if (identifies === "answer" && identifiers !== "keep") {
    return { column: text, what: "redacted", value: toRedactedAnswer(value, columns) };
  }
  if (identifies === "person" && identifiers === "drop") return { column, what: "dropped", value };
  if (identifies === "person" && identifiers === "redact") {
    const redacted = `case when ${value} is not null then '${redactedMark}' end`;
    return { column: text, what: "redacted", value: redacted };
  }
  return { column, what: "kept", value };
}

/**
 * Rows of learners mostly were numbered in the order of their names or numbers, or as they came:
 * the numbers would bring back the order that the pseudonyms take away.
 */
function isRowNumber({ name }: LeavingColumn, columns: readonly LeavingColumn[]): boolean {
  return name === "id" && columns.some(({ identifies }) => identifies === "learner");
}

function findSuppression(
  leaving: Leaving,
  columns: readonly LeavingColumn[],
  source: string,
  { smallCells }: Privacy,
): Suppression | null {
  const cells = findCells(leaving);
  if (!cells || smallCells === null) return null;
  return planSuppression(cells, columns, source, smallCells);
}

/**
 * Rows are sorted by what leaves, not by what was there, so that the order tells nothing: hidden cells
 * come last. And since a list of learners mostly stands in the order of their names or numbers, rows
 * come by pseudonym. A file of counts may have been sorted by them: then its order tells which of two
 * hidden ones is less, and with their sum maybe both.
 */
function toOrder(
  leaving: Leaving,
  kept: readonly Treated[],
  suppression: Suppression | null,
): string | null {
  const { sort } = leaving;
  const pseudonyms = kept.filter(({ what }) => what === "pseudonymized");
  const chosen = kept.find(({ column }) => column.name === sort?.column);
  const terms = [
    ...(sort && chosen ? [`${toShown(chosen.column, suppression)} ${sort.direction}`] : []),
    ...pseudonyms.map(({ column }) => `r.${toName(column.name)}`),
    ...listPlaces(leaving, kept, suppression).map((name) => `r.${toName(name)}`),
  ];
  if (terms.length === 0) return null;
  return [...terms.map((term) => `${term} nulls last`), "r.rowid"].join(", ");
}

/** Columns that say of which group each count is, where the rows stand in the order of a file. */
function listPlaces(
  { table, report }: Leaving,
  kept: readonly Treated[],
  suppression: Suppression | null,
): string[] {
  if (!suppression) return [];
  const left = kept.map(({ column }) => column.name);
  if (table) return getStoredTable(table).key.filter((name) => left.includes(name));
  const { addUpOver = null } = report?.smallCells ?? {};
  if (addUpOver === null) return [];
  const rest = left.filter(
    (name) => name !== "created" && !suppression.hidden.has(name) && !suppression.lists.has(name),
  );
  return [...new Set([...addUpOver, ...rest])];
}

function toShown({ name }: LeavingColumn, suppression: Suppression | null): string {
  const condition = suppression?.hidden.get(name);
  const value = `r.${toName(name)}`;
  return condition ? `case when not ${condition} then ${value} end` : value;
}

interface SecondTable {
  readonly first: string;
  readonly last: string;
  readonly columns: readonly LeavingColumn[];
  readonly suppression: Suppression | null;
  readonly order: string | null;
}

/** The rows with cells hidden and flagged, in the order in which they leave. */
function toSecondTable({ first, last, columns, suppression, order }: SecondTable): string {
  const chosen = columns.flatMap((column) => {
    const { name, isHidden } = column;
    const condition = suppression?.hidden.get(name);
    const list = suppression?.lists.get(name);
    const value = `r.${toName(name)}`;
    if (list) return [`${list.value} as ${toName(name)}`, `${list.cells} as ${nameCells(name)}`];
    if (!condition || !isHidden) return [value];
    return [
      `${toShown(column, suppression)} as ${toName(name)}`,
      `${condition} as ${toName(isHidden)}`,
    ];
  });
  const definitions = suppression?.definitions ?? [];
  return [
    `create temporary table ${last} as`,
    ...(definitions.length > 0 ? [`with ${definitions.join(",\n")}`] : []),
    `select ${chosen.join(", ")} from ${first} r`,
    ...(suppression?.joins ?? []),
    ...(suppression?.leaves ? [`qualify ${suppression.leaves}`] : []),
    `order by ${order ?? "r.rowid"}`,
  ].join("\n");
}

const searched =
  "Rows were searched as they leave: what is replaced, left out or hidden was not found.";

/**
 * Leaves what a table's rows are searched for, in what leaves: a row found by what was there would tell
 * it, a name or a count. And counts are hidden for all rows of their group, whichever are asked for.
 */
async function keepFound(
  session: Session,
  table: string,
  { search = "", table: of }: Leaving,
  columns: readonly LeavingColumn[],
): Promise<boolean> {
  if (of === undefined || search === "") return false;
  const { fields } = getStoredTable(of);
  const found = columns
    .filter(({ name }) => Object.hasOwn(fields, name))
    .map(({ name }) => `contains(lower(${toName(name)}::varchar), lower($search::varchar))`);
  await session.run(`delete from ${table} where not coalesce(${found.join(" or ")}, false)`, {
    search,
  });
  return true;
}

/** No column of a report or a table has a space in its name. */
function nameFlag({ name }: LeavingColumn, { hidden }: Suppression) {
  return hidden.has(name) ? { isHidden: `${name} is hidden` } : {};
}

const nameCells = (list: string) => toName(`hidden in ${list}`);

const toTableName = () => `leaving_${randomUUID().replaceAll("-", "")}`;

async function countRows(session: Session, table: string): Promise<number> {
  const [found] = await session.list<{ rows: number }>(`select count(*) as "rows" from ${table}`);
  return found?.rows ?? 0;
}

/** How many rows there are, and how many cells of each column were replaced or hidden. */
async function countCells(
  session: Session,
  table: string,
  treated: readonly Treated[],
  columns: readonly LeavingColumn[],
  suppression: Suppression | null,
): Promise<{ fates: Fate[]; rows: number }> {
  const counts = treated.map(({ column: { name }, what }) => {
    const isHidden = columns.find((column) => column.name === name)?.isHidden;
    if (isHidden) return `count(*) filter (${toName(isHidden)})`;
    if (suppression?.lists.has(name)) return `coalesce(sum(${nameCells(name)}), 0)`;
    if (what === "pseudonymized") return `count(${toName(name)})`;
    return what === "redacted" ? `count(*) filter (${toName(name)} = '${redactedMark}')` : "0";
  });
  const chosen = counts.map((count, at) => `${count}::double as c${at}`);
  const [found] = await session.list<Record<string, number>>(
    `select count(*)::double as "rows"${chosen.map((count) => `, ${count}`).join("")} from ${table}`,
  );
  const rows = found?.rows ?? 0;
  const fates = treated.map(({ column, what }, at): Fate => {
    const cells = what === "dropped" ? rows : (found?.[`c${at}`] ?? 0);
    return { column, what: what === "kept" && cells > 0 ? "hidden" : what, cells };
  });
  return { fates, rows };
}
