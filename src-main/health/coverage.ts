import { type Check, countOf } from "./check";

/** What each table knows of each course, side by side; none of this looks at the rows. */

const known = (table: string) =>
  `(select course_id from stored.course_tables where table_name = '${table}')`;

/** Tables of a catalog: they list courses that nobody has enrolled in yet. */
const catalog = "('course_meta_summary_enrollment', 'course_program_metadata')";

const hasRows = (table: string) =>
  `exists (select 1 from stored.course_tables where table_name = '${table}')`;

const toFindings = (condition: string) => `
  select course_id, null::varchar as table_name, count(*) as count, null::varchar as detail,
    list(table_name order by table_name) as examples
  from stored.course_tables where ${condition} group by course_id`;

export const noEnrollment: Check = {
  id: "no-enrollment",
  title: "Courses without enrollment",
  severity: "warn",
  sql: toFindings(
    `${hasRows("course_enrollment_daily")} and table_name not in ${catalog}
      and course_id not in ${known("course_enrollment_daily")}`,
  ),
  describe: ({ count }) =>
    `${countOf(count, "table has", "tables have")} rows of this course, but course_enrollment_daily has none.`,
  meaning:
    "How many learners are enrolled is not known, so that no number can be given as a share of them.",
  remedy:
    "Import course_enrollment_daily of this course; if it is there under another id, correct the id.",
};

export const noSummary: Check = {
  id: "no-summary",
  title: "Courses without a title",
  severity: "info",
  sql: toFindings(
    `${hasRows("course_meta_summary_enrollment")} and table_name not in ${catalog}
      and course_id not in ${known("course_meta_summary_enrollment")}`,
  ),
  describe: ({ count }) =>
    `${countOf(count, "table has", "tables have")} rows of this course, but course_meta_summary_enrollment has none.`,
  meaning: "The course is shown by its id, and is missing where courses are compared.",
  remedy: "Import a newer course_meta_summary_enrollment.",
};

export const onlyCatalog: Check = {
  id: "only-catalog",
  title: "Courses without data",
  severity: "info",
  sql: toFindings(
    `course_id not in (select course_id from stored.course_tables where table_name not in ${catalog})`,
  ),
  describe: () => "The catalog lists this course, and no other table has rows of it.",
  meaning: "Its reports are empty.",
  remedy:
    "Import the tables of this course. If it has not started yet, there is nothing to import.",
};

export const rejects: Check = {
  id: "rejects",
  title: "Rows that did not fit",
  severity: "warn",
  sql: `
    with newest as (
      select import_id, table_name, reject_count from stored.import_tables
      qualify import_id = max(import_id) over (partition by table_name)
    ),
    reasons as (
      select import_id, table_name, count(*) as rows,
        count(*) || ' × ' || reason || coalesce(' in column ' || column_name, '') as text
      from stored.rejects group by import_id, table_name, reason, column_name
    )
    select null::varchar as course_id, table_name, any_value(reject_count) as count,
      any_value(file_name) as detail, coalesce(arg_max(text, rows, 3), []) as examples
    from newest join stored.imports using (import_id) left join reasons using (import_id, table_name)
    where reject_count > 0 group by table_name`,
  describe: ({ count, detail }) =>
    `${countOf(count, "row of", "rows of")} ${detail}, the newest file of this table, did not fit.`,
  meaning: "They are in no report: what is counted from this table may be too small.",
  remedy:
    "Look at the rejected rows under Files, correct them in the export, undo the import and import it again.",
};
