import type { Course } from "../../src-shared/ipc";
import { type Report, reportGroups } from "../../src-shared/report";
import { toShownName } from "../course-name";
import { carryPeriod } from "../course-period";
import { type CourseLocation, formatLocation } from "../location";
import { courseReports, hasData, listMembers, listMissingTables } from "../report-data";
import type { Shown } from "../use-export";
import { goTo } from "../use-location";
import { CourseKey } from "./CourseKey";
import { ExportMenu } from "./ExportMenu";
import { PeriodPicker } from "./PeriodPicker";

interface CourseHeaderProps {
  readonly shown: Shown & { readonly course: Course };
  readonly location: CourseLocation;
}

/** The course's name, the days shown, the way out, and the groups of reports. */
export function CourseHeader({ shown, location }: CourseHeaderProps) {
  const { course, report } = shown;
  return (
    <header className="top">
      <div className="title">
        <h1 title={course.name}>{toShownName(course)}</h1>
        {course.availability && <span className="chip">{course.availability}</span>}
        <CourseKey course={course} />
        <div className="actions">
          {report.period && (
            <PeriodPicker
              report={report}
              course={course}
              period={location.period}
              onChange={(period) => goTo({ ...location, report: report.id, period })}
            />
          )}
          <ExportMenu {...shown} label="Export" className="button primary" isMain />
        </div>
      </div>
      <GroupTabs course={course} report={report} location={location} />
    </header>
  );
}

interface GroupTabsProps {
  readonly course: Course;
  readonly report: Report;
  readonly location: CourseLocation;
}

function GroupTabs({ course, report, location }: GroupTabsProps) {
  const groups = [...new Set(courseReports.map(({ group }) => group))];
  return (
    <nav className="tabs" aria-label="Groups of reports">
      {groups.map((group) => {
        const members = listMembers(group);
        const first = members.find((member) => hasData(member, course)) ?? members[0];
        if (!first) return null;
        const isCurrent = group === report.group;
        const isEmpty = !members.some((member) => hasData(member, course));
        const period = carryPeriod(report, first, location.period);
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
