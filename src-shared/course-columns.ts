import type { Course } from "./ipc";
import type { Column } from "./report";

export interface CourseColumn extends Pick<Column, "label" | "note" | "isChange"> {
  readonly name: string;
  readonly type: "text" | "int" | "timestamp";
  /** Null where it is not known; instants are in ISO 8601. */
  readonly get: (course: Course) => string | number | null;
}

/** A saved list of courses, in the order of its columns. */
export const courseColumns: readonly CourseColumn[] = [
  { name: "course_id", label: "Course id", type: "text", get: ({ id }) => id },
  { name: "name", label: "Name", type: "text", get: ({ name }) => name },
  { name: "org", label: "Organization", type: "text", get: ({ org }) => org },
  { name: "course", label: "Course", type: "text", get: ({ course }) => course },
  { name: "run", label: "Run", type: "text", get: ({ run }) => run },
  {
    name: "status",
    label: "Status",
    type: "text",
    note: "By its dates, on the day of the list.",
    get: ({ status }) => status,
  },
  { name: "start", label: "Start", type: "timestamp", get: ({ start }) => start },
  { name: "end", label: "End", type: "timestamp", get: ({ end }) => end },
  { name: "pacing", label: "Pacing", type: "text", get: ({ pacing }) => pacing },
  {
    name: "availability",
    label: "Availability",
    type: "text",
    note: "As the data says it.",
    get: ({ availability }) => availability,
  },
  { name: "language", label: "Language", type: "text", get: ({ language }) => language },
  {
    name: "current",
    label: "Enrolled",
    type: "int",
    note: "On the newest day. The daily table stands in where the summary has no row.",
    get: ({ totals, enrollment }) => (totals ? totals.current : enrollment),
  },
  {
    name: "ever",
    label: "Ever enrolled",
    type: "int",
    get: ({ totals }) => totals?.ever ?? null,
  },
  {
    name: "week_change",
    label: "Change in a week",
    type: "int",
    isChange: true,
    get: ({ totals }) => totals?.weekChange ?? null,
  },
  {
    name: "verified",
    label: "Verified",
    type: "int",
    get: ({ totals }) => totals?.verified ?? null,
  },
  { name: "passing", label: "Passing", type: "int", get: ({ totals }) => totals?.passing ?? null },
  {
    name: "programs",
    label: "Programs",
    type: "text",
    get: ({ programs }) => programs.map(({ id, title }) => title ?? id).join(" | ") || null,
  },
];
