import type { Overview } from "./overview";

/** What the LMS tells its other parts when a course is published anew. */
export type CourseEvent = "start" | "pacing" | "certificate";

/** The columns in which two rows of a course differ, other than when they were written. */
export function listChangedColumns(before: Overview, after: Overview): readonly string[] {
  const columns = Object.keys(after) as (keyof Overview)[];
  return columns.filter(
    (column) => !["created", "modified"].includes(column) && before[column] !== after[column],
  );
}

/**
 * The changes that matter beyond the course: of its start, its pacing, and of when certificates are
 * given out, which also follows the end where the behaviour is `end`.
 */
export function listCourseEvents(before: Overview, after: Overview): readonly CourseEvent[] {
  const isChanged = (column: keyof Overview) => before[column] !== after[column];
  const isCertificateMoved =
    isChanged("certificate_available_date") ||
    isChanged("certificates_display_behavior") ||
    (isChanged("end") && after.certificates_display_behavior === "end");
  const events: readonly [CourseEvent, boolean][] = [
    ["start", isChanged("start")],
    ["pacing", isChanged("self_paced")],
    ["certificate", isCertificateMoved],
  ];
  return events.filter(([, happened]) => happened).map(([event]) => event);
}
