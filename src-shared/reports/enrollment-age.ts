import { courseAndPeriod, defineReport } from "../report";

export const enrollmentAge = defineReport({
  id: "enrollment-age",
  title: "Enrollment by age",
  shortTitle: "Age",
  question: "How old are the learners?",
  group: "enrollment",
  params: courseAndPeriod,
  reads: ["course_enrollment_birth_year_daily"],
  period: { first: "date", last: "date", unit: "day" },
  sql: `
    select course_id, date, birth_year, count::int as count, created,
      -- As old as they turn in the year of that day.
      year(date) - birth_year::bigint as age
    from course_enrollment_birth_year_daily
    where course_id = $course
      and case
        -- Without a period: the newest day of this course.
        when $start_date::timestamp is null and $end_date::timestamp is null then date = (
          select max(date) from course_enrollment_birth_year_daily where course_id = $course)
        else ($start_date::timestamp is null or date >= $start_date::date)
          and ($end_date::timestamp is null or date < $end_date::date)
      end
    order by date, birth_year nulls last, id, file_order`,
  columns: {
    course_id: { type: "text", label: "Course", isQuiet: true },
    date: { type: "date", label: "Date" },
    birth_year: { type: "int", label: "Year of birth", isYear: true, note: "empty: not told" },
    count: { type: "int", label: "Enrolled" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    age: { type: "int", label: "Age", note: "in the year of that day", api: false },
  },
  chart: {
    mark: "bars",
    day: "date",
    x: "age",
    value: "count",
    unit: "learners",
  },
  smallCells: { counts: ["count"], addUpOver: ["date"] },
  figures: [
    { label: "Median age", column: "age", at: "median", weight: "count" },
    { label: "25 and under", column: "age", at: "share", weight: "count", to: 25 },
    { label: "26 to 40", column: "age", at: "share", weight: "count", from: 26, to: 40 },
    { label: "41 and over", column: "age", at: "share", weight: "count", from: 41 },
  ],
  definition:
    "Learners enrolled at the end of a day (UTC), by the year of birth in their profile. Age is the year of that day less the year of birth.",
  notes: [
    "Self-reported: many learners tell no year of birth, some an impossible one. Shares and the median are of those who told.",
    "Staff who enroll to see the course are counted as learners.",
  ],
  origin: {
    api: "courses/{course_id}/enrollment/birth_year/",
    differences: [
      "Rows come by date and year, the API's order was the database's (decision 3).",
      "The column age is ours; it is not in the API's JSON and CSV.",
    ],
  },
});
