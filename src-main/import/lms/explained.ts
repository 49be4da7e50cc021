import type { Signature } from "./format";

/** A download that does not hold what it was made of, and why. */
export interface Explained {
  readonly signatures: readonly Signature[];
  /** Goes on after "Not imported:". */
  readonly reason: string;
}

export const explained: readonly Explained[] = [
  {
    signatures: [
      {
        has: ["created", "num_users", "num_views", "segment"],
        lacks: ["pipeline_video_id"],
      },
    ],
    reason:
      "a download of a video's timeline, which does not say which video it is of: export the table video_timeline instead",
  },
  {
    signatures: [
      {
        has: ["module_id", "part_ids", "total_submissions", "correct_submissions"],
      },
    ],
    reason:
      "a download of a course's problems, which has only the sums of their answers: export the table answer_distribution, or download each problem's answers",
  },
  {
    signatures: [{ has: ["username", "videos_overall", "problems_overall", "date_last_active"] }],
    reason:
      "a download of learners' engagement, which has only sums: export the table module_engagement instead",
  },
  {
    signatures: [{ has: ["course_id", "download_url", "report_name"], lacks: ["file_course"] }],
    reason: "it says where a report lies: import that report itself",
  },
];
