import type { Course } from "../src-shared/ipc";
import type { CourseFilters } from "./course-choice";
import {
  type CourseFieldName,
  courseFieldNames,
  courseFields,
  type FieldOption,
  listOptions,
} from "./course-fields";
import { hasWords, splitQuery } from "./course-search";

/** A list of courses, prepared for being narrowed down again and again. */
export interface CourseIndex {
  readonly courses: readonly Course[];
  /** The values of each course, in the order of `courseFieldNames`. */
  readonly values: ReadonlyMap<Course, readonly (readonly string[])[]>;
  /** What can be chosen in each field. */
  readonly options: Readonly<Record<CourseFieldName, readonly FieldOption[]>>;
}

export function createCourseIndex(courses: readonly Course[]): CourseIndex {
  const values = new Map<Course, readonly (readonly string[])[]>();
  const owners = courseFieldNames.map(() => new Map<string, Course>());
  for (const course of courses) {
    const all = courseFieldNames.map((name) => courseFields[name].listValues(course));
    values.set(course, all);
    all.forEach((list, place) => {
      for (const value of list) {
        if (!owners[place]?.has(value)) owners[place]?.set(value, course);
      }
    });
  }
  const options = Object.fromEntries(
    courseFieldNames.map((name, place) => [name, listOptions(name, owners[place] ?? new Map())]),
  ) as Record<CourseFieldName, readonly FieldOption[]>;
  return { courses, values, options };
}

export interface FoundCourses {
  readonly courses: readonly Course[];
  /** How many courses a value has, given the search and all other fields. */
  readonly counts: Readonly<Record<CourseFieldName, ReadonlyMap<string, number>>>;
  /** How many courses only this keeps away, for each field in use and the search. */
  readonly kept: Readonly<Record<CourseFieldName | "search", number>>;
}

/**
 * The courses that have every word of the search, and in each field any of the chosen values; in
 * the order of `courses`, which are those of the index.
 */
export function filterCourses(
  index: CourseIndex,
  courses: readonly Course[],
  choice: { readonly search: string; readonly filters: CourseFilters },
): FoundCourses {
  const words = splitQuery(choice.search);
  const chosen = courseFieldNames.map((name) => choice.filters[name]);
  const counts = courseFieldNames.map(() => new Map<string, number>());
  const kept = courseFieldNames.map(() => 0);
  let keptBySearch = 0;
  const found = courses.filter((course) => {
    const values = index.values.get(course) ?? [];
    const isSearched = hasWords(course, words);
    const missed = listMissed(values, chosen);
    const misses = missed.length + (isSearched ? 0 : 1);
    const [only] = missed;
    if (misses === 1 && only === undefined) keptBySearch += 1;
    if (misses === 1 && only !== undefined) kept[only] = (kept[only] ?? 0) + 1;
    if (isSearched && missed.length < 2) {
      values.forEach((list, place) => {
        if (only === undefined || only === place) countEach(counts[place], list);
      });
    }
    return misses === 0;
  });
  return {
    courses: found,
    counts: toRecord(counts),
    kept: { ...toRecord(kept), search: keptBySearch },
  };
}

/** The places of the fields of which a course has none of the chosen values. */
function listMissed(
  values: readonly (readonly string[])[],
  chosen: readonly (readonly string[] | undefined)[],
): readonly number[] {
  const missed: number[] = [];
  chosen.forEach((wanted, place) => {
    if (wanted && !values[place]?.some((value) => wanted.includes(value))) missed.push(place);
  });
  return missed;
}

function countEach(counts: Map<string, number> | undefined, values: readonly string[]): void {
  for (const value of values) counts?.set(value, (counts.get(value) ?? 0) + 1);
}

function toRecord<Value>(values: readonly Value[]): Record<CourseFieldName, Value> {
  return Object.fromEntries(courseFieldNames.map((name, place) => [name, values[place]])) as Record<
    CourseFieldName,
    Value
  >;
}
