import type { Course } from "../../src-shared/ipc";
import { toShownName } from "../course-name";

interface CourseCheckProps {
  readonly course: Course;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

/** Ticks a course, to compare it with others. */
export function CourseCheck({ course, selected, onSelect }: CourseCheckProps) {
  const toggle = () => {
    const next = new Set(selected);
    if (!next.delete(course.id)) next.add(course.id);
    onSelect(next);
  };
  return (
    <input
      type="checkbox"
      className="course-check"
      aria-label={`Select ${toShownName(course)}`}
      checked={selected.has(course.id)}
      onChange={toggle}
    />
  );
}
