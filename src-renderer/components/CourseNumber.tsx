import { getTotal, type TotalName } from "../../src-shared/course-totals";
import { formatChange, formatNumber } from "../../src-shared/format";
import type { Course } from "../../src-shared/ipc";

/** One of a course's numbers; zero is a pale dash, and what is not known is nothing. */
export function CourseNumber({ course, name }: { course: Course; name: TotalName }) {
  const value = getTotal(course, name);
  if (value === null) {
    return (
      <span className="faint" title="The tables of this course do not say">
        <span aria-hidden="true">?</span>
        <span className="visually-hidden">not known</span>
      </span>
    );
  }
  if (value === 0) {
    return (
      <span className="faint">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">0</span>
      </span>
    );
  }
  if (name !== "weekChange") return formatNumber(value, navigator.language);
  return (
    <span className={value > 0 ? "up" : "down"}>{formatChange(value, navigator.language)}</span>
  );
}
