import { courseAndPeriod, defineReport } from "../report";

export const enrollmentMode = defineReport({
  id: "enrollment_mode",
  title: "Enrollment by mode",
  shortTitle: "By mode",
  question: "How did enrollment develop, by mode?",
  group: "enrollment",
  params: courseAndPeriod,
  reads: ["course_enrollment_mode_daily"],
  period: { first: "date", last: "date", unit: "day" },
  sql: `
    select
      course_id,
      date,
      sum(count)::bigint as count,
      sum(cumulative_count)::bigint as cumulative_count,
      max(created) as created,
      coalesce(sum(count) filter (mode = 'audit'), 0)::bigint as audit,
      coalesce(sum(count) filter (mode = 'credit'), 0)::bigint as credit,
      coalesce(sum(count) filter (mode = 'honor'), 0)::bigint as honor,
      -- The unpublished mode without ID verification is shown within professional.
      coalesce(sum(count) filter (mode in ('professional', 'no-id-professional')), 0)::bigint
        as professional,
      coalesce(sum(count) filter (mode = 'verified'), 0)::bigint as verified,
      coalesce(sum(count) filter (mode = 'masters'), 0)::bigint as masters,
      -- Modes that the API has no field for, and rows without a mode.
      coalesce(sum(count) filter (mode is null or mode not in ('audit', 'credit', 'honor',
        'professional', 'no-id-professional', 'verified', 'masters')), 0)::bigint as other
    from course_enrollment_mode_daily
    where course_id = $course
      and case
        -- Without a period: the newest day of this course.
        when $start_date::timestamp is null and $end_date::timestamp is null then date = (
          select max(date) from course_enrollment_mode_daily where course_id = $course)
        else ($start_date::timestamp is null or date >= $start_date::date)
          and ($end_date::timestamp is null or date < $end_date::date)
      end
    group by course_id, date
    order by date`,
  columns: {
    course_id: { type: "text", label: "Course", isQuiet: true },
    date: { type: "date", label: "Date" },
    count: { type: "int", label: "Enrolled", note: "all modes, unpublished ones too" },
    cumulative_count: {
      type: "int",
      label: "Ever enrolled",
      note: "who left is still counted; a learner who changed mode counts in both",
    },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    audit: { type: "int", label: "Audit" },
    credit: { type: "int", label: "Credit" },
    honor: { type: "int", label: "Honor" },
    professional: {
      type: "int",
      label: "Professional",
      note: "with and without ID verification",
    },
    verified: { type: "int", label: "Verified" },
    masters: { type: "int", label: "Masters" },
    other: {
      type: "int",
      label: "Other",
      note: "modes that the analytics API has no field for, and rows without a mode",
      api: false,
    },
  },
  chart: {
    mark: "stack",
    x: "date",
    series: [
      { column: "verified", label: "Verified", tone: "c1" },
      { column: "honor", label: "Honor", tone: "c5" },
      { column: "audit", label: "Audit", tone: "c6" },
      { column: "professional", label: "Professional", tone: "c3" },
      { column: "masters", label: "Masters", tone: "c4" },
      { column: "credit", label: "Credit", tone: "c2" },
      { column: "other", label: "Other", tone: "c7" },
    ],
    unit: "learners",
  },
  smallCells: {
    counts: [
      "count",
      "cumulative_count",
      "audit",
      "credit",
      "honor",
      "professional",
      "verified",
      "masters",
      "other",
    ],
    addUpInRow: [["audit", "credit", "honor", "professional", "verified", "masters", "other"]],
  },
  figures: [
    { label: "Enrolled", column: "count", at: "now" },
    { label: "Ever enrolled", column: "cumulative_count", at: "now" },
    { label: "Change in a week", column: "count", at: "change" },
    { label: "Verified", column: "verified", at: "now", shareOf: ["count"] },
  ],
  definition:
    "Learners enrolled at the end of each day (UTC), by enrollment mode. Professional includes learners without ID verification.",
  notes: [
    "Enrolled is the sum of all modes, those in Other too; a mode is matched in exactly this spelling.",
    "Staff who enroll to see the course are counted as learners.",
    "A day that the export does not have is a gap, not a zero.",
  ],
  origin: {
    api: "courses/{course_id}/enrollment/mode/",
    differences: [
      "Modes that the API has no field for are in a column of ours, other; it is not in the API's JSON and CSV (decision 19).",
    ],
  },
});
