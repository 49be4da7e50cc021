import type { Course } from "../src-shared/ipc";
import type { Report } from "../src-shared/report";
import { reports } from "../src-shared/reports/index";

/** Whether a course has rows in the table that decides. */
export function hasData(report: Report, course: Course): boolean {
  return (course.tables[report.reads[0]]?.rows ?? 0) > 0;
}

/** “course_activity”, or “video and video_timeline”: what a report would need. */
export function listMissingTables(report: Report, course: Course): string {
  const missing = report.reads.filter((name) => !course.tables[name]?.rows);
  return new Intl.ListFormat("en").format(missing);
}

/** The first report with data, or simply the first. */
export function findFirstReport(course: Course): Report | undefined {
  return reports.find((report) => hasData(report, course)) ?? reports[0];
}
