import { defineReport } from "../report";

export const courseSummaries = defineReport({
  id: "course-summaries",
  title: "All courses",
  shortTitle: "Courses",
  question: "How do the courses compare?",
  group: "compare",
  params: {
    course_ids: { kind: "course-list", label: "Courses", help: "only these courses" },
    fields: { kind: "names", label: "Fields", help: "only these fields" },
    exclude: { kind: "names", label: "Leave out", help: "not these fields, in modes neither" },
    programs: { kind: "flag", label: "Programs", help: "with each course's programs" },
    recent_date: {
      kind: "past-day",
      label: "Change since",
      help: "counts the change since this day: YYYY-MM-DD, before today",
    },
    start_date: { kind: "ignored", label: "From", help: "not used" },
    end_date: { kind: "ignored", label: "To", help: "not used" },
  },
  unusedParams: ["fields", "exclude"],
  reads: ["course_meta_summary_enrollment", "course_enrollment_daily", "course_program_metadata"],
  sql: `
    with rows as (
      select *, row_number() over (order by id nulls first, file_order) as place,
        -- The unpublished mode without ID verification is shown within professional.
        case when enrollment_mode = 'no-id-professional' then 'professional' else enrollment_mode end
          as shown_mode
      from course_meta_summary_enrollment
      where $course_ids::varchar[] is null or list_contains($course_ids::varchar[], course_id)
    ),
    published as (
      select unnest(['audit', 'credit', 'honor', 'professional', 'verified', 'masters']) as mode,
        unnest([1, 2, 3, 4, 5, 6]) as mode_place
    ),
    courses as (
      select course_id,
        max(created) as created,
        -- Rows of one course may disagree: the last one read wins.
        arg_max(rows, place) as facts,
        sum(count)::bigint as count,
        sum(cumulative_count)::bigint as cumulative_count,
        sum(count_change_7_days)::bigint as count_change_7_days,
        coalesce(sum(passing_users), 0)::bigint as passing_users
      from rows
      group by course_id
    ),
    modes as (
      select course_id, mode, mode_place, 0 as count, 0 as cumulative_count,
        0 as count_change_7_days, 0 as passing_users
      from courses, published
      union all
      select course_id, shown_mode, coalesce(mode_place, 6 + place), count, cumulative_count,
        count_change_7_days, coalesce(passing_users, 0)
      from rows left join published on shown_mode = mode
    ),
    mode_totals as (
      select course_id, coalesce(mode, '') as mode, min(mode_place) as mode_place,
        sum(count)::bigint as count,
        sum(cumulative_count)::bigint as cumulative_count,
        sum(count_change_7_days)::bigint as count_change_7_days,
        sum(passing_users)::bigint as passing_users
      from modes
      group by course_id, coalesce(mode, '')
    ),
    mode_lists as (
      select course_id, list({'mode': mode, 'count': count, 'cumulative_count': cumulative_count,
        'count_change_7_days': count_change_7_days, 'passing_users': passing_users}
        order by mode_place) as enrollment_modes
      from mode_totals
      group by course_id
    ),
    recent as (
      select course_id, last(count order by id nulls first, file_order) as count
      from course_enrollment_daily
      where date = $recent_date::date
      group by course_id
    ),
    program_lists as (
      select course_id, list(program_id order by program_id) as programs
      from course_program_metadata
      group by course_id
    )
    select
      courses.created,
      course_id,
      facts.catalog_course_title as catalog_course_title,
      facts.catalog_course as catalog_course,
      facts.start_time as start_date,
      facts.end_time as end_date,
      facts.pacing_type as pacing_type,
      case facts.availability when 'Starting Soon' then 'Upcoming' else facts.availability end
        as availability,
      courses.count,
      courses.cumulative_count,
      courses.count_change_7_days,
      case when $recent_date::date is not null then courses.count - coalesce(recent.count, 0) end
        as recent_count_change,
      courses.passing_users,
      enrollment_modes,
      case when $programs::boolean then coalesce(programs, []) end as programs
    from courses
      join mode_lists using (course_id)
      left join recent using (course_id)
      left join program_lists using (course_id)
    order by course_id`,
  columns: {
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    course_id: { type: "text", label: "Course", isQuiet: true },
    catalog_course_title: { type: "text", label: "Title" },
    catalog_course: { type: "text", label: "Catalog course", isQuiet: true },
    start_date: { type: "timestamp", label: "Start" },
    end_date: { type: "timestamp", label: "End" },
    pacing_type: { type: "text", label: "Pacing" },
    availability: { type: "text", label: "Availability" },
    count: { type: "int", label: "Enrolled" },
    cumulative_count: { type: "int", label: "Ever enrolled" },
    count_change_7_days: { type: "int", label: "Change in a week", isChange: true },
    recent_count_change: {
      type: "int",
      label: "Change since the day",
      note: "where the data lacks that very day it is the whole enrollment",
      isChange: true,
    },
    passing_users: { type: "int", label: "Passing" },
    enrollment_modes: {
      type: {
        list: {
          mode: "text",
          count: "int",
          cumulative_count: "int",
          count_change_7_days: "int",
          passing_users: "int",
        },
      },
      label: "Modes",
      isQuiet: true,
      api: { keyedBy: "mode" },
    },
    programs: {
      type: { list: "text" },
      label: "Programs",
      isQuiet: true,
      api: { whenNull: "omit" },
    },
  },
  chart: {
    mark: "ranks",
    category: "course_id",
    label: "catalog_course_title",
    value: "count",
    unit: "learners",
  },
  smallCells: {
    counts: ["count", "cumulative_count", "passing_users"],
    changes: { count_change_7_days: "count", recent_count_change: "count" },
    parts: [["cumulative_count", "passing_users"]],
    lists: {
      enrollment_modes: {
        counts: ["count", "cumulative_count", "passing_users"],
        changes: { count_change_7_days: "count" },
        parts: [["cumulative_count", "passing_users"]],
        // The report on modes has all others as one.
        together: {
          field: "mode",
          besides: ["audit", "credit", "honor", "professional", "verified", "masters"],
        },
      },
    },
  },
  figures: [
    { label: "Courses", column: "course_id", at: "distinct" },
    { label: "Enrolled", column: "count", at: "sum" },
    { label: "Ever enrolled", column: "cumulative_count", at: "sum" },
    { label: "Passing", column: "passing_users", at: "sum", shareOf: ["count"] },
  ],
  definition:
    "Facts about each course, and its learners: now, ever, the change in the last seven days, and those with a passing grade, by mode too.",
  notes: [
    "A learner in two courses counts in both.",
    "Staff who enroll to see a course are counted as learners.",
  ],
  origin: {
    api: "course_summaries/",
    differences: [
      "Two rows of one course and mode in a file are added up in the mode too; the API kept the last.",
      "With programs, a course without any has an empty list; the API failed (decision 14).",
    ],
  },
});
