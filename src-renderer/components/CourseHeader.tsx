import type { ReactNode } from "react";
import { nameStatus } from "../../src-shared/course-words";
import type { Course } from "../../src-shared/ipc";
import { type Report, reportGroups } from "../../src-shared/report";
import { toShownName } from "../course-name";
import { carryPeriod } from "../course-period";
import { type CourseLocation, formatLocation } from "../location";
import { courseReports, hasData, listMembers, listMissingTables } from "../report-data";
import { toCourseLocation } from "../use-workspace";
import { CourseKey } from "./CourseKey";
import { CourseMark } from "./CourseMark";

interface CourseHeaderProps {
  readonly course: Course;
  /** Null on the course's own page. */
  readonly report: Report | null;
  readonly location: CourseLocation;
  /** What can be done with what is shown. */
  readonly children?: ReactNode;
}

/** The course's name and the ways into it: its own page, and the groups of reports. */
export function CourseHeader({ course, report, location, children }: CourseHeaderProps) {
  const status = nameStatus(course);
  return (
    <header className="top">
      <div className="title">
        <CourseMark course={course} />
        <h1 title={course.name}>{toShownName(course)}</h1>
        {status && <span className="chip">{status}</span>}
        <CourseKey course={course} />
        <div className="actions">{children}</div>
      </div>
      <GroupTabs course={course} report={report} location={location} />
    </header>
  );
}

interface GroupTabsProps {
  readonly course: Course;
  readonly report: Report | null;
  readonly location: CourseLocation;
}

function GroupTabs({ course, report, location }: GroupTabsProps) {
  const groups = [...new Set(courseReports.map(({ group }) => group))];
  return (
    <nav className="tabs" aria-label="Groups of reports">
      <a
        href={formatLocation(toCourseLocation(course.id))}
        aria-current={report ? undefined : "page"}
      >
        Overview
      </a>
      {groups.map((group) => {
        const members = listMembers(group);
        const first = members.find((member) => hasData(member, course)) ?? members[0];
        if (!first) return null;
        const isCurrent = group === report?.group;
        const isEmpty = !members.some((member) => hasData(member, course));
        const period = report ? carryPeriod(report, first, location.period) : location.period;
        const to = isCurrent ? location : { ...location, report: first.id, period, choices: {} };
        return (
          <a
            key={group}
            href={formatLocation(to)}
            aria-current={isCurrent ? "page" : undefined}
            data-unavailable={isEmpty ? "" : undefined}
            aria-disabled={isEmpty || undefined}
            title={
              isEmpty
                ? `No data for this course. It comes from ${listMissingTables(first, course)}.`
                : undefined
            }
          >
            {reportGroups[group]}
          </a>
        );
      })}
    </nav>
  );
}
