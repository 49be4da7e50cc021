import { getTable, type TableName, tableNames } from "../../src-shared/schema";
import { type Check, countOf, listFields, toCourse, toKeyText, unionAll } from "./check";
import { series } from "./series";

const total = "course_enrollment_daily";

/** Counts of a day over all its rows beside the day's total, where both are known. */
const toSums = (table: TableName, condition: string, words: string) => `
  select course_id, '${table}' as table_name, count(*) as count, null::varchar as detail,
    arg_max(date || ': ' || parts || ' ${words}, ' || whole || ' in all', abs(parts - whole), 3) as examples
  from (select course_id, date, sum(count)::bigint as parts from ${table} where date is not null group by all)
  join (select course_id, date, max(count) as whole from ${total} where date is not null group by all)
    using (course_id, date)
  where ${condition} group by course_id`;

export const modeTotals: Check = {
  id: "mode-totals",
  title: "Modes that do not add up",
  severity: "warn",
  sql: toSums("course_enrollment_mode_daily", "parts <> whole", "in modes"),
  describe: ({ count }) =>
    `On ${countOf(count, "day the", "days the")} learners in all modes are not as many as the learners enrolled.`,
  meaning: "Enrollment by mode and enrollment in all disagree on these days.",
  remedy:
    "The two tables were likely computed at different times: export both again, from the same run of the pipeline.",
};

const breakdowns = series.filter(
  ({ table, part }) =>
    part !== null &&
    table !== "course_enrollment_mode_daily" &&
    table.startsWith("course_enrollment_"),
);

export const partTotals: Check = {
  id: "part-totals",
  title: "Parts larger than the whole",
  severity: "warn",
  sql: unionAll(breakdowns.map(({ table }) => toSums(table, "parts > whole", "in parts"))),
  describe: ({ count, table }) => {
    const part = series.find((one) => one.table === table)?.part?.replaceAll("_", " ");
    return `On ${countOf(count, "day the", "days the")} learners by ${part} are more than the learners enrolled.`;
  },
  meaning: "Shares of the learners enrolled are too large on these days.",
  remedy: "Export the table and course_enrollment_daily again, from the same run of the pipeline.",
};

const cumulative = tableNames.filter((table) => {
  const { fields } = getTable(table);
  return "count" in fields && "cumulative_count" in fields;
});

export const cumulativeCounts: Check = {
  id: "cumulative-counts",
  title: "More learners than ever enrolled",
  severity: "warn",
  sql: unionAll(
    cumulative.map(
      (
        table,
      ) => `select ${toCourse(table)} as course_id, '${table}' as table_name, count(*) as count,
        null::varchar as detail,
        arg_max(${toKeyText(table)} || ': ' || count || ' now, ' || cumulative_count || ' ever', count - cumulative_count, 3) as examples
      from ${table} where count > cumulative_count group by all`,
    ),
  ),
  describe: ({ count }) =>
    `${countOf(count, "row counts", "rows count")} more learners enrolled than have ever enrolled.`,
  meaning: "“Ever enrolled” is too small, and so is every share of it.",
  remedy: "Ask whoever runs the pipeline to compute cumulative_count again from the beginning.",
};

/** Whole numbers that count something; a change may well be negative. */
const counts = tableNames.flatMap((table) =>
  listFields(table, "int")
    .filter((field) => /(^|_)(count|users|views|submissions)(_|$)/.test(field))
    .filter((field) => !field.includes("change"))
    .map((column) => ({ table, column })),
);

export const negativeCounts: Check = {
  id: "negative-counts",
  title: "Negative counts",
  severity: "bad",
  sql: unionAll(
    counts.map(
      ({ table, column }) => `select ${toCourse(table)} as course_id, '${table}' as table_name,
        count(*) as count, '${column}' as detail,
        arg_min(${toKeyText(table)} || ': ' || "${column}", "${column}", 3) as examples
      from ${table} where "${column}" < 0 group by all`,
    ),
  ),
  describe: ({ count, detail }) =>
    `${countOf(count, "row has", "rows have")} a ${detail} that is less than zero.`,
  meaning: "Totals that contain these rows are too small.",
  remedy: "Nothing can be counted less than zero times: export the table again.",
};
