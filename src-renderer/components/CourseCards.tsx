import { useLayoutEffect, useRef, useState } from "react";
import { totalLabels } from "../../src-shared/course-totals";
import { formatLanguage, formatSpan, nameStatus, pacingNames } from "../../src-shared/course-words";
import type { Course } from "../../src-shared/ipc";
import { toShownName } from "../course-name";
import { formatLocation } from "../location";
import { usePageRows } from "../use-page-rows";
import { toCourseLocation } from "../use-workspace";
import { walkLinks } from "../walk-links";
import { CourseCheck } from "./CourseCheck";
import { CourseKey } from "./CourseKey";
import { CourseMark } from "./CourseMark";
import { CourseNumber } from "./CourseNumber";

export interface CourseRowsProps {
  readonly courses: readonly Course[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

const gap = 12;
const leastWidth = 300;
const cardHeight = 148;

/** As many side by side as there is room for. Only those in sight are on the page. */
export function CourseCards({ courses, selected, onSelect }: CourseRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const columns = useColumns(list);
  const rowCount = Math.ceil(courses.length / columns);
  const { rows, before, after, scrollTo } = usePageRows(list, rowCount, cardHeight + gap);
  const walk = {
    count: courses.length,
    columns,
    scrollTo: (place: number) => scrollTo(Math.floor(place / columns)),
  };
  const first = (rows[0] ?? 0) * columns;
  const shown = courses.slice(first, ((rows.at(-1) ?? -1) + 1) * columns);
  return (
    <ul
      className="course-cards course-results"
      aria-label="Courses"
      ref={list}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridAutoRows: cardHeight,
        gap,
        paddingTop: before,
        paddingBottom: after,
      }}
      onKeyDown={(event) => walkLinks(event, walk)}
    >
      {shown.map((course, place) => (
        <li
          key={course.id}
          className="course-card"
          aria-setsize={courses.length}
          aria-posinset={first + place + 1}
        >
          <CourseCard course={course} place={first + place} />
          <CourseCheck course={course} selected={selected} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  );
}

function CourseCard({ course, place }: { course: Course; place: number }) {
  const status = nameStatus(course);
  const { pacing, language } = course;
  const facts = [
    formatSpan(course),
    pacing && pacingNames[pacing],
    language && formatLanguage(language),
  ].filter(Boolean);
  return (
    <>
      <div className="course-card-head">
        <CourseMark course={course} />
        <div className="course-card-name">
          <a
            href={formatLocation(toCourseLocation(course.id))}
            data-place={place}
            title={`${course.name}\n${course.id}`}
          >
            {toShownName(course)}
          </a>
          <CourseKey course={course} />
        </div>
      </div>
      <p className="course-card-facts">
        {status && <span className="chip">{status}</span>}
        <span className="cut" title={facts.join(" · ")}>
          {facts.join(" · ")}
        </span>
      </p>
      <dl className="course-card-numbers">
        {(["current", "weekChange", "verified"] as const).map((name) => (
          <div key={name}>
            <dt>{shortLabels[name] ?? totalLabels[name]}</dt>
            <dd>
              <CourseNumber course={course} name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const shortLabels: Readonly<Record<string, string>> = {
  current: "Enrolled",
  weekChange: "Last week",
};

function useColumns(list: React.RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () =>
      setColumns(Math.max(1, Math.floor((element.clientWidth + gap) / (leastWidth + gap))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return columns;
}
