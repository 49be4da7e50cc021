import { useMemo, useRef } from "react";
import { type TotalName, totalNotes } from "../../src-shared/course-totals";
import {
  findAdvertised,
  findDayOf,
  hasNoSetStart,
  nameStatus,
} from "../../src-shared/course-words";
import { formatDayName } from "../../src-shared/day-text";
import type { Course } from "../../src-shared/ipc";
import type { CourseChoice } from "../course-choice";
import { toShownName } from "../course-name";
import { type CourseSortName, courseSorts, listSorts } from "../course-sort";
import { formatLocation } from "../location";
import { goTo } from "../use-location";
import { usePageRows } from "../use-page-rows";
import { toCourseLocation } from "../use-workspace";
import { walkLinks } from "../walk-links";
import type { CourseRowsProps } from "./CourseCards";
import { CourseCheck } from "./CourseCheck";
import { CourseKey } from "./CourseKey";
import { CourseMark } from "./CourseMark";
import { CourseNumber } from "./CourseNumber";
import { Icon } from "./Icon";

interface CourseTableProps extends CourseRowsProps {
  /** All courses: whether a column is there does not change with the filters. */
  readonly all: readonly Course[];
  readonly choice: CourseChoice;
  readonly sort: CourseSortName;
}

interface Column {
  readonly sort: CourseSortName;
  readonly label: string;
  /** A number of the course; else a day. */
  readonly total?: TotalName;
  /** Goes where there is little room. */
  readonly isMinor?: true;
}

const columns: readonly Column[] = [
  { sort: "start", label: "Start" },
  { sort: "end", label: "End", isMinor: true },
  { sort: "enrollment", label: "Enrolled", total: "current" },
  { sort: "ever", label: "Ever", total: "ever", isMinor: true },
  { sort: "change", label: "Last week", total: "weekChange" },
  { sort: "verified", label: "Verified", total: "verified" },
  { sort: "passing", label: "Passing", total: "passing", isMinor: true },
];

const rowHeight = 49;

/** Only the rows in sight are on the page. */
export function CourseTable(props: CourseTableProps) {
  const { courses, all, choice, sort, selected, onSelect } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows, before, after, scrollTo } = usePageRows(body, courses.length, rowHeight);
  const sorts = useMemo(() => listSorts(all), [all]);
  const shown = columns.filter((column) => sorts.includes(column.sort));
  return (
    <table className="course-table course-results" aria-rowcount={courses.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          <SortHead choice={choice} sort={sort} column={{ sort: "name", label: "Course" }} />
          {shown.map((column) => (
            <SortHead key={column.sort} choice={choice} sort={sort} column={column} />
          ))}
        </tr>
      </thead>
      <tbody
        ref={body}
        onKeyDown={(event) => walkLinks(event, { count: courses.length, scrollTo })}
      >
        {before > 0 && <tr className="spacer" style={{ height: before }} />}
        {rows.map((row) => {
          const course = courses[row];
          return course ? (
            <tr key={course.id} aria-rowindex={row + 2}>
              <th scope="row">
                <CourseCheck course={course} selected={selected} onSelect={onSelect} />
                <CourseName course={course} place={row} />
              </th>
              {shown.map((column) => (
                <td
                  key={column.sort}
                  data-minor={column.isMinor && ""}
                  data-number={column.total && ""}
                >
                  {column.total ? (
                    <CourseNumber course={course} name={column.total} />
                  ) : (
                    <CourseDay course={course} which={column.sort === "end" ? "end" : "start"} />
                  )}
                </td>
              ))}
            </tr>
          ) : null;
        })}
        {after > 0 && <tr className="spacer" style={{ height: after }} />}
      </tbody>
    </table>
  );
}

interface SortHeadProps {
  readonly choice: CourseChoice;
  readonly sort: CourseSortName;
  readonly column: Column;
}

function SortHead({ choice, sort, column }: SortHeadProps) {
  const isSorted = sort === column.sort;
  // Numbers begin with the greatest.
  const isDown = Boolean(column.total) !== choice.isReversed;
  const order = isDown ? "descending" : "ascending";
  const isReversed = isSorted && !choice.isReversed;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? order : "none"}
      data-minor={column.isMinor && ""}
      data-number={column.total && ""}
    >
      <button
        type="button"
        title={
          column.total ? totalNotes[column.total] : `Sort by ${courseSorts[column.sort].label}`
        }
        onClick={() => goTo({ page: "home", choice: { ...choice, sort: column.sort, isReversed } })}
      >
        {column.label}
        {isSorted && <Icon name={isDown ? "down" : "up"} />}
      </button>
    </th>
  );
}

function CourseName({ course, place }: { course: Course; place: number }) {
  const status = nameStatus(course);
  return (
    <span className="course-cell">
      <CourseMark course={course} />
      <span>
        <span className="course-line">
          <a
            className="course-name"
            href={formatLocation(toCourseLocation(course.id))}
            data-place={place}
            title={`${course.name}\n${course.id}`}
          >
            {toShownName(course)}
          </a>
          {status && <span className="chip">{status}</span>}
        </span>
        <CourseKey course={course} />
      </span>
    </span>
  );
}

function CourseDay({ course, which }: { course: Course; which: "start" | "end" }) {
  const isUnset = which === "start" && hasNoSetStart(course);
  const day = isUnset ? undefined : findDayOf(course[which]);
  const advertised = which === "start" ? findAdvertised(course) : null;
  if (advertised) {
    return (
      <span className="cut" title={course.start ?? undefined}>
        {advertised}
      </span>
    );
  }
  return day === undefined ? null : formatDayName(day, "full");
}
