import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import { quoteCsv } from "./csv-line";
import { neutralize } from "./formulas";

type Cell = string | number | null;

/** The columns of a saved list of courses, in their order. */
export const courseColumns: Readonly<Record<string, (course: Course) => Cell>> = {
  course_id: ({ id }) => id,
  name: ({ name }) => name,
  org: ({ org }) => org,
  course: ({ course }) => course,
  run: ({ run }) => run,
  status: ({ status }) => status,
  start: ({ start }) => start,
  end: ({ end }) => end,
  pacing: ({ pacing }) => pacing,
  availability: ({ availability }) => availability,
  language: ({ language }) => language,
  // As on the page: the daily table stands in where the summary has no row.
  current: ({ totals, enrollment }) => (totals ? totals.current : enrollment),
  ever: ({ totals }) => totals?.ever ?? null,
  week_change: ({ totals }) => totals?.weekChange ?? null,
  verified: ({ totals }) => totals?.verified ?? null,
  passing: ({ totals }) => totals?.passing ?? null,
  programs: ({ programs }) => programs.map(({ id, title }) => title ?? id).join(" | "),
};

/**
 * A list of courses as CSV, in the order given: a line for each, with plain numbers and ISO dates,
 * empty where something is not known. CRLF after each line. `csv-excel` begins with a byte order
 * mark, and has no text that a spreadsheet would run.
 */
export function encodeCoursesCsv(
  courses: readonly Course[],
  format: "csv" | "csv-excel" = "csv",
): string {
  const isForSheets = format === "csv-excel";
  const toText = (cell: Cell) =>
    isForSheets && typeof cell === "string" ? neutralize(cell) : String(cell ?? "");
  const lines = courses.map((course) =>
    Object.values(courseColumns).map((toCell) => quoteCsv(toText(toCell(course)))),
  );
  const text = [Object.keys(courseColumns), ...lines].map((cells) => `${cells.join(",")}\r\n`);
  return `${isForSheets ? "\ufeff" : ""}${text.join("")}`;
}

/** The courses of these ids, in their order; `bad-input` where one is not there (any more). */
export function pickCourses(courses: readonly Course[], ids: readonly string[]): readonly Course[] {
  const byId = new Map(courses.map((course) => [course.id, course]));
  return ids.map((id) => {
    const course = byId.get(id);
    if (course) return course;
    throw new AppError("bad-input", `The course ${id} is not in the workspace any more.`, {
      hint: "Look at the list of courses again, then save it.",
    });
  });
}
