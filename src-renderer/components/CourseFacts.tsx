import type { ReactNode } from "react";
import {
  findAdvertised,
  findDayOf,
  formatLanguage,
  hasNoSetStart,
  pacingNames,
} from "../../src-shared/course-words";
import { formatDayName } from "../../src-shared/day-text";
import type { Course } from "../../src-shared/ipc";

/** What the catalogue says of a course; what it does not say has no line. */
export function CourseFacts({ course }: { course: Course }) {
  const facts = listFacts(course).filter(([, value]) => value !== null && value !== "");
  return (
    <section>
      <h2>Facts</h2>
      <dl className="facts card">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function listFacts(course: Course): readonly (readonly [string, ReactNode])[] {
  return [
    ["Course id", <code key="id">{course.id}</code>],
    ["Organization", course.org],
    ["Number", course.number ?? course.course],
    ["Run", course.run],
    ["Custom course (CCX)", course.ccx],
    ["Start", hasNoSetStart(course) ? "Not set yet" : formatInstant(course.start)],
    ["Start as announced", findAdvertised(course)],
    ["End", formatInstant(course.end)],
    ["Enrollment", describeEnrollment(course)],
    ["Pacing", course.pacing && pacingNames[course.pacing]],
    ["Language", course.language && formatLanguage(course.language)],
    ["Effort", course.effort],
    ["Availability as recorded", course.availability],
    ["Programs", describePrograms(course)],
  ];
}

/** A day; with the time, in UTC, where it is not midnight. */
function formatInstant(instant: string | null): string | null {
  const day = findDayOf(instant);
  if (instant === null || day === undefined) return instant;
  const time = instant.slice(11, 16);
  const text = formatDayName(day, "full");
  return time === "" || time === "00:00" ? text : `${text}, ${time} UTC`;
}

function describeEnrollment(course: Course): string | null {
  const start = formatInstant(course.enrollmentStart);
  const end = formatInstant(course.enrollmentEnd);
  const span =
    start && end ? `${start} – ${end}` : start ? `from ${start}` : end ? `until ${end}` : null;
  if (course.isEnrollmentOpen === null) return span;
  const state = course.isEnrollmentOpen ? "Open" : "Closed";
  return span ? `${state} (${span})` : state;
}

function describePrograms({ programs }: Course): ReactNode {
  if (programs.length === 0) return null;
  return (
    <ul>
      {programs.map(({ id, title, type }) => (
        <li key={id}>
          {title ?? id}
          {type && <span className="faint"> · {type}</span>}
        </li>
      ))}
    </ul>
  );
}
