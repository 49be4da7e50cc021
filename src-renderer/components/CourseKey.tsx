import type { Course } from "../../src-shared/ipc";

/** `MITx · 6.002x · 2013_Spring`, or the id where it has no such parts. */
export function formatKey(course: Course): string {
  const ccx = course.ccx === null ? null : `CCX ${course.ccx}`;
  const parts = [course.org, course.course, course.run, ccx].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : course.id;
}

export function CourseKey({ course }: { course: Course }) {
  return (
    <span className="key" title={course.id}>
      {formatKey(course)}
    </span>
  );
}
