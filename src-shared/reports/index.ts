import { hidesCounts, type Privacy } from "../privacy";
import type { Column, Report } from "../report";
import { getTable } from "../schema";
import { answerDistribution } from "./answer-distribution";
import { courseSummaries } from "./course-summaries";
import { engagementActivity } from "./engagement-activity";
import { enrollment } from "./enrollment";
import { enrollmentMode } from "./enrollment_mode";
import { enrollmentAge } from "./enrollment-age";
import { enrollmentEducation } from "./enrollment-education";
import { enrollmentGender } from "./enrollment-gender";
import { enrollmentLocation } from "./enrollment-location";
import { gradeDistribution } from "./grade-distribution";
import { problems } from "./problems";
import { problemsAndTags } from "./problems-and-tags";
import { programs } from "./programs";
import { recentActivity } from "./recent-activity";
import { reportDownload } from "./report-download";
import { sequentialOpenDistribution } from "./sequential-open-distribution";
import { userEngagement } from "./user-engagement";
import { videoTimeline } from "./video-timeline";
import { videos } from "./videos";

const list = [
  enrollment,
  enrollmentMode,
  enrollmentAge,
  enrollmentEducation,
  enrollmentGender,
  enrollmentLocation,
  engagementActivity,
  recentActivity,
  videos,
  videoTimeline,
  sequentialOpenDistribution,
  problems,
  problemsAndTags,
  answerDistribution,
  gradeDistribution,
  reportDownload,
  userEngagement,
  courseSummaries,
  programs,
] as const;

export type ReportId = (typeof list)[number]["id"];

/** Every report, in reading order: the table of contents of the product. */
export const reports: readonly Report[] = list;

/** All that a book has where nobody chose: what says where files lie on this computer is not for it. */
export const bookReports: readonly Report[] = reports.filter(
  ({ reads: [table] }) => !getTable(table).isByName,
);

/** Whether its rows are learners, one each: whoever counts them has counts. */
export function listsLearners({ columns }: Report): boolean {
  return Object.values<Column>(columns).some(({ identifies }) => identifies === "learner");
}

/** What “all” means for a book with this protection: where counts are hidden, no rows of learners. */
export function listBookReports(privacy: Privacy | undefined): readonly Report[] {
  return hidesCounts(privacy)
    ? bookReports.filter((report) => !listsLearners(report))
    : bookReports;
}

export function findReport(id: string): Report | undefined {
  return reports.find((report) => report.id === id);
}
