import type { TableName } from "./schema";

/**
 * A report is a value: one file in `reports/` holds its question, parameters, SQL, columns and
 * chart, and everything else (page, command line, export, docs, tests) is derived from it.
 *
 * House rules for the SQL: one ordered SELECT; parameters are written `$name` and cast where they
 * are used (`$start_date::date`), since DuckDB resolves no type for an un-cast optional one; only
 * the types of `ColumnType` leave it, so counts are cast (`::int`).
 */
export interface Report<Columns extends string = string> {
  /** Equals the file's name; the word on the command line, in the URL and in export names. */
  readonly id: string;
  /** "Enrollment by mode" */
  readonly title: string;
  /** The title among its group's, where the group is already said: "By mode". */
  readonly shortTitle: string;
  /** One sentence that the report answers. */
  readonly question: string;
  readonly group: ReportGroup;
  readonly params: Readonly<Record<string, Param>>;
  /** The tables that the SQL reads; the first one decides whether there is data. */
  readonly reads: readonly [TableName, ...TableName[]];
  readonly period?: Period;
  readonly sql: string;
  /** In the report's own order, which is the order of the API's JSON. */
  readonly columns: Readonly<Record<Columns, Column>>;
  readonly chart: Chart<NoInfer<Columns>>;
  /** The few numbers that matter, above the chart. */
  readonly figures: readonly Figure<NoInfer<Columns>>[];
  /** What exactly is counted, in plain words. */
  readonly definition: string;
  /** Cautions for whoever reads the numbers. */
  readonly notes: readonly string[];
  readonly origin: Origin;
}

export const reportGroups = {
  enrollment: "Enrollment",
  engagement: "Engagement",
  performance: "Performance",
  learners: "Learners",
  compare: "Across courses",
} as const;

export type ReportGroup = keyof typeof reportGroups;

/** Where a report's rows lie in time, as expressions over the table it reads first. */
export interface Period {
  /** Column with the first day of a row. */
  readonly first: string;
  /** Column with its last day, */
  readonly last: string;
  /** …or with the day after it. */
  readonly lastIsExclusive?: true;
  /** What one row covers. */
  readonly unit: "day" | "week";
}

/**
 * A parameter, by kind. `course`: a course id, matched exactly. `instant`: a date or date and time
 * in the API's two forms. `text`: as it stands.
 */
export type Param =
  | {
      readonly kind: "course";
      readonly label: string;
      readonly help: string;
      readonly required: true;
    }
  | { readonly kind: "instant"; readonly label: string; readonly help: string }
  | {
      readonly kind: "text";
      readonly label: string;
      readonly help: string;
      readonly default?: string;
    };

/** What may leave a report. In memory: string, number, number, boolean, days and microseconds. */
export type ColumnType = "text" | "int" | "double" | "bool" | "date" | "timestamp";

export interface Column {
  readonly type: ColumnType;
  readonly label: string;
  /** Shown at the column's head. */
  readonly note?: string;
  /** Set aside on the screen's table: repeated or technical. It is exported all the same. */
  readonly isQuiet?: true;
  /** A change: written with its sign. */
  readonly isChange?: true;
  /**
   * How the analytics API served it; false: not at all, the column is ours. The default is a field
   * of the same name, null where empty, date-times as `YYYY-MM-DDTHHMMSS`.
   */
  readonly api?: false | { readonly whenNull: "omit" };
}

export type Tone = "c1" | "c2" | "c3" | "c4" | "c5" | "c6" | "c7";

export interface Series<Columns extends string> {
  readonly column: Columns;
  readonly label: string;
  readonly tone: Tone;
}

/** Data, so that it crosses the wall, prints in docs and is drawn in tests. */
export interface Chart<Columns extends string> {
  /** `line`: one or more lines. `stack`: areas on top of each other, the first series on top. */
  readonly mark: "line" | "stack";
  readonly x: Columns;
  readonly series: readonly Series<Columns>[];
  /** What the numbers count, at the top of the axis. */
  readonly unit: string;
}

/** A number read off the rows. `now`: the last row's. `change`: since the row seven days before. */
export interface Figure<Columns extends string> {
  readonly label: string;
  readonly column: Columns;
  readonly at: "now" | "change" | "peak" | "mean";
  /** Shown as a percentage of this column, beside the number. */
  readonly shareOf?: Columns;
}

export interface Origin {
  /** The path of the analytics API that this replaces. */
  readonly api: string;
  /** Where ours differs from it, a sentence each, with the number in `decisions.md`. */
  readonly differences: readonly string[];
}

/**
 * Checks a report's types: a chart or figure that names none of its columns does not compile. The
 * SQL loses its indentation in the file, so that it reads the same in the window and the docs.
 */
export function defineReport<const Id extends string, const Columns extends string>(
  report: Report<Columns> & { readonly id: Id },
): Report<Columns> & { readonly id: Id } {
  const lines = report.sql.replace(/^\n/, "").split("\n");
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return { ...report, sql: lines.map((line) => line.slice(indent)).join("\n") };
}

/** The two parameters of every report that has a period, and the course. */
export const courseAndPeriod = {
  course: {
    kind: "course",
    label: "Course",
    help: "the course's id, exactly as in the data",
    required: true,
  },
  start_date: {
    kind: "instant",
    label: "From",
    help: "first day: YYYY-MM-DD or YYYY-MM-DDTHHMMSS (UTC)",
  },
  end_date: {
    kind: "instant",
    label: "To",
    help: "day after the last: YYYY-MM-DD or YYYY-MM-DDTHHMMSS (UTC)",
  },
} as const satisfies Record<string, Param>;
