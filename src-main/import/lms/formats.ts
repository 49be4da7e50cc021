import { gradeFormats } from "./grades";
import { insightsActivityFormats } from "./insights-activity";
import { insightsContentFormats } from "./insights-content";
import { insightsCourseFormats } from "./insights-courses";
import { insightsEnrollmentFormats } from "./insights-enrollment";
import { learnerFormats } from "./learners";
import { openResponseFormats } from "./open-response";
import { problemFormats } from "./problems";

/** Every kind of report file that is read. */
export const lmsFormats = [
  ...gradeFormats,
  ...learnerFormats,
  ...problemFormats,
  ...openResponseFormats,
  ...insightsEnrollmentFormats,
  ...insightsCourseFormats,
  ...insightsActivityFormats,
  ...insightsContentFormats,
];
