import { from, type LmsFormat } from "./format";

export const oraData: LmsFormat = {
  id: "ORA_data",
  what: "an ORA data report of the LMS",
  signatures: [
    {
      has: [
        "submission id",
        "anonymized student id",
        "date/time response submitted",
        "response",
        "assessment details",
      ],
    },
  ],
  table: "lms_ora_submission",
  fields: {
    submission_id: from("submission id"),
    location: from("location"),
    problem_name: from("problem name"),
    item_id: from("item id"),
    username: from("username"),
    anonymous_user_id: from("anonymized student id"),
    submitted_at: from("date/time response submitted"),
    response: from("response"),
    assessment_details: from("assessment details"),
    assessment_scores: from("assessment scores"),
    scored_at: from("date/time final score given"),
    points_earned: from("final score points earned"),
    points_possible: from("final score points possible"),
    feedback_statements: from("feedback statements selected"),
    feedback: from("feedback on peer assessments"),
  },
  isSnapshot: true,
};

const steps = ["training", "peer", "self", "staff"];
const stepFlags = steps.flatMap((step) => [`is_${step}_complete`, `is_${step}_graded`]);

export const oraSummary: LmsFormat = {
  id: "ORA_summary",
  what: "an ORA summary report of the LMS",
  signatures: [
    { has: ["block_name", "student_id", "num_peers_graded", "is_final_grade_received"] },
  ],
  table: "lms_ora_status",
  fields: {
    block_name: from("block_name"),
    anonymous_user_id: from("student_id"),
    status: from("status"),
    ...Object.fromEntries(stepFlags.map((name) => [name, from(name)])),
    num_peers_graded: from("num_peers_graded"),
    num_graded_by_peers: from("num_graded_by_peers"),
    is_staff_grade_received: from("is_staff_grade_received"),
    is_final_grade_received: from("is_final_grade_received"),
    points_earned: from("final_grade_points_earned"),
    points_possible: from("final_grade_points_possible"),
  },
  isSnapshot: true,
};

export const submissionFiles: LmsFormat = {
  id: "submissions",
  what: "the list of an archive of ORA submissions",
  signatures: [{ has: ["course_id", "block_id", "student_id", "key", "file_path"] }],
  table: "lms_submission_file",
  fields: {
    course_id: from("course_id"),
    block_id: from("block_id"),
    anonymous_user_id: from("student_id"),
    key: from("key"),
    name: from("name"),
    type: from("type"),
    description: from("description"),
    size: from("size"),
    file_path: from("file_path"),
    file_found: from("file_found"),
  },
  isSnapshot: true,
};

export const openResponseFormats = [oraData, oraSummary, submissionFiles];
