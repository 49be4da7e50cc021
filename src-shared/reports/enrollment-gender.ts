import { courseAndPeriod, defineReport } from "../report";

export const enrollmentGender = defineReport({
  id: "enrollment-gender",
  title: "Enrollment by gender",
  shortTitle: "Gender",
  question: "How many women and men are enrolled?",
  group: "enrollment",
  params: courseAndPeriod,
  reads: ["course_enrollment_gender_daily"],
  period: { first: "date", last: "date", unit: "day" },
  sql: `
    select
      course_id,
      date,
      coalesce(sum(count) filter (gender = 'f'), 0)::bigint as female,
      coalesce(sum(count) filter (gender = 'm'), 0)::bigint as male,
      coalesce(sum(count) filter (gender = 'o'), 0)::bigint as other,
      -- Nothing, and whatever is not exactly f, m or o.
      coalesce(sum(count) filter (gender is null or gender not in ('f', 'm', 'o')), 0)::bigint
        as unknown,
      max(created) as created
    from course_enrollment_gender_daily
    where course_id = $course
      and case
        -- Without a period: the newest day of this course.
        when $start_date::timestamp is null and $end_date::timestamp is null then date = (
          select max(date) from course_enrollment_gender_daily where course_id = $course)
        else ($start_date::timestamp is null or date >= $start_date::date)
          and ($end_date::timestamp is null or date < $end_date::date)
      end
    group by course_id, date
    order by date`,
  columns: {
    course_id: { type: "text", label: "Course", isQuiet: true },
    date: { type: "date", label: "Date" },
    female: { type: "int", label: "Female" },
    male: { type: "int", label: "Male" },
    other: { type: "int", label: "Other" },
    unknown: { type: "int", label: "Unknown", note: "not told, or told in another word" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
  },
  chart: {
    mark: "stack",
    x: "date",
    series: [
      { column: "female", label: "Female", tone: "c1" },
      { column: "male", label: "Male", tone: "c2" },
      { column: "other", label: "Other", tone: "c3" },
      { column: "unknown", label: "Unknown", tone: "c6" },
    ],
    unit: "learners",
  },
  smallCells: {
    counts: ["female", "male", "other", "unknown"],
    addUpInRow: [["female", "male", "other", "unknown"]],
  },
  figures: [
    { label: "Female", column: "female", at: "now", shareOf: ["female", "male", "other"] },
    { label: "Male", column: "male", at: "now", shareOf: ["female", "male", "other"] },
    { label: "Other", column: "other", at: "now", shareOf: ["female", "male", "other"] },
    { label: "Unknown", column: "unknown", at: "now" },
  ],
  definition: "Learners enrolled at the end of each day (UTC), by the gender in their profile.",
  notes: [
    "Self-reported: shares are of those who told their gender.",
    "Staff who enroll to see the course are counted as learners.",
  ],
  origin: { api: "courses/{course_id}/enrollment/gender/", differences: [] },
});
