import { formatNumber } from "../../src-shared/format";
import { findInstant } from "../../src-shared/instant";
import type { Course } from "../../src-shared/ipc";
import { toShownName } from "../course-name";
import { formatDays } from "../day-text";
import { countOf } from "../import-jobs";
import { formatLocation } from "../location";
import { toCourseLocation } from "../use-workspace";
import { formatKey } from "./CourseKey";
import { CourseMark } from "./CourseMark";
import { OpenButtons } from "./OpenButtons";

/** Home, once there are courses: all of them at a glance. */
export function CourseTable({ courses }: { courses: readonly Course[] }) {
  const known = courses.filter((course) => course.enrollment !== null);
  const enrollment = known.reduce((sum, course) => sum + (course.enrollment ?? 0), 0);
  return (
    <div className="page">
      <div className="title">
        <h1>Courses</h1>
        <span className="key">
          {countOf(courses.length, "course")}
          {known.length > 0 && ` · ${countOf(enrollment, "enrollment")} on their newest days`}
        </span>
        <div className="actions">
          <OpenButtons />
        </div>
      </div>
      <div className="card table-card">
        <table className="list-table">
          <thead>
            <tr>
              <th scope="col">Course</th>
              <th scope="col">Days with data</th>
              <th scope="col" data-type="int">
                Tables
              </th>
              <th scope="col" data-type="int">
                Enrolled
              </th>
            </tr>
          </thead>
          <tbody>
            {courses.map((course) => (
              <CourseRow key={course.id} course={course} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function CourseRow({ course }: { course: Course }) {
  const { enrollment, availability } = course;
  return (
    <tr>
      <td>
        <a
          className="course-cell"
          href={formatLocation(toCourseLocation(course))}
          title={course.id}
        >
          <CourseMark course={course} />
          <span>
            <span className="course-line">
              <span className="course-name">{toShownName(course)}</span>
              {availability && <span className="chip">{availability}</span>}
            </span>
            <span className="course-key">{formatKey(course)}</span>
          </span>
        </a>
      </td>
      <td>{findDataDays(course)}</td>
      <td data-type="int">{Object.values(course.tables).filter(({ rows }) => rows > 0).length}</td>
      <td data-type="int">
        {enrollment === null ? "" : formatNumber(enrollment, navigator.language)}
      </td>
    </tr>
  );
}

function findDataDays(course: Course): string {
  const ranges = Object.values(course.tables).flatMap(({ days }) => (days ? [days] : []));
  const firsts = ranges.map(({ first }) => first).sort();
  const lasts = ranges.map(({ last }) => last).sort();
  const first = findInstant(firsts[0] ?? "")?.day;
  const last = findInstant(lasts.at(-1) ?? "")?.day;
  if (first === undefined || last === undefined) return "";
  return formatDays({ first, last }, { withYear: true });
}
