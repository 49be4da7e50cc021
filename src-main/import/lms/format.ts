import type { Field, TableName } from "../../../src-shared/schema";

/**
 * A kind of report file that is no table as it stands: it calls its columns otherwise, does not name
 * its course, or has a column for what is a row in ours. A format is a value; `recognize-lms.ts` finds
 * it, `read-lms.ts` reads by it.
 */
export interface LmsFormat {
  /** Its word in file names. */
  readonly id: string;
  /** For people, with its article: "a grade report of the LMS". */
  readonly what: string;
  /** Other words in file names. */
  readonly words?: readonly string[];
  /** A file is this by any of them. */
  readonly signatures: readonly Signature[];
  /** The table of its rows… */
  readonly table: TableName;
  /** …into which they do not go themselves: they are only checked, and `make` makes rows of them. */
  readonly isOnlyChecked?: true;
  /** Where the fields come from. `course_id` and `created` come from the file's name where no column has them. */
  readonly fields: Readonly<Record<string, FieldSource>>;
  /** The column that lists the courses of a row, where `make` reads them. */
  readonly courseIsIn?: string;
  /** Fields that are the same in all rows. */
  readonly constants?: (name: FileName) => Readonly<Record<string, string | null>>;
  /** Other columns that must be right, by their names in the file in lower case, as fields. */
  readonly checks?: (names: readonly string[]) => Readonly<Record<string, Field>>;
  /** Columns, by position, that `make` reads; what no one reads goes into `other_fields`. */
  readonly listMade?: (names: readonly string[]) => readonly number[];
  /** Rows of other tables, made of those that fit. */
  readonly make?: (rows: GoodRows) => readonly MadeRows[];
  /** A file has all that there is of the table's scope. */
  readonly isSnapshot?: true;
  /** What a person should know of any such file. */
  readonly notes?: readonly string[];
}

/** What a header has, in lower case. */
export interface Signature {
  /** All of these; a list is spellings of one. */
  readonly has: readonly Spelled[];
  /** And a column like this. */
  readonly like?: RegExp;
  /** And none of these. */
  readonly lacks?: readonly string[];
  /** And no column that the format does not know. */
  readonly isAll?: true;
  /** The first columns, in this order. */
  readonly isBeginning?: true;
  /** It says too little by itself: the file's name must be like this. */
  readonly named?: RegExp;
}

export type Spelled = string | readonly string[];

/** A field and the column that it comes from. */
export interface FieldSource {
  /** Spellings of the column, in lower case. */
  readonly names: readonly string[];
  /** SQL for what its cell says; the cell as it is, where there is none. */
  readonly say?: (cell: string) => string;
}

/** What a file's name says. */
export interface FileName {
  /** The course, as `org_course_run` or `org-course-run`. */
  readonly prefix: string | null;
  /** The format's word. */
  readonly word: string | null;
  /** What stands between the word and the time, such as the block of problem responses. */
  readonly rest: string;
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly created: string | null;
}

/** The rows of a file that fit, to make others of. */
export interface GoodRows {
  /**
   * A table expression with the values of the fields, and with what is made of cells as they stand
   * (SQL over c0, c1 …), under its name. Lists of cells are best made here: of a thousand columns, each
   * step of DuckDB's between keeps a copy.
   */
  readonly from: (made: Readonly<Record<string, string>>) => string;
  readonly header: readonly string[];
  /** The header in lower case. */
  readonly names: readonly string[];
  /** How many columns may be turned into rows in one reading of the file. */
  readonly columnsAtOnce: number;
  /** The fields that the rows have. */
  readonly fields: readonly string[];
  /** SQL over `from` for the value of a field, or of a column that was checked; NULL for any other. */
  readonly value: (name: string) => string;
}

/** Rows of a table, in its own types. */
export interface MadeRows {
  readonly table: TableName;
  readonly fields: readonly string[];
  /** A table expression with these fields. */
  readonly from: string;
  readonly isSnapshot?: true;
}

/** A column under any of these names. */
export const from = (...names: readonly string[]): FieldSource => ({ names });

/** A number, or nothing where the cell has words in its place. */
export const numberFrom = (...names: readonly string[]): FieldSource => ({
  names,
  say: (cell) => `case when ${toNumber(cell)} is not null then ${cell} end`,
});

/** The words in the place of a number. */
export const wordsFrom = (...names: readonly string[]): FieldSource => ({ names, say: toWords });

/** SQL for a cell as a number, or NULL. */
export const toNumber = (cell: string) => `try_cast(${cell} as double)`;

/** SQL for what a cell says that is no number, or NULL. */
export const toWords = (cell: string) => `case when ${toNumber(cell)} is null then ${cell} end`;

/** Where any of the spellings stands in a header. */
export function findColumn(names: readonly string[], spelled: Spelled): number | undefined {
  const spellings = typeof spelled === "string" ? [spelled] : spelled;
  const found = spellings.map((name) => names.indexOf(name)).find((at) => at >= 0);
  return found;
}
