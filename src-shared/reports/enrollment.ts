import { courseAndPeriod, defineReport } from "../report";

export const enrollment = defineReport({
  id: "enrollment",
  title: "Enrollment over time",
  shortTitle: "Total",
  question: "How many learners were enrolled, day by day?",
  group: "enrollment",
  params: courseAndPeriod,
  reads: ["course_enrollment_daily"],
  period: { first: "date", last: "date", unit: "day" },
  sql: `
    with days as (
      -- The day before counts only when it is there: a gap is no change.
      select *,
        case when lag(date) over place = date - 1 then count::bigint - lag(count) over place end as change
      from course_enrollment_daily
      where course_id = $course
      window place as (order by date, id, file_order)
    )
    select course_id, date, count::int as count, created, change::bigint as change
    from days
    where case
      -- Without a period: the newest day of this course.
      when $start_date::timestamp is null and $end_date::timestamp is null
        then date = (select max(date) from days)
      else ($start_date::timestamp is null or date >= $start_date::date)
        and ($end_date::timestamp is null or date < $end_date::date)
    end
    order by date, id, file_order`,
  columns: {
    course_id: { type: "text", label: "Course", isQuiet: true },
    date: { type: "date", label: "Date" },
    count: { type: "int", label: "Enrolled", note: "learners enrolled at the end of the day" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    change: {
      type: "int",
      label: "Change",
      note: "since the day before; empty where that day is missing",
      isChange: true,
      api: false,
    },
  },
  chart: {
    mark: "line",
    x: "date",
    series: [{ column: "count", label: "Enrolled", tone: "c1" }],
    unit: "learners",
  },
  smallCells: { counts: ["count"], changes: { change: "count" } },
  figures: [
    { label: "Enrolled", column: "count", at: "now" },
    { label: "Change in a week", column: "count", at: "change" },
    { label: "Highest", column: "count", at: "peak" },
  ],
  definition:
    "Learners enrolled in the course at the end of each day (UTC). Who leaves is taken off on the day of leaving.",
  notes: [
    "Staff who enroll to see the course are counted as learners.",
    "A day that the export does not have is a gap, not a zero.",
  ],
  origin: {
    api: "courses/{course_id}/enrollment/",
    differences: [
      "Rows come by date, the API's order was the database's (decision 3).",
      "The column change is ours; it is not in the API's JSON and CSV.",
    ],
  },
});
