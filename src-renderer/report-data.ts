import type { Course } from "../src-shared/ipc";
import type { Report, ReportGroup } from "../src-shared/report";
import { reports } from "../src-shared/reports/index";
import { hasCourseId, type TableName } from "../src-shared/schema";

/** Whether a course has rows in the table that decides. */
export function hasData(report: Report, course: Course): boolean {
  return listDeciding(report).some((name) => (course.tables[name]?.rows ?? 0) > 0);
}

/** Whether main is worth asking: of prepared files, which name no course, nobody knows before. */
export function mayHaveData(report: Report, course: Course): boolean {
  return hasData(report, course) || !report.reads.some(hasCourseId);
}

/** Whether there is anything to compare. */
export function hasDataAnywhere(report: Report, courses: readonly Course[]): boolean {
  return courses.some((course) => hasData(report, course));
}

/** “course_activity”, or “video and video_timeline”: what a report would need. */
export function listMissingTables(report: Report, course?: Course): string {
  const missing = report.reads.filter((name) => !course?.tables[name]?.rows);
  return new Intl.ListFormat("en").format(missing);
}

export const courseReports = reports.filter(({ group }) => group !== "compare");

export function listMembers(group: ReportGroup): readonly Report[] {
  return reports.filter((report) => report.group === group);
}

/** The tables of which any decides: the first; where its rows name no course, the others that do. */
export function listDeciding({ reads }: Report): readonly TableName[] {
  const [first] = reads;
  if (hasCourseId(first) || reads.length === 1) return [first];
  return reads.filter(hasCourseId);
}
