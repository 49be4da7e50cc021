import { getTable, type TableName, tableNames } from "../../src-shared/schema";
import { type Check, countOf, toCourse, toKeyText, unionAll } from "./check";

/** The LMS's own reports are as they are; what is made of them has keys that repeat by right. */
const tables = tableNames.filter((table) => {
  const { isByName, isReshaped } = getTable(table);
  return !isByName && !isReshaped;
});

/** Rows of one key within one file. By hash first: texts of ten million rows are not compared. */
function toRepeated(table: TableName, hasNull: boolean): string {
  const { key } = getTable(table);
  const columns = ["import_id", ...key.map((field) => `"${field}"`)].join(", ");
  const unknown = key.map((field) => `"${field}" is null`).join(" or ");
  const asked = `superseded_by is null and ${hasNull ? "" : "not "}(${unknown})
    and ($course::varchar is null or ${toCourse(table)} = $course::varchar)`;
  return `
    with suspects as (
      select hash(${columns}) as suspect from stored.${table} where ${asked}
      group by all having count(*) > 1
    ),
    repeated as (
      select ${columns} from stored.${table}
      where ${asked} and hash(${columns}) in (select suspect from suspects)
      group by all having count(*) > 1
    )
    select ${toCourse(table)} as course_id, '${table}' as table_name, count(*) as count,
      '${key.join(", ")}' as detail, min(${toKeyText(table)}, 3) as examples
    from repeated group by all`;
}

export const repeatedKeys: Check = {
  id: "repeated-keys",
  title: "The same key twice",
  severity: "warn",
  sql: unionAll(tables.map((table) => toRepeated(table, false))),
  describe: ({ count, detail }) =>
    `${countOf(count, "key occurs", "keys occur")} more than once in one file (${detail}).`,
  meaning:
    "Within a file nothing is merged: some reports add such rows up, others show each, or the last.",
  remedy:
    "Look at the file: a table that was appended to twice has every row twice. Export it again, and undo this one.",
};

export const repeatedUnknownKeys: Check = {
  id: "repeated-unknown-keys",
  title: "Several rows for what is not known",
  severity: "info",
  sql: unionAll(tables.map((table) => toRepeated(table, true))),
  describe: ({ count, detail }) =>
    `${countOf(count, "key occurs", "keys occur")} more than once, with an empty cell in it (${detail}).`,
  meaning: "The analytics database allows this, and reports add these rows up. Nothing is wrong.",
  remedy: "Nothing, unless the same key without an empty cell is there twice as well.",
};

/** The id columns of a table's key. A choice is empty where a problem is none of choices. */
const ids = tables.flatMap((table) =>
  getTable(table)
    .key.filter((field) => /_id$|^username$/.test(field) && field !== "value_id")
    .map((column) => ({ table, column })),
);

const blanks = ["' '", "chr(9)", "chr(10)", "chr(13)", "chr(160)"];
const toTrimmed = (column: string) => `trim(${column}, ${blanks.join(" || ")})`;
/** All that begins with white space or a control character comes before the exclamation mark. */
const begins = (column: string) => `(${column} < '!' or starts_with(${column}, chr(160)))`;
const ends = (column: string) =>
  `(${blanks.map((blank) => `suffix(${column}, ${blank})`).join(" or ")})`;

const toOddIds = (toCondition: (column: string) => string) =>
  unionAll(
    ids.map(
      ({ table, column }) => `select ${toCourse(table)} as course_id, '${table}' as table_name,
        count(*) as count, '${column}' as detail, min('“' || "${column}" || '”', 3) as examples
      from ${table} where ${toCondition(`"${column}"`)} group by all`,
    ),
  );

export const blankIds: Check = {
  id: "blank-ids",
  title: "Empty ids",
  severity: "warn",
  sql: toOddIds(
    (column) => `${column} is null or (${begins(column)} and ${toTrimmed(column)} = '')`,
  ),
  describe: ({ count, detail }) => `${countOf(count, "row has", "rows have")} no ${detail}.`,
  meaning:
    "They stand for something without a name: one more problem, video or learner in each list.",
  remedy: "Export the table again, and ask whoever runs the pipeline where these rows come from.",
};

export const paddedIds: Check = {
  id: "padded-ids",
  title: "Ids with spaces around them",
  severity: "warn",
  sql: toOddIds(
    // What cannot be trimmed is told by its first or last letter, which is ten times as quick.
    (column) =>
      `(${begins(column)} or ${ends(column)}) and ${toTrimmed(column)} not in ('', ${column})`,
  ),
  describe: ({ count, detail }) =>
    `${countOf(count, "row has", "rows have")} a ${detail} that begins or ends with white space.`,
  meaning: "To a computer it is another id: rows that belong together are shown apart.",
  remedy: "Trim the column in the export, then undo this import and import the new file.",
};

export const invalidCourseIds: Check = {
  id: "invalid-course-ids",
  title: "Course ids that are no course keys",
  severity: "warn",
  sql: `select course_id, null::varchar as table_name, sum(row_count)::bigint as count,
      null::varchar as detail, list(table_name order by table_name) as examples
    from stored.course_tables where course_namespace(course_id) = '' group by course_id`,
  describe: ({ count, course }) =>
    `${countOf(count, "row has", "rows have")} the course id “${course}”, which is no course key.`,
  meaning:
    "The rows are shown under the id as it stands; the organization, course and run are not known.",
  remedy:
    "A course key looks like course-v1:ORG+COURSE+RUN or ORG/COURSE/RUN. Correct it in the export.",
};
