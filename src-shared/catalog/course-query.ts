import { courseKeyForms, findCourseKey, formatCourseKey } from "../course-key";
import { AppError } from "../errors";
import { compareCodePoints } from "./code-points";
import { hasEnded } from "./course-dates";
import { createFilter } from "./filter";
import { foldCase } from "./fold";
import type { Overview } from "./overview";

/** What the LMS's `get_all_courses` can be asked; all that is said must hold, an empty list says nothing. */
export interface CourseQuery {
  /** Of the column `org`, whatever the case. */
  readonly orgs?: readonly string[];
  readonly courseKeys?: readonly string[];
  /** Conditions of `createFilter`. */
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly activeOnly?: boolean;
  /** Both inclusive; with either, a course whose start is unknown is left out. */
  readonly startOnOrAfter?: bigint | null;
  readonly startOnOrBefore?: bigint | null;
}

/** The overviews that a query asks for, by id. A malformed course key is `bad-input`. */
export function listAllCourses(
  overviews: readonly Overview[],
  query: CourseQuery,
  asOf: bigint,
): readonly Overview[] {
  const { orgs = [], courseKeys = [], filter, startOnOrAfter, startOnOrBefore } = query;
  const ids = new Set(courseKeys.map(parseId));
  const fits = createFilter({
    ...filter,
    ...(typeof startOnOrAfter === "bigint" && { start__gte: startOnOrAfter }),
    ...(typeof startOnOrBefore === "bigint" && { start__lte: startOnOrBefore }),
  });
  return overviews
    .filter(
      (overview) =>
        (ids.size === 0 || ids.has(overview.id)) &&
        (orgs.length === 0 || isOneOf(overview.org, orgs)) &&
        !(query.activeOnly && hasEnded(overview.end, asOf)) &&
        fits(overview),
    )
    .sort((a, b) => compareCodePoints(a.id, b.id));
}

/** Whether an organization is one of several, whatever the case; none is nobody's. */
export function isOneOf(org: string | null, orgs: readonly string[]): boolean {
  return org !== null && orgs.some((name) => foldCase(name) === foldCase(org));
}

/** Archived courses have ended, active ones have not; asked for both, the active ones are given. */
export function hasStatus(
  { end }: Pick<Overview, "end">,
  { activeOnly, archivedOnly }: { activeOnly?: boolean; archivedOnly?: boolean },
  asOf: bigint,
): boolean {
  if (activeOnly) return !hasEnded(end, asOf);
  return !archivedOnly || hasEnded(end, asOf);
}

/** The id under which the LMS stores a course: without branch and version. */
function parseId(text: string): string {
  const key = findCourseKey(text);
  if (key) return formatCourseKey({ ...key, branch: null, version: null });
  throw new AppError("bad-input", `“${text}” is not a course id.`, {
    hint: `Write it as ${courseKeyForms}.`,
  });
}
