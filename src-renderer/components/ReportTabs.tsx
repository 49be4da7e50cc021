import type { Course } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { carryPeriod } from "../course-period";
import type { CourseLocation } from "../location";
import { listMembers, listMissingTables, mayHaveData } from "../report-data";
import { carryChoices } from "../report-params";
import { Segments } from "./Segments";

interface ReportTabsProps {
  readonly report: Report;
  readonly course: Course;
  readonly location: CourseLocation;
}

/** The reports of a group; greyed where this course has no rows for them, saying which table. */
export function ReportTabs({ report, course, location }: ReportTabsProps) {
  const members = listMembers(report.group);
  if (members.length < 2) return null;
  const segments = members.map((member) => {
    const period = carryPeriod(report, member, location.period);
    const choices = carryChoices(report, member, location.choices);
    return {
      key: member.id,
      label: member.shortTitle,
      to: { ...location, report: member.id, period, choices },
      ...(!mayHaveData(member, course) && {
        unavailable: `No data for this course. It comes from ${listMissingTables(member, course)}.`,
      }),
    };
  });
  return <Segments label="Reports" current={report.id} segments={segments} />;
}
