import { getTable, hasCourseId, type TableName, tableNames } from "../../src-shared/schema";

/** A table that should have rows for each day or week of a course, between its first and its last. */
export interface Series {
  readonly table: TableName;
  /** The column with a row's first day. */
  readonly day: string;
  readonly unit: "day" | "week";
  /** What a day's rows are divided by, such as `gender`; null where a day has one row. */
  readonly part: string | null;
}

/**
 * A key of the course, its days and at most one column more makes a series. What learners did one
 * by one (`module_engagement`) has longer keys: a day without rows is a day on which nobody did.
 */
export const series: readonly Series[] = tableNames.flatMap((table) => {
  const { key, days } = getTable(table);
  if (!days || !hasCourseId(table)) return [];
  const parts = key.filter((field) => field !== "course_id" && !days.includes(field));
  if (parts.length > 1) return [];
  const unit = days[0] === days[1] ? ("day" as const) : ("week" as const);
  return [{ table, day: days[0], unit, part: parts[0] ?? null }];
});
