import {
  type CatalogCourse,
  type CatalogSettings,
  computeSortingScore,
  findMicros,
  getCourseName,
  getPacing,
  getStartDisplay,
  hasEnded,
  hasStarted,
  isEnrollmentOpen,
  listCatalogCourses,
  mergeHistory,
  type Pacing,
  sortCourses,
  toShownName,
} from "../src-shared/catalog";
import { AppError } from "../src-shared/errors";
import { formatIso } from "../src-shared/instant";
import type { Course } from "../src-shared/ipc";
import { readHistory, readRows, readSettings } from "./catalog";
import { type CourseFacts, type CourseTables, readCourseFacts } from "./course-facts";
import type { Session } from "./engine";

/** All courses of a workspace, with an overview or only with data, and what is known of them. */
export interface Catalog {
  readonly courses: readonly CatalogCourse[];
  /** As the imported configuration tables say. */
  readonly settings: CatalogSettings;
  /** What the tables with data say; nothing of a course that has an overview alone. */
  readonly facts: ReadonlyMap<string, CourseFacts>;
}

/** Reads the catalogue; given an instant, as it was then, where there is a history to tell. */
export async function readCatalog(session: Session, asOf: bigint | null): Promise<Catalog> {
  const facts = await readCourseFacts(session);
  const current = await readRows(session, "course_overview");
  const overviews =
    asOf === null ? current : mergeHistory(current, await readHistory(session, asOf), asOf);
  const titles = new Map(Array.from(facts, ([id, { title }]) => [id, title ?? ""]));
  const courses = listCatalogCourses({
    overviews,
    tabs: await readRows(session, "course_overview_tab"),
    imageSets: await readRows(session, "course_overview_image_set"),
    otherIds: facts.keys(),
    titles: new Map([...titles].filter(([, title]) => title !== "")),
  });
  return { courses, settings: await readSettings(session), facts };
}

/**
 * Every course by id in code-point order, seen at an instant, in microseconds since 1970, or, where
 * that is null, now: as the catalogue knows it, else as the tables with data do.
 */
export async function listCourses(
  session: Session,
  asOf: bigint | null,
  now: Date,
): Promise<Course[]> {
  const { courses, facts } = await readCatalog(session, asOf);
  const clock = asOf ?? toMicros(now);
  return sortCourses(courses, "id", { asOf: clock, enrollment: new Map() }).map((course) =>
    toCourse(course, facts.get(course.id), clock),
  );
}

/** The start of a day, written `YYYY-MM-DD`, in UTC; `bad-input` where it is none. */
export function parseDay(text: string): bigint {
  const micros = /^\d{4}-\d\d-\d\d$/.test(text) ? findMicros(text) : undefined;
  if (micros !== undefined) return micros;
  throw new AppError("bad-input", `“${text}” is not a day.`, { hint: "Write it as 2025-06-15." });
}

/** A moment as the catalogue's rules count: in microseconds since 1970. */
export function toMicros(moment: Date): bigint {
  return BigInt(moment.getTime()) * 1000n;
}

function toCourse(course: CatalogCourse, facts: CourseFacts | undefined, asOf: bigint): Course {
  const { id, key, overview } = course;
  const start = overview ? overview.start : (facts?.start ?? null);
  const end = overview ? overview.end : (facts?.end ?? null);
  return {
    id,
    org: key?.org ?? null,
    course: key?.course ?? null,
    run: key?.run ?? null,
    ccx: key?.ccx ?? null,
    name: toShownName(getCourseName(course), id),
    enrollment: facts?.enrollment ?? null,
    start: toIso(start),
    end: toIso(end),
    availability: facts?.availability ?? null,
    isPseudo: overview === null,
    status: getStatus(start, end, asOf),
    ...toShown(course, facts?.pacing ?? null, asOf),
    totals: facts?.totals ?? null,
    programs: [...(facts?.programs ?? [])],
    tables: facts?.tables ?? ({} satisfies CourseTables),
  };
}

/** What only an overview says. */
function toShown(course: CatalogCourse, pacing: Pacing | null, asOf: bigint) {
  const { overview } = course;
  if (!overview) {
    return {
      number: null,
      startDisplay: null,
      pacing,
      language: null,
      effort: null,
      shortDescription: null,
      enrollmentStart: null,
      enrollmentEnd: null,
      isEnrollmentOpen: null,
      sortingScore: null,
    };
  }
  const score = computeSortingScore(overview, asOf);
  return {
    number: overview.display_number_with_default || (course.key?.course ?? null),
    startDisplay: getStartDisplay(overview) || null,
    pacing: getPacing(overview),
    language: overview.language || null,
    effort: overview.effort || null,
    shortDescription: overview.short_description || null,
    enrollmentStart: toIso(overview.enrollment_start),
    enrollmentEnd: toIso(overview.enrollment_end),
    isEnrollmentOpen: isEnrollmentOpen(overview, asOf),
    sortingScore: Number.isFinite(score) ? score : null,
  };
}

function getStatus(start: bigint | null, end: bigint | null, asOf: bigint): Course["status"] {
  if (start === null) return "unknown";
  if (hasEnded(end, asOf)) return "archived";
  return hasStarted(start, asOf) ? "current" : "upcoming";
}

function toIso(instant: bigint | null): string | null {
  return instant === null ? null : formatIso(instant);
}
