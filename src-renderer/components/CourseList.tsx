import { type KeyboardEvent, useEffect, useRef } from "react";
import { formatNumber } from "../../src-shared/format";
import type { Course } from "../../src-shared/ipc";
import { toShownName } from "../course-name";
import { formatLocation } from "../location";
import { toCourseLocation } from "../use-workspace";
import { formatKey } from "./CourseKey";
import { CourseMark } from "./CourseMark";

interface CourseListProps {
  readonly courses: readonly Course[];
  readonly current: string | null;
}

/** Links to the courses; the arrow keys walk them. */
export function CourseList({ courses, current }: CourseListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const link = current && list.current?.querySelector("[aria-current]");
    if (link) link.scrollIntoView?.({ block: "nearest" });
  }, [current]);
  return (
    <ul className="courses" ref={list} onKeyDown={walk}>
      {courses.map((course) => (
        <li key={course.id}>
          <CourseLink course={course} isCurrent={course.id === current} />
        </li>
      ))}
    </ul>
  );
}

function CourseLink({ course, isCurrent }: { course: Course; isCurrent: boolean }) {
  const key = formatKey(course);
  return (
    <a
      className="course"
      href={formatLocation(toCourseLocation(course))}
      aria-current={isCurrent ? "page" : undefined}
      title={`${course.name}\n${course.id}`}
    >
      <CourseMark course={course} />
      <span className="course-name">{toShownName(course)}</span>
      {course.enrollment !== null && (
        <span className="course-count">{formatNumber(course.enrollment, navigator.language)}</span>
      )}
      <span className="course-key">{key}</span>
    </a>
  );
}

const steps: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowDown: (place, last) => Math.min(place + 1, last),
  ArrowUp: (place) => place - 1,
  Home: () => 0,
  End: (_, last) => last,
};

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll("a")];
  const place = links.indexOf(event.target as HTMLAnchorElement);
  const next = step(place, links.length - 1);
  event.preventDefault();
  if (next < 0) document.querySelector<HTMLInputElement>("#course-search")?.focus();
  else links[next]?.focus();
}
