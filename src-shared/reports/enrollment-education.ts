import { courseAndPeriod, defineReport } from "../report";

export const enrollmentEducation = defineReport({
  id: "enrollment-education",
  title: "Enrollment by education",
  shortTitle: "Education",
  question: "What education do the learners have?",
  group: "enrollment",
  params: courseAndPeriod,
  reads: ["course_enrollment_education_level_daily"],
  period: { first: "date", last: "date", unit: "day" },
  sql: `
    select course_id, date, education_level, count::int as count, created
    from course_enrollment_education_level_daily
    where course_id = $course
      and case
        -- Without a period: the newest day of this course.
        when $start_date::timestamp is null and $end_date::timestamp is null then date = (
          select max(date) from course_enrollment_education_level_daily where course_id = $course)
        else ($start_date::timestamp is null or date >= $start_date::date)
          and ($end_date::timestamp is null or date < $end_date::date)
      end
    order by date, education_level nulls last, id, file_order`,
  columns: {
    course_id: { type: "text", label: "Course", isQuiet: true },
    date: { type: "date", label: "Date" },
    education_level: { type: "text", label: "Education", note: "empty: not told" },
    count: { type: "int", label: "Enrolled" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
  },
  chart: {
    mark: "ranks",
    day: "date",
    category: "education_level",
    value: "count",
    unit: "learners",
    categories: [
      { value: "none", label: "None" },
      { value: "primary", label: "Primary" },
      { value: "junior_secondary", label: "Junior secondary" },
      { value: "secondary", label: "Secondary" },
      { value: "associates", label: "Associate's" },
      { value: "bachelors", label: "Bachelor's" },
      { value: "masters", label: "Master's" },
      { value: "doctorate", label: "Doctorate" },
      { value: "other", label: "Other" },
    ],
  },
  smallCells: { counts: ["count"], addUpOver: ["date"] },
  figures: [
    {
      label: "High school or less",
      column: "education_level",
      at: "share",
      weight: "count",
      values: ["none", "primary", "junior_secondary", "secondary"],
    },
    {
      label: "College degree",
      column: "education_level",
      at: "share",
      weight: "count",
      values: ["associates", "bachelors"],
    },
    {
      label: "Advanced degree",
      column: "education_level",
      at: "share",
      weight: "count",
      values: ["masters", "doctorate"],
    },
  ],
  definition:
    "Learners enrolled at the end of a day (UTC), by the highest level of education in their profile, in the words that the data has.",
  notes: [
    "Self-reported: shares are of those who told their education.",
    "Staff who enroll to see the course are counted as learners.",
  ],
  origin: {
    api: "courses/{course_id}/enrollment/education/",
    differences: ["Rows come by date and level, the API's order was the database's (decision 3)."],
  },
});
