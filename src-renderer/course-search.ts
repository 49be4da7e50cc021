import type { Course } from "../src-shared/ipc";

/** Letters without case and accents, so that “genie” finds “Génie”. */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The courses whose name or id contains every word of the query, in their own order. */
export function searchCourses(courses: readonly Course[], query: string): readonly Course[] {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return courses;
  return courses.filter((course) => {
    const text = foldText(`${course.name} ${course.id}`);
    return words.every((word) => text.includes(word));
  });
}
