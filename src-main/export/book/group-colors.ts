import type { ReportGroup } from "../../../src-shared/report";
import { light } from "../../../src-shared/theme";

/** Of the tabs of a workbook: one for each group of reports. */
export const groupColors: Readonly<Record<ReportGroup, string>> = {
  enrollment: light.c1,
  engagement: light.c2,
  performance: light.c3,
  learners: light.c4,
  compare: light.c7,
};
