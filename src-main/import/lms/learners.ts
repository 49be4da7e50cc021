import { from, type LmsFormat } from "./format";
import { toLongRows } from "./long-rows";

/** Python's word for nothing, which the profile report writes into its cells. */
const said = (...names: readonly string[]) => ({
  names,
  say: (cell: string) => `nullif(${cell}, 'None')`,
});

export const profileReport: LmsFormat = {
  id: "student_profile_info",
  what: "a student profile report of the LMS",
  signatures: [
    {
      has: [
        "username",
        "year_of_birth",
        "level_of_education",
        ["mailing_address", "goals", "enrollment_mode"],
      ],
      lacks: ["segments"],
    },
    // A site may have chosen other columns.
    { has: ["username", "email"], named: /student_profile_info/i },
    { has: ["id"], named: /student_profile_info/i },
  ],
  table: "lms_profile",
  fields: {
    user_id: from("id", "user_id"),
    username: from("username"),
    name: from("name"),
    email: from("email"),
    language: said("language"),
    location: said("location"),
    year_of_birth: from("year_of_birth"),
    gender: said("gender"),
    level_of_education: said("level_of_education"),
    mailing_address: said("mailing_address"),
    goals: said("goals"),
    enrollment_mode: said("enrollment_mode"),
    verification_status: said("verification_status"),
    last_login: from("last_login"),
    date_joined: from("date_joined"),
    external_user_key: said("external_user_key"),
    enrollment_date: from("enrollment_date"),
    cohort: said("cohort"),
    team: said("team"),
    city: said("city"),
    country: said("country"),
  },
  isSnapshot: true,
};

export const anonymousIds: LmsFormat = {
  id: "anonymized_ids",
  what: "a list of anonymized user ids of the LMS",
  words: ["anon-ids", "anon-id"],
  signatures: [{ has: ["user id", "anonymized user id", "course specific anonymized user id"] }],
  table: "lms_anonymous_id",
  fields: {
    user_id: from("user id"),
    anonymous_user_id: from("anonymized user id"),
    course_anonymous_user_id: from("course specific anonymized user id"),
  },
  isSnapshot: true,
};

export const emailList: LmsFormat = {
  id: "may_enroll_info",
  what: "a list of people who may enroll, or enrolled and never activated their account",
  words: ["inactive_enrolled_students_info"],
  signatures: [{ has: ["email"], named: /may_enroll|inactive/i }],
  table: "lms_email_list",
  fields: { email: from("email") },
  constants: ({ word }) => ({ list: word === "may_enroll_info" ? "may_enroll" : "inactive" }),
  isSnapshot: true,
};

export const certificateCounts: LmsFormat = {
  id: "issued_certificates",
  what: "a report of issued certificates of the LMS",
  signatures: [{ has: ["courseid", "certificate type", "total certificates issued"] }],
  table: "lms_certificate_count",
  fields: {
    course_id: from("courseid"),
    created: {
      names: ["date report run"],
      say: (cell) => `coalesce(try_strptime(${cell}, '%B %d, %Y')::varchar, ${cell})`,
    },
    certificate_type: from("certificate type"),
    issued: from("total certificates issued"),
  },
  isSnapshot: true,
};

export const cohortResults: LmsFormat = {
  id: "cohort_results",
  what: "a report of cohorts that were uploaded to the LMS",
  signatures: [{ has: ["cohort name", "exists", ["learners added", "students added"]] }],
  table: "lms_cohort_result",
  fields: {
    cohort_name: from("cohort name"),
    exists: from("exists"),
    learners_added: from("learners added", "students added"),
    learners_not_found: from("learners not found", "students not found"),
    invalid_email_addresses: from("invalid email addresses"),
    preassigned_learners: from("preassigned learners"),
  },
  isSnapshot: true,
};

const surveyLearner = {
  user_id: from("user id"),
  username: from("user name"),
  email: from("email"),
};

export const surveyResults: LmsFormat = {
  id: "course_survey_results",
  what: "survey results of the LMS",
  signatures: [{ has: ["user id", "user name", "email"], named: /survey/i }],
  table: "lms_survey_learner",
  fields: surveyLearner,
  listMade: (names) => listQuestions(names),
  make: (rows) =>
    toLongRows(rows, {
      table: "lms_survey_answer",
      repeated: ["course_id", "created", "user_id", "username"],
      items: listQuestions(rows.names).map((at, index) => ({
        labels: { position: index + 1, field: rows.header[at] ?? "" },
        cells: [at],
      })),
      made: { answer: "cell0" },
      isSnapshot: true,
    }),
  isSnapshot: true,
};

function listQuestions(names: readonly string[]): readonly number[] {
  const known = Object.values(surveyLearner).map((field) => names.indexOf(field.names[0] ?? ""));
  return names.map((_, at) => at).filter((at) => !known.includes(at));
}

export const proctoredExams: LmsFormat = {
  id: "proctored_exam_results_report",
  what: "a report of proctored exams of the LMS",
  signatures: [
    { has: ["exam_name", "attempt_code", "allowed_time_limit_mins", "is_sample_attempt"] },
  ],
  table: "lms_proctored_exam",
  fields: {
    course_id: from("course_id"),
    provider: from("provider"),
    track: from("track"),
    exam_name: from("exam_name"),
    username: from("username"),
    email: from("email", "user_email"),
    attempt_code: from("attempt_code"),
    allowed_time_limit_mins: from("allowed_time_limit_mins"),
    is_sample_attempt: from("is_sample_attempt"),
    started_at: from("started_at"),
    completed_at: from("completed_at"),
    status: from("status"),
    review_status: from("review_status"),
    suspicious_count: from("suspicious count"),
    suspicious_comments: from("suspicious comments"),
    rules_violation_count: from("rules violation count"),
    rules_violation_comments: from("rules violation comments"),
  },
  isSnapshot: true,
};

const engagement = (name: string) => `engagements.${name}`;

export const insightsLearners: LmsFormat = {
  id: "learners",
  what: "the learner list of Insights",
  signatures: [{ has: ["username", "segments", engagement("problems_attempted")] }],
  table: "insights_learner",
  fields: {
    course_id: from("course_id"),
    user_id: from("user_id"),
    username: from("username"),
    name: from("name"),
    email: from("email"),
    account_url: from("account_url"),
    enrollment_mode: from("enrollment_mode"),
    enrollment_date: from("enrollment_date"),
    cohort: from("cohort"),
    segments: from("segments"),
    discussion_contributions: from(engagement("discussion_contributions")),
    problem_attempts_per_completed: from(engagement("problem_attempts_per_completed")),
    problems_attempted: from(engagement("problems_attempted")),
    problems_completed: from(engagement("problems_completed")),
    videos_viewed: from(engagement("videos_viewed")),
    last_updated: from("last_updated"),
    gender: from("gender"),
    year_of_birth: from("year_of_birth"),
    level_of_education: from("level_of_education"),
    language: from("language"),
    location: from("location"),
    city: from("city"),
    country: from("country"),
    mailing_address: from("mailing_address"),
    goals: from("goals"),
  },
  isSnapshot: true,
};

export const learnerFormats = [
  profileReport,
  anonymousIds,
  emailList,
  certificateCounts,
  cohortResults,
  surveyResults,
  proctoredExams,
  insightsLearners,
];
