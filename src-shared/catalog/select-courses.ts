import { courseKeyForms, findCourseKey } from "../course-key";
import { AppError } from "../errors";
import type { CatalogCourse } from "./course";
import { startsWithin } from "./course-dates";
import { hasStatus, isOneOf } from "./course-query";
import { createSearch } from "./search";

/** What a list of courses is narrowed down by (`cli.md`); what is not said, or empty, narrows nothing. */
export interface CourseSelection {
  /** Exact. */
  readonly ids?: readonly string[] | undefined;
  /** Of the column `org`, or of a pseudo course's key; whatever the case. */
  readonly orgs?: readonly string[] | undefined;
  readonly search?: string | undefined;
  readonly activeOnly?: boolean | undefined;
  readonly archived?: boolean | undefined;
  /** Days. */
  readonly startsWithin?: number | undefined;
  /** Keeps pseudo courses, whose dates nobody knows, under the last three. */
  readonly includeUnknown?: boolean | undefined;
}

/**
 * The courses that are asked for, in the order given. An id that is no course key, and that no
 * course has, is `bad-input`; any other unknown one gives nothing.
 */
export function selectCourses(
  courses: readonly CatalogCourse[],
  selection: CourseSelection,
  asOf: bigint,
): readonly CatalogCourse[] {
  const { ids = [], orgs = [], search = "" } = selection;
  checkIds(ids, courses);
  const wanted = new Set(ids);
  const isFound = createSearch(search);
  return courses.filter(
    (course) =>
      (wanted.size === 0 || wanted.has(course.id)) &&
      (orgs.length === 0 || isOneOf(getOrg(course), orgs)) &&
      (search === "" || isFound(course)) &&
      isInTime(course, selection, asOf),
  );
}

/** The organization that a course is listed under: the column's, or a pseudo course's key's. */
export function getOrg({ key, overview }: CatalogCourse): string | null {
  return overview ? overview.org : (key?.org ?? null);
}

function isInTime({ overview }: CatalogCourse, selection: CourseSelection, asOf: bigint): boolean {
  const { activeOnly = false, archived = false, startsWithin: days, includeUnknown } = selection;
  const isAsked = activeOnly || archived || days !== undefined;
  if (!overview) return !isAsked || Boolean(includeUnknown);
  if (!hasStatus(overview, { activeOnly, archivedOnly: archived }, asOf)) return false;
  return days === undefined || startsWithin(overview.start, days, asOf) === true;
}

function checkIds(ids: readonly string[], courses: readonly CatalogCourse[]) {
  const malformed = ids.filter((id) => !findCourseKey(id));
  if (malformed.length === 0) return;
  const known = new Set(courses.map(({ id }) => id));
  const bad = malformed.find((id) => !known.has(id));
  if (bad === undefined) return;
  throw new AppError("bad-input", `“${bad}” is not a course id.`, {
    hint: `Write it as ${courseKeyForms}.`,
  });
}
