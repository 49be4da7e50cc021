import { useDeferredValue, useMemo } from "react";
import type { Course } from "../src-shared/ipc";
import type { CourseChoice } from "./course-choice";
import {
  type CourseIndex,
  createCourseIndex,
  type FoundCourses,
  filterCourses,
} from "./course-filter";
import { type CourseSortName, findDefaultSort, sortCourses } from "./course-sort";

export interface CourseList {
  readonly index: CourseIndex;
  readonly sort: CourseSortName;
  readonly found: FoundCourses;
  /** The courses to show, in order. */
  readonly shown: readonly Course[];
}

/** The courses that a choice shows; a key press only searches, it neither sorts nor reads values. */
export function useCourseList(courses: readonly Course[], choice: CourseChoice): CourseList {
  const index = useMemo(() => createCourseIndex(courses), [courses]);
  const sort = useMemo(() => choice.sort ?? findDefaultSort(courses), [choice.sort, courses]);
  const { isReversed, filters } = choice;
  const sorted = useMemo(
    () => sortCourses(courses, sort, { isReversed }),
    [courses, sort, isReversed],
  );
  // What is typed appears at once, even where the list takes a moment.
  const search = useDeferredValue(choice.search);
  const found = useMemo(
    () => filterCourses(index, sorted, { search, filters }),
    [index, sorted, search, filters],
  );
  return { index, sort, found, shown: found.courses };
}
