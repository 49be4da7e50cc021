import {
  createEmptyRow,
  flag,
  fullText,
  instant,
  number,
  type RowOf,
  requiredText,
  text,
  whole,
} from "./field";

/** The version of the LMS's model whose rows are current; a row of a lower one is stale. */
export const currentVersion = 19;

/** 2030-01-01T00:00:00Z: the start of a course whose start was never set. */
export const defaultStart = 1_893_456_000_000_000n;

/**
 * The columns of `course_overviews_courseoverview` (course-overview.md §1.1), in the order of the
 * LMS's serializer (§4). Where a source cannot tell them, `version`, `created`, `modified` and
 * `_location` are NULL too: nobody knows, which is not what the LMS would write.
 */
export const overviewFields = {
  id: requiredText("course key"),
  created: instant("when the row was first written (not the course)"),
  modified: instant("when the row was last saved"),
  version: whole("version of the model that wrote the row; below 19 it is stale"),
  _location: text("usage key of the course's root block"),
  org: fullText("organization, of the key", "outdated_entry"),
  display_name: text("name"),
  display_number_with_default: fullText("number to show, else the key's course"),
  display_org_with_default: fullText("organization to show, else the key's"),
  start: instant("start; that of 2030-01-01 was never set"),
  end: instant("end"),
  start_date: instant("no longer written: never read it"),
  end_date: instant("no longer written: never read it"),
  advertised_start: text("text shown instead of the start"),
  announcement: instant("when the course was announced"),
  banner_image_url: fullText("banner image, as a path or a URL"),
  course_image_url: fullText("image, as a path or a URL"),
  social_sharing_url: text("own URL for sharing"),
  end_of_course_survey_url: text("survey at the end"),
  certificates_display_behavior: text("end, end_with_date or early_no_info"),
  certificates_show_before_end: flag("no longer used"),
  cert_html_view_enabled: flag("whether certificates are shown on the web"),
  has_any_active_web_certificate: flag("whether a web certificate is set up"),
  cert_name_short: fullText("short name of the certificate"),
  cert_name_long: fullText("long name of the certificate"),
  certificate_available_date: instant("when certificates are given out"),
  lowest_passing_grade: { ...number("lowest passing grade, from 0 to 1"), isDecimal: true },
  days_early_for_beta: number("days by which beta testers start early"),
  mobile_available: flag("whether it is shown in the mobile apps"),
  visible_to_staff_only: flag("whether learners do not see it"),
  _pre_requisite_courses_json: fullText("courses required before, as a JSON list of course keys"),
  enrollment_start: instant("when enrollment opens"),
  enrollment_end: instant("when enrollment closes"),
  enrollment_domain: text("external login domain"),
  invitation_only: flag("whether learners enroll by invitation only"),
  max_student_enrollments_allowed: whole("most learners allowed"),
  catalog_visibility: text("both, about or none"),
  short_description: text("description in a sentence or two"),
  course_video_url: text("introduction video"),
  effort: text("effort, in the author's words"),
  self_paced: flag("whether learners set their own pace"),
  marketing_url: text("page on the marketing site"),
  eligible_for_financial_aid: flag("whether financial aid is offered", true),
  has_highlights: { type: "bool", meaning: "whether it has weekly highlights", optional: true },
  enable_proctored_exams: flag("whether exams are proctored"),
  proctoring_provider: text("who proctors"),
  proctoring_escalation_email: {
    ...text("whom to write to about proctoring"),
    identifies: "person",
  },
  allow_proctoring_opt_out: flag("whether learners can do without proctoring"),
  entrance_exam_enabled: flag("whether there is an entrance exam"),
  entrance_exam_id: fullText("usage key of the entrance exam"),
  entrance_exam_minimum_score_pct: {
    ...number("least score in the entrance exam, from 0 to 1"),
    initial: 0.65,
  },
  force_on_flexible_peer_openassessments: flag("whether peer assessments are flexible"),
  external_id: text("id in an external catalogue"),
  language: text("language code"),
} as const;

/** A stored overview: a row of the LMS's table. */
export type Overview = RowOf<typeof overviewFields>;

/** A row with the LMS's own defaults; what has none is NULL. */
export function createEmptyOverview(id: string): Overview {
  return createEmptyRow(overviewFields, { id });
}

/** Whether an older model wrote it: it is used, and said to be so. Unknown is not stale. */
export function isStale({ version }: Pick<Overview, "version">): boolean {
  return version !== null && version < currentVersion;
}
