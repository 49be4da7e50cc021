import type { CSSProperties } from "react";
import type { Course } from "../../src-shared/ipc";
import { toCourseMark } from "../course-mark";
import { toShownName } from "../course-name";

export function CourseMark({ course }: { course: Course }) {
  const { initials, hue } = toCourseMark(toShownName(course), course.id);
  return (
    <span className="mark" style={{ "--hue": hue } as CSSProperties} aria-hidden="true">
      {initials}
    </span>
  );
}
