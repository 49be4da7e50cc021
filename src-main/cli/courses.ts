import { findCourseKey } from "../../src-shared/course-key";
import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import { listCourses } from "../courses";
import { quoteCsv } from "../export/csv-line";
import { formatGrid } from "./grid";
import { type Inputs, remarkOn, withInputs } from "./inputs";
import type { Terminal } from "./terminal";

export const courseSorts = ["id", "name", "start", "sorting_score", "enrollment"] as const;

export interface CourseOptions extends Inputs {
  readonly format: string;
  readonly sort: string;
  readonly ids?: readonly string[];
  readonly org?: readonly string[];
  readonly search?: string;
}

/** Prints the courses; none is an empty list. */
export function printCourses(terminal: Terminal, options: CourseOptions): Promise<number> {
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    const all = await engine.withSession(listCourses, { signal: terminal.signal });
    checkIds(options.ids ?? [], all);
    const courses = all.filter((course) => isAskedFor(course, options)).sort(toOrder(options.sort));
    terminal.out(formats[options.format]?.(courses) ?? "");
    return 0;
  });
}

/** A malformed id is bad input, unless the data has it so; a well-formed unknown one gives nothing. */
function checkIds(ids: readonly string[], courses: readonly Course[]) {
  const known = new Set(courses.map((course) => course.id));
  const bad = ids.find((id) => !known.has(id) && !findCourseKey(id));
  if (bad === undefined) return;
  throw new AppError("bad-input", `“${bad}” is not a course id.`, {
    hint: "Write it as course-v1:ORG+COURSE+RUN or ORG/COURSE/RUN.",
  });
}

function isAskedFor(course: Course, { ids, org, search }: CourseOptions): boolean {
  if (ids && !ids.includes(course.id)) return false;
  if (org && !org.some((name) => name.toLowerCase() === course.org?.toLowerCase())) return false;
  if (!search) return true;
  return toFolded(`${course.name}\n${course.id}`).includes(toFolded(search));
}

/** Without case and accents. */
function toFolded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * `sorting_score` comes from the course catalogue; a course without it comes last, so that until
 * there is a catalogue the order is that of the ids.
 */
function toOrder(sort: string): (a: Course, b: Course) => number {
  const byId = (a: Course, b: Course) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
  switch (sort) {
    case "name":
      return (a, b) => compareText(toFolded(a.name), toFolded(b.name)) || byId(a, b);
    case "start":
      return (a, b) => compareLast(a.start, b.start) || byId(a, b);
    case "enrollment":
      return (a, b) => (b.enrollment ?? -1) - (a.enrollment ?? -1) || byId(a, b);
    default:
      return byId;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareLast(a: string | null, b: string | null): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : compareText(a, b);
}

const formats: Record<string, (courses: readonly Course[]) => string> = {
  json: (courses) => `${JSON.stringify(courses.map(toJson))}\n`,
  csv: (courses) =>
    [
      ["id", "org", "course", "run", "ccx", "name", "enrollment", "start", "availability"],
      ...courses.map((course) => [
        course.id,
        course.org,
        course.course,
        course.run,
        course.ccx,
        course.name,
        course.enrollment,
        course.start,
        course.availability,
      ]),
    ]
      .map((cells) => `${cells.map((cell) => quoteCsv(String(cell ?? ""))).join(",")}\r\n`)
      .join(""),
  text: (courses) =>
    formatGrid(
      ["id", "name", "enrolled", "tables"],
      courses.map((course) => [
        course.id,
        course.name,
        course.enrollment ?? "",
        Object.keys(course.tables).length,
      ]),
    ),
};

/** The object of `cli.md`. Until the catalogue is built no course has an overview. */
function toJson(course: Course) {
  const days = Object.entries(course.tables).map(([table, { days }]) => [
    table,
    days && [days.first, days.last],
  ]);
  return {
    id: course.id,
    org: course.org,
    course: course.course,
    run: course.run,
    ccx: course.ccx === null ? null : Number(course.ccx),
    name: course.name,
    is_pseudo: true,
    stale: false,
    overview: null,
    derived: null,
    data: Object.fromEntries(days),
  };
}
