import { useEffect, useRef } from "react";
import { getTotal } from "../../src-shared/course-totals";
import { formatNumber } from "../../src-shared/format";
import type { Course } from "../../src-shared/ipc";
import { toShownName } from "../course-name";
import { formatLocation } from "../location";
import { usePageRows } from "../use-page-rows";
import { toCourseLocation } from "../use-workspace";
import { walkLinks } from "../walk-links";
import { formatKey } from "./CourseKey";
import { CourseMark } from "./CourseMark";

interface CourseListProps {
  readonly courses: readonly Course[];
  readonly current: string | null;
}

const rowHeight = 53;

/** Links to the courses; the arrow keys walk them. Only those in sight are on the page. */
export function CourseList({ courses, current }: CourseListProps) {
  const list = useRef<HTMLUListElement>(null);
  const { rows, before, after, scrollTo } = usePageRows(list, courses.length, rowHeight);
  const place = courses.findIndex(({ id }) => id === current);
  const reveal = useRef(scrollTo);
  useEffect(() => {
    reveal.current = scrollTo;
  });
  useEffect(() => {
    if (place >= 0) reveal.current(place);
  }, [place]);
  return (
    <ul
      className="courses"
      ref={list}
      style={{ paddingTop: before, paddingBottom: after }}
      onKeyDown={(event) => walkLinks(event, { count: courses.length, scrollTo })}
    >
      {rows.map((row) => {
        const course = courses[row];
        return course ? (
          <li key={course.id} aria-setsize={courses.length} aria-posinset={row + 1}>
            <CourseLink course={course} place={row} isCurrent={row === place} />
          </li>
        ) : null;
      })}
    </ul>
  );
}

interface CourseLinkProps {
  readonly course: Course;
  readonly place: number;
  readonly isCurrent: boolean;
}

function CourseLink({ course, place, isCurrent }: CourseLinkProps) {
  const enrolled = getTotal(course, "current");
  return (
    <a
      className="course"
      href={formatLocation(toCourseLocation(course.id))}
      data-place={place}
      aria-current={isCurrent ? "page" : undefined}
      title={`${course.name}\n${course.id}`}
    >
      <CourseMark course={course} />
      <span className="course-name">{toShownName(course)}</span>
      {enrolled !== null && (
        <span className="course-count">{formatNumber(enrolled, navigator.language)}</span>
      )}
      <span className="course-key">{formatKey(course)}</span>
    </a>
  );
}
