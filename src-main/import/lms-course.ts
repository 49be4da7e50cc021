import { findCourseKey, toFileStem } from "../../src-shared/course-key";
import { AppError } from "../../src-shared/errors";
import type { Session } from "../engine";

/**
 * The course that file names call `prefix`: what a person said once, else the prefix itself where it
 * is a course key, else the one known course whose key is written so in file names. Undefined where
 * there is none, or more than one.
 */
export async function findCourseOfPrefix(
  session: Session,
  prefix: string,
): Promise<string | undefined> {
  const [said] = await session.list<{ id: string }>(
    "select course_id as id from stored.file_courses where file_course = $prefix",
    { prefix },
  );
  if (said) return said.id;
  if (findCourseKey(prefix)) return prefix;
  const courses = await session.list<{ id: string; file_course: string }>(
    `select course_id as id, to_file_course(course_id) as file_course
     from (select distinct course_id from stored.course_tables) order by course_id`,
  );
  const found = courses.filter(({ id, file_course }) => {
    return [file_course, ...listFileForms(id)].includes(prefix);
  });
  return found.length === 1 ? found[0]?.id : undefined;
}

/** An id that is no course key is `bad-input`. */
export function checkCourse(courseId: string): void {
  if (findCourseKey(courseId)) return;
  throw new AppError("bad-input", `${courseId} is not a course id.`, {
    hint: "A course id looks like course-v1:edX+DemoX+2024 or edX/DemoX/2024.",
  });
}

/** Remembers which course file names call `prefix`. An id that is no course key is `bad-input`. */
export async function rememberCourse(
  session: Session,
  prefix: string,
  courseId: string,
): Promise<void> {
  checkCourse(courseId);
  await session.run("delete from stored.file_courses where file_course = $prefix", { prefix });
  await session.run("insert into stored.file_courses select $prefix, $courseId", {
    prefix,
    courseId,
  });
}

/** How the LMS and Insights write a course into file names; for a course of its own within another, both ways. */
function listFileForms(courseId: string): readonly string[] {
  const key = findCourseKey(courseId);
  if (!key) return [];
  const parts = [key.org, key.course, key.run].map((part) => part ?? "");
  const whole = key.ccx === null ? parts : [...parts, "ccx", key.ccx];
  // The LMS leaves out what is no sign of a file name, the analytics API writes `_`.
  const plain = (text: string) =>
    text
      .trim()
      .replace(/ /g, "_")
      .replace(/[^\p{L}\p{N}_.-]/gu, "");
  return [
    ...[parts, whole].flatMap((each) => [plain(each.join("_")), each.join("-")]),
    // An older list of ids had the course's id, slash by slash.
    courseId.replaceAll("/", "-"),
    toFileStem(courseId),
  ];
}
