import { courseColumns } from "../../src-shared/course-columns";
import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import { toLiteral, toName } from "../import/literal";
import type { RowList } from "./leaving";

/** The tables that facts of courses come from. */
const reads = [
  "course_overview",
  "course_overview_history",
  "course_meta_summary_enrollment",
  "course_enrollment_daily",
  "course_program_metadata",
];

/** Courses as they were on a day, or are now, in the order given; null where something is not known. */
export function toCourseList(courses: readonly Course[], asOf: string | null): RowList {
  const rows = courses.map((course) =>
    Object.fromEntries(courseColumns.map(({ name, get }) => [name, get(course)])),
  );
  const types = courseColumns.map(({ name, type }) => [
    name,
    type === "int" ? "BIGINT" : "VARCHAR",
  ]);
  const shape = JSON.stringify([Object.fromEntries(types)]);
  const cells = courseColumns.map(({ name, type }) =>
    type === "timestamp" ? `${toName(name)}::timestamp as ${toName(name)}` : toName(name),
  );
  return {
    title: "Courses",
    ...(asOf !== null && { period: `as of ${asOf}` }),
    reads,
    columns: courseColumns,
    sql: `select ${cells.join(", ")} from (
        select unnest(rows, max_depth := 2), generate_subscripts(rows, 1) as place
        from (select from_json($rows::json, ${toLiteral(shape)}) as rows)
      ) order by place`,
    bindings: { rows: JSON.stringify(rows) },
  };
}

/** Whether there is anything to export of a course: the catalogue lists some that have no rows. */
export function hasData({ tables }: Course): boolean {
  return Object.keys(tables).length > 0;
}

/** The courses of these ids, in their order; `bad-input` where one is not there (any more). */
export function pickCourses(courses: readonly Course[], ids: readonly string[]): readonly Course[] {
  const byId = new Map(courses.map((course) => [course.id, course]));
  return ids.map((id) => {
    const course = byId.get(id);
    if (course) return course;
    throw new AppError("bad-input", `The course ${id} is not in the workspace any more.`, {
      hint: "Look at the list of courses again, then save it.",
    });
  });
}
