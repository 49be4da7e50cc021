import { foldText } from "../src-shared/catalog/fold";
import type { Course } from "../src-shared/ipc";

/** What is searched in each course, folded once: a list may be searched at every key press. */
const texts = new WeakMap<Course, string>();

/** The words of a query, without case and accents; a course must have every one. */
export function splitQuery(query: string): readonly string[] {
  return foldText(query).split(/\s+/).filter(Boolean);
}

/** Whether a course's name, number, organization or id contain every word of `splitQuery`. */
export function hasWords(course: Course, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = getText(course);
  return words.every((word) => text.includes(word));
}

/** The courses that have every word of the query, in their own order. */
export function searchCourses(courses: readonly Course[], query: string): readonly Course[] {
  const words = splitQuery(query);
  return words.length === 0 ? courses : courses.filter((course) => hasWords(course, words));
}

function getText(course: Course): string {
  const known = texts.get(course);
  if (known !== undefined) return known;
  const { name, number, org, id } = course;
  const text = foldText([name, number ?? "", org ?? "", id].join("\n"));
  texts.set(course, text);
  return text;
}
