import type { Course } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { reports } from "../../src-shared/reports/index";
import { carryPeriod } from "../course-period";
import type { CourseLocation } from "../location";
import { hasData, listMissingTables } from "../report-data";
import { Segments } from "./Segments";

interface ReportTabsProps {
  readonly report: Report;
  readonly course: Course;
  readonly location: CourseLocation;
}

/** The reports of a group; greyed where this course has no rows for them, saying which table. */
export function ReportTabs({ report, course, location }: ReportTabsProps) {
  const members = reports.filter(({ group }) => group === report.group);
  if (members.length < 2) return null;
  const segments = members.map((member) => {
    const period = carryPeriod(report, member, location.period);
    return {
      key: member.id,
      label: member.shortTitle,
      to: { ...location, report: member.id, period },
      ...(!hasData(member, course) && {
        unavailable: `No data for this course. It comes from ${listMissingTables(member, course)}.`,
      }),
    };
  });
  return <Segments label="Reports" current={report.id} segments={segments} />;
}
