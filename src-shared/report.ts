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
  /** Parameters that are accepted and checked, but that the SQL does not read. */
  readonly unusedParams?: readonly string[];
  /** The tables that the SQL reads; the first one decides whether there is data. */
  readonly reads: readonly [TableName, ...TableName[]];
  readonly period?: Period;
  readonly sql: string;
  /** The API served one object, not a list. */
  readonly isSingle?: true;
  /** In the report's own order, which is the order of the API's JSON. */
  readonly columns: Readonly<Record<Columns, Column>>;
  readonly chart: Chart<NoInfer<Columns>>;
  /** Counts of learners, or of what they did; null where there are none, or every row is one learner. */
  readonly smallCells: SmallCells<NoInfer<Columns>> | null;
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
 * A parameter, by kind, with the type that the SQL gets it in.
 *
 * `course`: a course id, matched exactly (varchar). `instant`: a date or date and time in the API's
 * two forms (timestamp). `past-day`: a day before today, `YYYY-MM-DD` (timestamp). `text`: as it
 * stands (varchar). `flag`: on or off (boolean). `names`, `course-list`: several words; the latter
 * are course keys (varchar[]). `ignored`: accepted as anything, since the API took it without looking.
 */
export type Param = {
  readonly label: string;
  readonly help: string;
} & (
  | {
      readonly kind: "course" | "instant" | "past-day" | "flag" | "names" | "course-list";
      readonly required?: true;
    }
  | { readonly kind: "ignored" }
  | {
      readonly kind: "text";
      readonly required?: true;
      readonly default?: string;
      /** A name from earlier days: it is taken, not offered. */
      readonly isOld?: true;
      /** SQL for what may be chosen for `$course`: value, label (or null) and weight, most used first. */
      readonly choices?: string;
    }
);

/** What a list holds, and what a column is that holds no list. */
export type ScalarType = "text" | "int" | "double" | "bool" | "date" | "timestamp";

/**
 * What may leave a report. In memory: string, number, number, boolean, days since 1970 and
 * microseconds since then; a list is an array of these, or of objects of these.
 */
export type ColumnType =
  | ScalarType
  | { readonly list: ScalarType | Readonly<Record<string, ScalarType>> };

export interface Column {
  readonly type: ColumnType;
  readonly label: string;
  /** Shown at the column's head. */
  readonly note?: string;
  /** Set aside on the screen's table: repeated or technical. It is exported all the same. */
  readonly isQuiet?: true;
  /** A change: written with its sign. */
  readonly isChange?: true;
  /** Between 0 and 1: written in percent. */
  readonly isShare?: true;
  /** A year: written without thousands. */
  readonly isYear?: true;
  /**
   * What it says of people, as a table's field does (`schema.ts`); `answer` is text that a learner
   * typed unless the row has one of the course's own choices (`value_id`).
   */
  readonly identifies?: "learner" | "person" | "answer";
  /**
   * A list of objects that stands as rows wherever rows are flat: each row as often as the list has
   * items, once where it has none, with the items' fields in the list's place (decision 19).
   */
  readonly isSpread?: true;
  /**
   * How the analytics API served it; false: not at all, the column is ours. The default is a field
   * of the same name, null where empty, date-times as `YYYY-MM-DDTHHMMSS`.
   */
  readonly api?: false | ApiFace;
}

export interface ApiFace {
  /** Where in the object, when that is not the column's name: `country.alpha2`. */
  readonly path?: string;
  /** The field is left out of an object that has no value for it, instead of null. */
  readonly whenNull?: "omit";
  /** Date-times as ISO 8601. */
  readonly form?: "iso";
  /** A list of objects served as one object, by this field's values… */
  readonly keyedBy?: string;
  /** …each with the list of this field's values, or else with the object of all other fields. */
  readonly value?: string;
  readonly isLeftOutOfCsv?: true;
}

export type Tone = "c1" | "c2" | "c3" | "c4" | "c5" | "c6" | "c7";

export interface Series<Columns extends string> {
  readonly column: Columns;
  readonly label: string;
  readonly tone: Tone;
}

/**
 * Data, so that it crosses the wall, prints in docs and is drawn in tests.
 *
 * `line`, `stack`: series over time; the first of a stack on top. `profile`: the same over a number,
 * such as the segments of a video. The others show how many there are of each kind, on the last
 * `day` where there are days: `bars` along a number, `ranks` a bar a category, `map` a country.
 */
export type Chart<Columns extends string> =
  | TimeChart<Columns>
  | {
      readonly mark: "profile";
      readonly x: Columns;
      readonly series: readonly Series<Columns>[];
      readonly unit: string;
    }
  | {
      readonly mark: "bars";
      readonly day?: Columns;
      readonly x: Columns;
      readonly value: Columns;
      readonly unit: string;
    }
  | {
      readonly mark: "ranks";
      readonly day?: Columns;
      readonly category: Columns;
      /** What to call the category, where it has a name. */
      readonly label?: Columns;
      readonly value: Columns;
      /** Used where the value is null. */
      readonly instead?: Columns;
      /** The part of the value that is filled. */
      readonly part?: { readonly column: Columns; readonly label: string };
      /** Bars where this is true are marked. */
      readonly flag?: { readonly column: Columns; readonly label: string };
      /** A group of bars for each of its values. */
      readonly group?: Columns;
      readonly unit: string;
      /** In this order and under these names; others follow as they are, null last. */
      readonly categories?: readonly { readonly value: string; readonly label: string }[];
    }
  | {
      readonly mark: "map";
      readonly day: Columns;
      /** ISO 3166-1, three letters. */
      readonly country: Columns;
      readonly label: Columns;
      readonly value: Columns;
      readonly unit: string;
    }
  | { readonly mark: "none" };

export interface TimeChart<Columns extends string> {
  readonly mark: "line" | "stack";
  /** A date or timestamp. */
  readonly x: Columns;
  readonly series: readonly Series<Columns>[];
  /** What the numbers count, at the top of the axis. */
  readonly unit: string;
}

/**
 * A number read off the rows; of the last day, where the chart has days and is of one of them.
 *
 * `now`: the last row's. `change`: since the row seven days before. `peak`, `sum`: over the rows.
 * `distinct`: how many different values. `median`: of a number, each row as often as `weight` says.
 * `share`: of the rows with a value, by weight, those with one of `values` or within `from` and `to`.
 * `top`: the value with the greatest weight.
 */
export interface Figure<Columns extends string> {
  readonly label: string;
  readonly column: Columns;
  readonly at: "now" | "change" | "peak" | "sum" | "distinct" | "median" | "share" | "top";
  /** Shown as a percentage of the sum of these columns, beside the number. */
  readonly shareOf?: readonly Columns[];
  readonly weight?: Columns;
  readonly values?: readonly string[];
  readonly from?: number;
  readonly to?: number;
}

/**
 * Which cells may tell of a few learners, and what they could be computed from, were only they
 * hidden (`export/privacy/`).
 */
export interface SmallCells<Columns extends string> {
  /** Counts: hidden from 1 to k − 1. */
  readonly counts: readonly Columns[];
  /** Of a row: counts whose sum is known, in the row or from another report. */
  readonly addUpInRow?: readonly (readonly Columns[])[];
  /** Of rows that have these columns in common: each count's sum is known. Empty: all rows. */
  readonly addUpOver?: readonly Columns[];
  /** Fewer columns than those: of rows that have these in common, the sum of the sums is known as well. */
  readonly sumsAddUpOver?: readonly Columns[];
  /** Columns that tell of a count, and so are hidden wherever one of these is. */
  readonly derived?: Readonly<Partial<Record<Columns, readonly Columns[]>>>;
  /** Differences to the row before: hidden where the count here or there is. */
  readonly changes?: Readonly<Partial<Record<Columns, Columns>>>;
  /** The second is part of the first, so that the rest is a count too. */
  readonly parts?: readonly (readonly [whole: Columns, part: Columns])[];
  /**
   * Of rows that add up: the sum of those where this is true, or where these two are equal, is known
   * as well, and so that of the others.
   */
  readonly subtotalWhere?: Columns | readonly [one: Columns, other: Columns];
  /** The counts of a row bound each other: where one is hidden, all are. */
  readonly hidesWholeRow?: true;
  /** Lists of objects whose counts add up over the list to known sums. */
  readonly lists?: Readonly<Partial<Record<Columns, ListCells>>>;
}

/** Fields of a list's objects: where one count of an object is hidden, all are. */
export interface ListCells {
  readonly counts: readonly string[];
  readonly changes?: Readonly<Record<string, string>>;
  readonly parts?: readonly (readonly [whole: string, part: string])[];
  /** Objects whose `field` is none of `besides` are one sum in another report, among these. */
  readonly together?: { readonly field: string; readonly besides: readonly string[] };
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

/** The course, and a module of it, of the reports that are about one module. */
export function courseAndModule(choices: string) {
  return {
    course: courseAndPeriod.course,
    module_id: {
      kind: "text",
      label: "Module",
      help: "the usage key of the problem or subsection",
      required: true,
      choices,
    },
    start_date: { kind: "ignored", label: "From", help: "not used" },
    end_date: { kind: "ignored", label: "To", help: "not used" },
  } as const satisfies Record<string, Param>;
}
