import type { Field, FieldType } from "../../src-shared/schema";
import {
  extraField,
  getStoredTable,
  isCatalogTable,
  type StoredField,
  type StoredTable,
} from "../../src-shared/stored-tables";
import type { Session } from "../engine";
import { toLiteral, toName } from "./literal";

/**
 * The rows of one table in a file, as SQL: every cell as text or NULL, under its field's name. What
 * does not fit the table is found by `toRowRules`, and reported by `rejects.ts`.
 */
export interface CellSource {
  /** A table expression in the order of the file; where `place` is `line`, with a column `line`. */
  readonly from: string;
  /** The table's fields that it has. */
  readonly fields: readonly string[];
  /** SQL for what a cell of a text field says, where the file has its own ways of NULL and escapes. */
  readonly toText?: ((column: string) => string) | undefined;
  /** Rows that are no rows: SQL over `from` for whether, why, and what to show of them. */
  readonly malformed?:
    | { readonly condition: string; readonly value: string; readonly reason: string }
    | undefined;
  /** Other columns that must be right for a row to fit: their values are checked, not stored. */
  readonly checks?: Readonly<Record<string, Field>> | undefined;
  /** Its columns have the table's types already, and its rows were checked before. */
  readonly isChecked?: true;
  readonly place: Place;
  /** Lists what could not be split into cells in `lost (line, value, reason)`; gives their number. */
  readonly loadLost?: ((session: Session) => Promise<number>) | undefined;
}

/** Where a person finds a row in the file. */
export type Place =
  /** The source has a column `line`. */
  | { readonly by: "line" }
  /** Rows are counted, from `first`. */
  | { readonly by: "count"; readonly first: number }
  /** By the table `line_marks` of `line-marks.ts`, which `load` fills; `lost` lines come between rows. */
  | { readonly by: "marks"; readonly load: (session: Session) => Promise<void> };

/** How rows become a table's, as SQL over `rows`. */
export interface RowRules {
  /** The source's rows, with the value of each field in the table's type beside its cell. */
  readonly rows: string;
  /** Per field that the file has: its value, NULL where it has none. */
  readonly values: ReadonlyMap<string, string>;
  /** Likewise, of the columns that are only checked. */
  readonly checked: ReadonlyMap<string, string>;
  /** Whether a row does not fit. */
  readonly isBad: string;
  /** Why it does not: NULL, or the first field's problem as a struct (column, value, reason). */
  readonly problem: string;
}

/** How a table reads its cells (`import.md`: what is NULL, nullable columns). */
export function toRowRules(table: StoredTable, source: CellSource): RowRules {
  const { toText = (column) => column, malformed, checks = {} } = source;
  if (source.isChecked) return toCheckedRules(source);
  const values = new Map<string, string>();
  const checked = new Map<string, string>();
  const all: Readonly<Record<string, StoredField>> = { ...getStoredTable(table).fields, ...checks };
  const computed: string[] = [];
  const problems: { condition: string; value: string; column: string; reason: string }[] = [];
  for (const name of [...source.fields, ...Object.keys(checks)]) {
    const { type, required, isFull } = all[name] as StoredField;
    const cell = toName(name);
    // What is kept aside is made of cells that are read already.
    const text = name === extraField ? cell : toText(cell);
    const bare = type === "text" ? (isFull ? `coalesce(${text}, '')` : text) : toBare(cell);
    const value = bare === cell ? cell : toName(`value of ${name}`);
    (Object.hasOwn(checks, name) ? checked : values).set(name, value);
    if (value !== cell)
      computed.push(`${type === "text" ? bare : toValue(type, cell)} as ${value}`);
    const at = { value: cell, column: toLiteral(name) };
    if (required) {
      const condition =
        type === "text"
          ? `coalesce(${isCatalogTable(table) ? toTrimmed(value) : `trim(${value})`}, '') = ''`
          : `case when ${value} is null then ${bare} is null else false end`;
      problems.push({ ...at, condition, reason: `no ${name}` });
    }
    if (type !== "text") {
      const condition = `case when ${value} is null and ${cell} is not null then ${bare} is not null else false end`;
      problems.push({ ...at, condition, reason: reasons[type] });
    }
  }
  const cases = problems.map(
    ({ condition, value, column, reason }) =>
      `when ${condition} then {'column': ${column}, 'value': ${value}, 'reason': '${reason}'}`,
  );
  if (malformed) {
    const { condition, value, reason } = malformed;
    problems.unshift({ condition, value, column: "null", reason });
    cases.unshift(
      `when ${condition} then {'column': null::varchar, 'value': ${value}, 'reason': ${reason}}`,
    );
  }
  return {
    rows: `(select ${["*", ...computed].join(", ")} from ${source.from} as cells)`,
    values,
    checked,
    isBad: problems.map(({ condition }) => `(${condition})`).join(" or ") || "false",
    problem: cases.length > 0 ? `case ${cases.join(" ")} end` : noProblem,
  };
}

function toCheckedRules({ from, fields }: CellSource): RowRules {
  const values = new Map(fields.map((name) => [name, `"${name}"`]));
  return { rows: from, values, checked: new Map(), isBad: "false", problem: noProblem };
}

const noProblem = 'null::struct("column" varchar, value varchar, reason varchar)';

const reasons: Record<Exclude<FieldType, "text">, string> = {
  id: "not a whole number",
  int: "not a whole number",
  double: "not a number",
  bool: "neither true nor false",
  date: "not a date",
  timestamp: "not a date and time",
};

/** Outside text columns, nothing, `\N` and the word NULL are all NULL, quoted or not. */
function toBare(text: string): string {
  return `nullif(nullif(nullif(trim(${text}), ''), '\\N'), 'NULL')`;
}

/** As JavaScript trims: a key may end in a line break. */
const toTrimmed = (text: string) => `regexp_replace(${text}, '^\\s+|\\s+$', '', 'g')`;

/** Columns that are no fields as one JSON object, of cells by their columns' names. */
export function toExtraCell(cells: ReadonlyMap<string, string>): string {
  const pairs = Array.from(cells, ([name, cell]) => `${toLiteral(name)}, ${cell}`);
  return `json_object(${pairs.join(", ")})::varchar as ${extraField}`;
}

/** DuckDB would round 3.7 to 4; 3.0 is how some tools write a column that also has gaps. */
const toWhole = (text: string, type: string) =>
  `case when not contains(${text}, '.') or regexp_full_match(${text}, '\\s*[+-]?\\d+\\.0*\\s*')
    then try_cast(${text} as ${type}) end`;

/** A cell as a moment in UTC, NULL where it is none. */
export const toMoment = (cell: string) => toValue("timestamp", cell);

/** Quick for what nearly every cell looks like; whatever is left goes the long way. */
function toValue(type: Exclude<FieldType, "text">, cell: string): string {
  const bare = toBare(cell);
  switch (type) {
    case "id":
      return toWhole(cell, "bigint");
    case "int":
      return toWhole(cell, "integer");
    case "double":
      return `try_cast(${cell} as double)`;
    case "bool":
      return `coalesce(try_cast(${cell} as boolean), try_cast(${bare} as boolean))`;
    case "date":
      return toCalendar(`try_cast(${cell} as date)`, "date");
    case "timestamp": {
      // By way of a zone, since a plain cast drops an offset such as +02:00 without a word; where
      // there can be none, the plain cast is several times as quick.
      const isPlain = `length(${cell}) in (19, 26) and not contains(${cell}, '+') and not contains(substr(${cell}, 12), '-')`;
      return `coalesce(
        ${toCalendar(`case when ${isPlain} then try_cast(${cell} as timestamp) end`, "timestamp")},
        case when ${bare} is not null then coalesce(
          ${toCalendar(`try_cast(${cell} as timestamptz) at time zone 'UTC'`, "timestamp")},
          -- As the analytics API wrote them.
          try_strptime(${bare}, '%Y-%m-%dT%H%M%S')) end)`;
    }
  }
}

/** The years that a calendar of ours can write; infinity is none. */
const toCalendar = (value: string, type: "date" | "timestamp") =>
  `case when ${value} between ${type} '0001-01-01' and ${type} '9999-12-31 ${type === "date" ? "" : "23:59:59.999999"}' then ${value} end`;
