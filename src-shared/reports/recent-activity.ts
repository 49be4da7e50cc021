import { defineReport } from "../report";

export const recentActivity = defineReport({
  id: "recent-activity",
  title: "Latest week",
  shortTitle: "Latest week",
  question: "How many learners were active in the latest week?",
  group: "engagement",
  params: {
    course: {
      kind: "course",
      label: "Course",
      help: "the course's id, exactly as in the data",
      required: true,
    },
    activity_type: {
      kind: "text",
      label: "Activity",
      help: "any, attempted_problem, played_video, posted_forum, in any case",
      default: "any",
      choices: `
        select lower(case when lower(label) = 'active' then 'any' else label end) as value,
          null::varchar as label, sum(count)::double as weight
        from course_activity where course_id = $course and label is not null
        group by value order by value <> 'any', weight desc, value`,
    },
    label: {
      kind: "text",
      label: "Activity",
      help: "the old name of activity_type; it wins",
      isOld: true,
    },
    start_date: { kind: "ignored", label: "From", help: "not used" },
    end_date: { kind: "ignored", label: "To", help: "not used" },
  },
  reads: ["course_activity"],
  sql: `
    with asked as (
      select lower(coalesce(nullif($label::varchar, ''), $activity_type::varchar)) as word
    ),
    labeled as (
      select *, case when lower(label) = 'active' then 'any' else lower(label) end as activity_type
      from course_activity
      where course_id = $course
    )
    select interval_start, interval_end, activity_type, count::int as count, course_id
    from labeled
    where activity_type = (select case when word = 'active' then 'any' else word end from asked)
    order by interval_end desc nulls last, interval_start desc nulls last, id desc nulls last,
      file_order desc
    limit 1`,
  isSingle: true,
  columns: {
    interval_start: { type: "timestamp", label: "Week from", api: { form: "iso" } },
    interval_end: { type: "timestamp", label: "Week to", note: "exclusive", api: { form: "iso" } },
    activity_type: { type: "text", label: "Activity" },
    count: { type: "int", label: "Learners" },
    course_id: { type: "text", label: "Course", isQuiet: true },
  },
  chart: { mark: "none" },
  smallCells: { counts: ["count"] },
  figures: [{ label: "Learners in the latest week", column: "count", at: "now" }],
  definition:
    "Distinct learners of one kind of activity in the latest week that the data has, however old it is.",
  notes: ["Staff are counted as learners."],
  origin: {
    api: "courses/{course_id}/recent_activity/",
    differences: [
      "Kinds of activity are matched without case, and active and any are one (decision 5).",
      "Of several rows of the latest week the one with the greatest id counts (decision 5).",
      "The CSV has a header and a row, the API's was empty (decision 20).",
    ],
  },
});
