import type { Report } from "../report";
import { engagementActivity } from "./engagement-activity";
import { enrollment } from "./enrollment";
import { enrollmentMode } from "./enrollment_mode";

const list = [enrollment, enrollmentMode, engagementActivity] as const;

export type ReportId = (typeof list)[number]["id"];

/** Every report, in reading order: the table of contents of the product. */
export const reports: readonly Report[] = list;

export function findReport(id: string): Report | undefined {
  return reports.find((report) => report.id === id);
}
