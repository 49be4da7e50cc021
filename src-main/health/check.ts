import { type FieldType, getTable, hasCourseId, type TableName } from "../../src-shared/schema";

/**
 * Something that may be wrong or odd in the data, as a value. Each check is one query over the
 * tables of `schema.ts`, so that a new table is checked by being there.
 */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** `bad`: cannot be right. `warn`: a person should look. `info`: good to know. */
  readonly severity: "bad" | "warn" | "info";
  /**
   * A row a finding: `course_id` (NULL: of no one course), `table_name` (NULL: of no one table),
   * `count`, `detail` (a word for the sentence, or NULL) and `examples` (a short list of texts).
   * Findings of other courses than `$course` are left out by whoever runs it; the query itself says
   * `$course::varchar` (NULL: all courses) only where DuckDB cannot see for itself what is asked.
   */
  readonly sql: string;
  readonly describe: (found: Found) => string;
  /** What it means for the reports. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** What the query found in a course and a table. */
export interface Found {
  readonly course: string | null;
  readonly table: TableName | null;
  readonly count: number;
  readonly detail: string | null;
  readonly examples: readonly string[];
}

/** One query over several tables. */
export function unionAll(queries: readonly string[]): string {
  return queries.map((query) => `(${query})`).join("\nunion all\n");
}

/** SQL for the course of a row; a video's id begins with its course. NULL where a row does not say. */
export function toCourse(table: TableName): string {
  if (hasCourseId(table)) return "course_id";
  const isOfVideo = "pipeline_video_id" in getTable(table).fields;
  return isOfVideo
    ? "case when contains(pipeline_video_id, '|') then split_part(pipeline_video_id, '|', 1) end"
    : "null::varchar";
}

/** SQL for a row's key as a person reads it, without the course. */
export function toKeyText(table: TableName): string {
  const fields = getTable(table).key.filter((field) => field !== "course_id");
  return fields.length === 0
    ? "''"
    : `concat_ws(' · ', ${fields.map((field) => `coalesce("${field}"::varchar, 'NULL')`).join(", ")})`;
}

/** The table's fields of a type. */
export function listFields(table: TableName, type: FieldType): string[] {
  const fields = Object.entries(getTable(table).fields);
  return fields.filter(([, field]) => field.type === type).map(([name]) => name);
}

/** `1 row has`, `2,310 rows have`: for the beginning of a sentence. */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
