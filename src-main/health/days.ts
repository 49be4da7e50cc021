import { getTable, type TableName, tableNames } from "../../src-shared/schema";
import { type Check, countOf, toCourse, unionAll } from "./check";
import { series } from "./series";

const dated = tableNames.flatMap((table) => {
  const { days } = getTable(table);
  return days ? [{ table, day: days[0] }] : [];
});

const unitOf = (table: TableName | null) =>
  series.find((one) => one.table === table)?.unit ?? "day";

/** What is called current is a picture of some day, now and then. */
const expected = series.filter(({ table }) => !table.endsWith("_current"));

const steps = unionAll(
  expected.map(
    ({ table, day, unit }) =>
      `select '${table}' as table_name, ${unit === "day" ? 1 : 7} as base, course_id, day,
        (day - lag(day) over (partition by course_id order by day))::int as gap
      from (select distinct course_id, "${day}"::date as day from ${table} where "${day}" is not null)`,
  ),
);

/**
 * Every seventh day alone, say, is a series of its own step; two or three days that lie far apart
 * are none. The page draws its gaps by the same rule (`src-shared/missing.ts`).
 */
const gaps = `
  with steps as (${steps}),
  courses as (
    select table_name, course_id, base, min(gap) as least, count(gap) as known, list(distinct gap) as all_gaps
    from steps group by all
  ),
  series as (
    select table_name, course_id,
      case when known > 2 and least >= 7 and list_bool_and(list_transform(all_gaps, lambda gap: gap % least = 0))
        then greatest(base, least) else base end as step
    from courses where not (base = 1 and known <= 2 and least >= 7)
  ),
  runs as (
    select table_name, course_id, day - gap + step as first, day - 1 as last, gap // step - 1 as missing
    from steps join series using (table_name, course_id) where gap > base and gap >= 2 * step
  )
  select course_id, table_name, sum(missing)::bigint as count, null::varchar as detail,
    arg_min(case when first = last then first::varchar else first || ' to ' || last end, first, 5) as examples
  from runs group by course_id, table_name`;

export const missingDays: Check = {
  id: "missing-days",
  title: "Missing days",
  severity: "warn",
  sql: gaps,
  describe: ({ count, table }) =>
    `${countOf(count, unitOf(table), `${unitOf(table)}s`)} between the first and the last ${count === 1 ? "has" : "have"} no rows.`,
  meaning: "Charts over time have a gap there, and a change from one day to the next is not known.",
  remedy:
    "Export these days again. Where the pipeline did not run on them, there is nothing to repair.",
};

const newest = "(select max(imported_at)::date from stored.imports)";

const toOutside = (condition: string) => (table: TableName, day: string) =>
  `select ${toCourse(table)} as course_id, '${table}' as table_name, count(*) as count,
     null::varchar as detail, min("${day}"::date::varchar, 3) as examples
   from ${table} where "${day}" ${condition} group by all`;

export const futureDays: Check = {
  id: "future-days",
  title: "Days in the future",
  severity: "bad",
  sql: unionAll(dated.map(({ table, day }) => toOutside(`>= ${newest} + 1`)(table, day))),
  describe: ({ count }) =>
    `${countOf(count, "row is", "rows are")} of a day after the newest import.`,
  meaning:
    "“Newest day” and “last week” are reckoned from these rows, so that they show too little.",
  remedy:
    "Look for a wrong clock or a mistyped year in the export, then undo it and import it again.",
};

export const earlyDays: Check = {
  id: "early-days",
  title: "Days before 2012",
  severity: "warn",
  sql: unionAll(dated.map(({ table, day }) => toOutside("< date '2012-01-01'")(table, day))),
  describe: ({ count }) =>
    `${countOf(count, "row is", "rows are")} of a day before 2012, when there was no Open edX.`,
  meaning: "Charts over the whole period begin too early, and are nearly empty.",
  remedy:
    "Look for a default such as 1970-01-01 or 1900-01-01 in the export, and correct it there.",
};

export const noDay: Check = {
  id: "no-day",
  title: "Rows without a day",
  severity: "warn",
  sql: unionAll(
    dated.map(
      ({ table, day }) => `select ${toCourse(table)} as course_id, '${table}' as table_name,
        count(*) as count, '${day}' as detail, []::varchar[] as examples
      from ${table} where "${day}" is null group by all`,
    ),
  ),
  describe: ({ count, detail }) => `${countOf(count, "row has", "rows have")} no ${detail}.`,
  meaning: "They are in no chart and in no period.",
  remedy: "Export the table again with its days.",
};
