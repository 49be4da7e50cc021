import { selectCourses } from "../../src-shared/catalog";
import { toFileStem } from "../../src-shared/course-key";
import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import type { BookOutput } from "../../src-shared/plan";
import { listCourses, readCatalog, toMicros } from "../courses";
import type { Engine, Session } from "../engine";
import { hasData } from "../export/courses";
import { toHash, toNamePart } from "../export/file-name";
import { explainUnknownCourse } from "../missing-data";
import { foldName } from "./file-name";

/** The courses that a book asks for: listed ones in their order, others, if they have data, by id. */
export type CourseFinder = (asked: BookOutput["courses"]) => Promise<readonly Course[]>;

/** The courses are read once, and as they are at `now`. None at all is `missing-data`. */
export function createCourseFinder(
  engine: Engine,
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal | undefined },
): CourseFinder {
  const read = <T>(work: (session: Session) => Promise<T>) => engine.withSession(work, { signal });
  const getAll = once(() => read((session) => listCourses(session, null, now)));
  const getCatalog = once(() => read((session) => readCatalog(session, null)));
  const find: CourseFinder = async (asked) => {
    const all = await getAll();
    if (asked === "all") return all.filter(hasData);
    if (!Array.isArray(asked)) {
      const { org: orgs, ...narrowing } = asked as Exclude<typeof asked, readonly string[]>;
      const { courses } = await getCatalog();
      const chosen = selectCourses(courses, { ...narrowing, orgs }, toMicros(now));
      const ids = new Set(chosen.map(({ id }) => id));
      return all.filter((course) => ids.has(course.id) && hasData(course));
    }
    const byId = new Map(all.map((course) => [course.id, course]));
    const found: Course[] = [];
    for (const id of new Set(asked)) {
      const course = byId.get(id);
      if (!course) throw await read((session) => explainUnknownCourse(session, id));
      found.push(course);
    }
    return found;
  };
  return async (asked) => {
    const found = await find(asked);
    if (found.length > 0) return found;
    throw new AppError("missing-data", "No course here is among those that it asks for.", {
      hint: "“coursescope courses” lists those that there are.",
    });
  };
}

/**
 * What stands for each course in a file's name: `{org}-{course}-{run}`, with a few digits of a hash
 * where two would be one, on disks too that do not tell case apart.
 */
export function listStems(courses: readonly Course[]): readonly string[] {
  const stems = courses.map(({ id }) => toCourseStem(id));
  const counts = new Map<string, number>();
  for (const stem of stems.map((one) => foldName([one]))) {
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return stems.map((stem, at) => {
    if (counts.get(foldName([stem])) === 1) return stem;
    return `${stem}-${toHash(courses[at]?.id ?? "", 6)}`;
  });
}

/** What stands for a course in a file's name, whatever its id. */
export function toCourseStem(id: string): string {
  return toNamePart(toFileStem(id), id);
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= read();
    return known;
  };
}
