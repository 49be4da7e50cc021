import { type CourseKey, findCourseKey } from "../course-key";
import { AppError } from "../errors";
import { compareCodePoints } from "./code-points";
import type { CatalogCourse } from "./course";
import { type CatalogView, computeDerived } from "./derived";
import { foldCase } from "./fold";
import { type JsonScalar, toOverviewJson } from "./overview-json";

/** A course, and whether its id is written in another case than was asked for. */
export interface FoundCourse {
  readonly course: CatalogCourse;
  readonly caseMismatch: boolean;
}

/** One course by its id; else by its id whatever the case, as a database may answer. */
export function findCourse(courses: readonly CatalogCourse[], id: string): FoundCourse | undefined {
  const exact = courses.find((course) => course.id === id);
  if (exact) return { course: exact, caseMismatch: false };
  const folded = foldCase(id);
  const [similar] = courses
    .filter((course) => foldCase(course.id) === folded)
    .sort((a, b) => compareCodePoints(a.id, b.id));
  return similar && { course: similar, caseMismatch: true };
}

/** One course by its exact id; `missing-data` where there is none, with the one that was meant. */
export function getCourse(courses: readonly CatalogCourse[], id: string): CatalogCourse {
  const found = findCourse(courses, id);
  if (found && !found.caseMismatch) return found.course;
  throw new AppError("missing-data", `There is no course ${id}.`, {
    hint: found ? `Did you mean ${found.course.id}?` : "Import a file that has it.",
  });
}

/** Each id that was asked for with its course, or null; ids are exact. */
export function findCourses(
  courses: readonly CatalogCourse[],
  ids: readonly string[],
): ReadonlyMap<string, CatalogCourse | null> {
  const byId = new Map(courses.map((course) => [course.id, course]));
  return new Map(ids.map((id) => [id, byId.get(id) ?? null]));
}

/** Whether a course is known, by a row of the catalogue, of any version, or only by its data. */
export function findExistence(
  courses: readonly CatalogCourse[],
  id: string,
): { as: "row" | "pseudo"; caseMismatch: boolean } | undefined {
  const found = findCourse(courses, id);
  if (!found) return undefined;
  return { as: found.course.overview ? "row" : "pseudo", caseMismatch: found.caseMismatch };
}

/** The overviews of some ids as JSON, in the catalogue's order; unknown ids give nothing. */
export function listOverviewJson(
  courses: readonly CatalogCourse[],
  ids: readonly string[],
  view: CatalogView,
): readonly Readonly<Record<string, JsonScalar>>[] {
  const wanted = new Set(ids);
  return courses.flatMap((course) =>
    course.overview && wanted.has(course.id)
      ? [toOverviewJson(course.overview, computeDerived(course, view))]
      : [],
  );
}

/** Every id of the catalogue's rows that is a course key. */
export function listCourseKeys(courses: readonly CatalogCourse[]): readonly CourseKey[] {
  return courses.flatMap(({ id, overview }) => (overview && findCourseKey(id)) || []);
}
