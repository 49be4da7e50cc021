import type { SmallCells } from "../../../src-shared/report";
import type { StoredTable } from "../../../src-shared/stored-tables";
import type { Leaving } from "../leaving";

const ofDay = { counts: ["count"], addUpOver: ["course_id", "date"] };
const submissions = ["total_submissions", "correct_submissions"] as const;

/** The tables whose rows count several learners; in all others a row is about one, or about none. */
export const tableCells: Readonly<Partial<Record<StoredTable, SmallCells<string>>>> = {
  course_activity: { counts: ["count"] },
  course_enrollment_daily: { counts: ["count"] },
  course_enrollment_mode_daily: {
    counts: ["count", "cumulative_count"],
    addUpOver: ["course_id", "date"],
    hidesWholeRow: true,
  },
  course_enrollment_birth_year_daily: ofDay,
  course_enrollment_education_level_daily: ofDay,
  course_enrollment_gender_daily: ofDay,
  course_enrollment_location_current: ofDay,
  answer_distribution: {
    counts: ["first_response_count", "last_response_count", "count"],
    addUpOver: ["course_id", "module_id", "part_id"],
    sumsAddUpOver: ["course_id", "module_id"],
    subtotalWhere: "correct",
  },
  tags_distribution: { counts: submissions, parts: [submissions] },
  grade_distribution: {
    counts: ["count"],
    addUpOver: ["course_id", "module_id"],
    subtotalWhere: ["grade", "max_grade"],
  },
  sequential_open_distribution: { counts: ["count"] },
  video: { counts: ["users_at_start", "users_at_end"] },
  video_timeline: { counts: ["num_users", "num_views"] },
  course_meta_summary_enrollment: {
    counts: ["count", "cumulative_count", "passing_users"],
    addUpOver: ["course_id"],
    changes: { count_change_7_days: "count" },
    parts: [["cumulative_count", "passing_users"]],
    hidesWholeRow: true,
  },
  lms_certificate_count: { counts: ["issued"], addUpOver: ["course_id"] },
  lms_cohort_result: { counts: ["learners_added"], addUpOver: ["course_id", "created"] },
};

/** What may be small in rows, as their report or table says; null where nothing is. */
export function findCells({ report, table }: Leaving): SmallCells<string> | null {
  if (report) return report.smallCells;
  return (table && tableCells[table]) ?? null;
}
