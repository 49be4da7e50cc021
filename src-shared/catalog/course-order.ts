import { compareCodePoints } from "./code-points";
import type { CatalogCourse } from "./course";
import { hasEnded } from "./course-dates";
import { getCourseName, toShownName } from "./display-name";
import { foldText } from "./fold";
import type { Overview } from "./overview";
import { computeSortingScore } from "./sorting-score";

/** The orders of a list of courses, by their names on the command line; the first is the default. */
export const courseSorts = ["sorting_score", "id", "name", "start", "enrollment"] as const;

export type CourseSort = (typeof courseSorts)[number];

/** What an order needs to know beside the courses. */
export interface OrderFacts {
  readonly asOf: bigint;
  /** Learners enrolled on the newest day that is known, by course id. */
  readonly enrollment: ReadonlyMap<string, number>;
}

/**
 * Courses in one of the orders of `decisions.md` C11, C17: by score, ascending, pseudo courses last;
 * by id, or by the shown name without case and accents; by start, unknown last; by enrollment, the
 * greatest first, unknown last. Equals are in the order of their ids, by code point.
 */
export function sortCourses(
  courses: readonly CatalogCourse[],
  sort: CourseSort,
  facts: OrderFacts,
): readonly CatalogCourse[] {
  const toRank = ranks[sort];
  const ranked = courses.map((course) => ({ course, rank: toRank(course, facts) }));
  ranked.sort(
    (a, b) => compareRanks(a.rank, b.rank) || compareCodePoints(a.course.id, b.course.id),
  );
  return ranked.map(({ course }) => course);
}

type Rank = string | number | bigint | null;

const ranks: Record<CourseSort, (course: CatalogCourse, facts: OrderFacts) => Rank> = {
  sorting_score: ({ overview }, { asOf }) => overview && computeSortingScore(overview, asOf),
  id: () => null,
  name: (course) => foldText(toShownName(getCourseName(course), course.id)),
  start: ({ overview }) => overview?.start ?? null,
  enrollment: ({ id }, { enrollment }) => {
    const count = enrollment.get(id);
    return count === undefined ? null : -count;
  },
};

/** Ascending, null last. */
function compareRanks(a: Rank, b: Rank): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "string" && typeof b === "string") return compareCodePoints(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The LMS's order by start date: courses that run before those that ended, the oldest start first. */
export function sortByStartDate(overviews: readonly Overview[], asOf: bigint): readonly Overview[] {
  return [...overviews].sort(
    (a, b) =>
      Number(hasEnded(a.end, asOf)) - Number(hasEnded(b.end, asOf)) ||
      compareRanks(a.start, b.start),
  );
}

/**
 * Studio's order: a column's name, after a `-` descending; NULL last. Undefined where there is no such
 * column, and Studio would not sort.
 */
export function findSortedByColumn(
  overviews: readonly Overview[],
  order: string,
): readonly Overview[] | undefined {
  const isDescending = order.startsWith("-");
  const column = (isDescending ? order.slice(1) : order) as keyof Overview;
  if (!overviews.every((overview) => Object.hasOwn(overview, column))) return undefined;
  const toRank = (overview: Overview): Rank => {
    const value = overview[column];
    return typeof value === "boolean" ? Number(value) : value;
  };
  return [...overviews].sort((a, b) => {
    const [first, second] = [toRank(a), toRank(b)];
    const isKnown = first !== null && second !== null;
    const by = compareRanks(first, second);
    return (isDescending && isKnown ? -by : by) || compareCodePoints(a.id, b.id);
  });
}
