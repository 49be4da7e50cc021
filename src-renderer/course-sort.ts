import { toSortText } from "../src-shared/catalog/code-points";
import { foldText } from "../src-shared/catalog/fold";
import { getTotal, type TotalName } from "../src-shared/course-totals";
import type { Course } from "../src-shared/ipc";
import { toShownName } from "./course-name";

/** The orders of the list, by their names in the address. */
export const courseSortNames = [
  "score",
  "name",
  "start",
  "end",
  "enrollment",
  "ever",
  "change",
  "verified",
  "passing",
] as const;

export type CourseSortName = (typeof courseSortNames)[number];

type Rank = string | number | null;

interface CourseSort {
  readonly label: string;
  /** Which end comes first. */
  readonly note: string;
  /** Ascending; null comes last, whichever way round. */
  readonly toRank: (course: Course) => Rank;
}

/** Milliseconds; null for what is no date too. */
function toTime(instant: string | null): number | null {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(time) ? null : time;
}

/** The greatest number first. */
const most =
  (name: TotalName) =>
  (course: Course): Rank => {
    const value = getTotal(course, name);
    return value === null ? null : -value;
  };

/** `decisions.md` C11 and C17, and the other columns of the table in the same way. */
export const courseSorts: Readonly<Record<CourseSortName, CourseSort>> = {
  score: {
    label: "As in the LMS",
    note: "announced, then latest start",
    toRank: ({ sortingScore }) => sortingScore,
  },
  name: {
    label: "Name",
    note: "A to Z",
    toRank: (course) => toSortText(foldText(toShownName(course))),
  },
  start: { label: "Start", note: "earliest first", toRank: ({ start }) => toTime(start) },
  end: { label: "End", note: "earliest first", toRank: ({ end }) => toTime(end) },
  enrollment: { label: "Enrolled now", note: "most first", toRank: most("current") },
  ever: { label: "Ever enrolled", note: "most first", toRank: most("ever") },
  change: {
    label: "Change in last week",
    note: "greatest growth first",
    toRank: most("weekChange"),
  },
  verified: { label: "Verified", note: "most first", toRank: most("verified") },
  passing: { label: "Passing", note: "most first", toRank: most("passing") },
};

/** The LMS's order where any course has its score, else by name. */
export function findDefaultSort(courses: readonly Course[]): CourseSortName {
  return courses.some(({ sortingScore }) => sortingScore !== null) ? "score" : "name";
}

/** The orders that tell these courses apart; the name always does. */
export function listSorts(courses: readonly Course[]): readonly CourseSortName[] {
  return courseSortNames.filter((name) => {
    const { toRank } = courseSorts[name];
    return name === "name" || courses.some((course) => toRank(course) !== null);
  });
}

/** Courses in an order or its reverse; unknown last, equals by id in code-point order. */
export function sortCourses(
  courses: readonly Course[],
  sort: CourseSortName,
  { isReversed = false }: { readonly isReversed?: boolean } = {},
): readonly Course[] {
  const { toRank } = courseSorts[sort];
  const sign = isReversed ? -1 : 1;
  const ranked = courses.map((course) => {
    return { course, rank: toRank(course), id: toSortText(course.id) };
  });
  ranked.sort(
    (one, other) =>
      compareRanks(one.rank, other.rank, sign) ||
      // A pseudo course, without a score, comes after those whose score is infinite.
      Number(one.course.isPseudo) - Number(other.course.isPseudo) ||
      compareValues(one.id, other.id),
  );
  return ranked.map(({ course }) => course);
}

function compareRanks(one: Rank, other: Rank, sign: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return sign * compareValues(one, other);
}

function compareValues<Value extends string | number>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
