import { courseAndPeriod, defineReport } from "../report";

export const engagementActivity = defineReport({
  id: "engagement-activity",
  title: "Weekly activity",
  shortTitle: "Activity",
  question: "How many learners were active each week, and what did they do?",
  group: "engagement",
  params: courseAndPeriod,
  reads: ["course_activity"],
  period: { first: "interval_start", last: "interval_end", lastIsExclusive: true, unit: "week" },
  sql: `
    with activity as (
      select *,
        case when lower(label) = 'active' then 'any' else lower(label) end as activity_type,
        row_number() over (order by id nulls first, file_order) as place
      from course_activity
      where course_id = $course
    )
    -- Two rows of one week and type: the later one counts, they are not added up.
    select
      interval_start,
      interval_end,
      course_id,
      (arg_max(count, place) filter (activity_type = 'any'))::int as "any",
      (arg_max(count, place) filter (activity_type = 'attempted_problem'))::int
        as attempted_problem,
      (arg_max(count, place) filter (activity_type = 'played_video'))::int as played_video,
      (arg_max(count, place) filter (activity_type = 'posted_forum'))::int as posted_forum,
      max(created) as created
    from activity
    where case
      -- Without a period: whatever ends when the newest week ends.
      when $start_date::timestamp is null and $end_date::timestamp is null
        then interval_end = (select max(interval_end) from activity)
      else ($start_date::timestamp is null or interval_start >= $start_date::timestamp)
        and ($end_date::timestamp is null or interval_end < $end_date::timestamp)
    end
    group by course_id, interval_start, interval_end
    order by interval_start, interval_end`,
  columns: {
    interval_start: { type: "timestamp", label: "Week from" },
    interval_end: { type: "timestamp", label: "Week to", note: "exclusive" },
    course_id: { type: "text", label: "Course", isQuiet: true },
    any: {
      type: "int",
      label: "Any activity",
      note: "learners who did anything",
      api: { whenNull: "omit" },
    },
    attempted_problem: {
      type: "int",
      label: "Tried a problem",
      api: { whenNull: "omit" },
    },
    played_video: { type: "int", label: "Played a video", api: { whenNull: "omit" } },
    posted_forum: { type: "int", label: "Posted in the forum", api: { whenNull: "omit" } },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
  },
  chart: {
    mark: "line",
    x: "interval_start",
    series: [
      { column: "any", label: "Any activity", tone: "c1" },
      { column: "played_video", label: "Played a video", tone: "c2" },
      { column: "attempted_problem", label: "Tried a problem", tone: "c3" },
      { column: "posted_forum", label: "Posted in the forum", tone: "c4" },
    ],
    unit: "learners",
  },
  // A learner may do several things, or others than these: nothing adds up.
  smallCells: { counts: ["any", "attempted_problem", "played_video", "posted_forum"] },
  figures: [
    { label: "Active in the last week", column: "any", at: "now" },
    { label: "Change in a week", column: "any", at: "change" },
    { label: "Most in a week", column: "any", at: "peak" },
    { label: "Tried a problem", column: "attempted_problem", at: "now", shareOf: ["any"] },
  ],
  definition:
    "Distinct learners per week (UTC) who did anything in the course, tried a problem, played a video or posted in the forum. A learner may be in several of these.",
  notes: [
    "An empty cell means that the export has no row of that kind for the week; it is not zero.",
    "Staff are counted as learners.",
    "A week counts when it lies wholly within the period. On the command line, as in the API, a week that ends exactly at the end date is left out.",
  ],
  origin: {
    api: "courses/{course_id}/activity/",
    differences: [
      "Of two rows of one type and week the one with the greatest id counts, the API took the last one read (decision 4).",
      "The four kinds are always columns on the screen; the API's JSON and CSV leave out a kind without rows (decision 19).",
    ],
  },
});
