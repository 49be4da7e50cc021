import type { Course } from "../src-shared/ipc";
import type { Privacy } from "../src-shared/privacy";
import { type Report, type ReportGroup, reportGroups } from "../src-shared/report";
import { bookReports, listBookReports } from "../src-shared/reports";
import { hasDataAnywhere, listMembers, listMissingTables, mayHaveData } from "./report-data";

/** A report that can go into a book, or why it cannot. */
export interface OfferedReport {
  readonly report: Report;
  /** “Needs course_activity”; null where there is data. */
  readonly hindrance: string | null;
}

export interface OfferedGroup {
  readonly group: ReportGroup;
  readonly title: string;
  readonly reports: readonly OfferedReport[];
}

/** Every report by its group, with whether some of the courses have data for it. */
export function listOffered(courses: readonly Course[]): readonly OfferedGroup[] {
  const only = courses.length === 1 ? courses[0] : undefined;
  return (Object.keys(reportGroups) as ReportGroup[]).map((group) => ({
    group,
    title: reportGroups[group],
    reports: listMembers(group)
      .filter((report) => bookReports.includes(report))
      .map((report) => ({
        report,
        hindrance: canAnswer(report, courses) ? null : `Needs ${listMissingTables(report, only)}`,
      })),
  }));
}

function canAnswer(report: Report, courses: readonly Course[]): boolean {
  return hasDataAnywhere(report, courses) || courses.some((course) => mayHaveData(report, course));
}

/** Those that have data, in the registry's order. */
export function listAnswering(groups: readonly OfferedGroup[]): readonly string[] {
  return groups.flatMap(({ reports }) =>
    reports.flatMap(({ report, hindrance }) => (hindrance === null ? [report.id] : [])),
  );
}

/** Those of them that are in a book unless somebody wants it otherwise. */
export function listProposed(answering: readonly string[], privacy: Privacy): ReadonlySet<string> {
  const all = listBookReports(privacy).map(({ id }) => id);
  return new Set(answering.filter((id) => all.includes(id)));
}
