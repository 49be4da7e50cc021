import { courseAndPeriod, defineReport } from "../report";

export const userEngagement = defineReport({
  id: "user-engagement",
  title: "Learners",
  shortTitle: "Learners",
  question: "What did each learner do, and when last?",
  group: "learners",
  params: {
    ...courseAndPeriod,
    as_of: {
      kind: "instant",
      label: "As of",
      help: "the last day that counts: YYYY-MM-DD (UTC); the newest of the course by default",
    },
  },
  unusedParams: ["start_date", "end_date"],
  reads: ["module_engagement"],
  sql: `
    with bound as (
      select coalesce($as_of::timestamp::date, max(date)) as last_day
      from module_engagement where course_id = $course
    ),
    actions as (
      select username, date, entity_type, event, count,
        -- The last week is the seven days that end with the last day.
        date > last_day - 7 as is_recent,
        entity_type = 'video' as is_video,
        entity_type = 'problem' as is_problem,
        entity_type = 'problem' and event = 'completed' as is_correct,
        entity_type = 'problem' and event = 'attempted' as is_attempt,
        entity_type = 'discussion' as is_post
      from module_engagement, bound
      where course_id = $course and date <= last_day
    ),
    daily as (
      select username, date,
        coalesce(sum(count) filter (is_video), 0)::bigint as videos,
        coalesce(sum(count) filter (is_attempt), 0)::bigint as problems_attempted,
        coalesce(sum(count) filter (is_correct), 0)::bigint as problems_completed,
        coalesce(sum(count) filter (is_post), 0)::bigint as forum_posts
      from actions
      group by username, date
    ),
    timelines as (
      select username, list({'date': date, 'videos': videos,
        'problems_attempted': problems_attempted, 'problems_completed': problems_completed,
        'forum_posts': forum_posts} order by date) as days
      from daily
      group by username
    ),
    totals as (
      select username,
        coalesce(sum(count) filter (is_video), 0)::bigint as videos_overall,
        coalesce(sum(count) filter (is_video and is_recent), 0)::bigint as videos_last_week,
        coalesce(sum(count) filter (is_problem), 0)::bigint as problems_overall,
        coalesce(sum(count) filter (is_problem and is_recent), 0)::bigint as problems_last_week,
        coalesce(sum(count) filter (is_correct), 0)::bigint as correct_problems_overall,
        coalesce(sum(count) filter (is_correct and is_recent), 0)::bigint
          as correct_problems_last_week,
        coalesce(sum(count) filter (is_attempt), 0)::bigint as problems_attempts_overall,
        coalesce(sum(count) filter (is_attempt and is_recent), 0)::bigint
          as problems_attempts_last_week,
        coalesce(sum(count) filter (is_post), 0)::bigint as forum_posts_overall,
        coalesce(sum(count) filter (is_post and is_recent), 0)::bigint as forum_posts_last_week,
        max(date) as date_last_active
      from actions
      group by username
    )
    select totals.*, days
    from totals join timelines on totals.username is not distinct from timelines.username
    order by totals.username nulls last`,
  columns: {
    username: { type: "text", label: "Learner", identifies: "learner" },
    videos_overall: { type: "int", label: "Videos" },
    videos_last_week: { type: "int", label: "Videos, last week" },
    problems_overall: {
      type: "int",
      label: "Problems",
      note: "a right submission counts twice, as attempted and as completed: the API's number",
    },
    problems_last_week: { type: "int", label: "Problems, last week" },
    correct_problems_overall: { type: "int", label: "Correct" },
    correct_problems_last_week: { type: "int", label: "Correct, last week" },
    problems_attempts_overall: { type: "int", label: "Attempts" },
    problems_attempts_last_week: { type: "int", label: "Attempts, last week" },
    forum_posts_overall: { type: "int", label: "Posts" },
    forum_posts_last_week: { type: "int", label: "Posts, last week" },
    date_last_active: { type: "date", label: "Last active" },
    days: {
      type: {
        list: {
          date: "date",
          videos: "int",
          problems_attempted: "int",
          problems_completed: "int",
          forum_posts: "int",
        },
      },
      label: "Days",
      isQuiet: true,
      api: { isLeftOutOfCsv: true },
    },
  },
  chart: { mark: "none" },
  smallCells: null,
  figures: [
    { label: "Learners", column: "username", at: "distinct" },
    { label: "Videos", column: "videos_overall", at: "sum" },
    { label: "Correct submissions", column: "correct_problems_overall", at: "sum" },
    { label: "Posts", column: "forum_posts_overall", at: "sum" },
  ],
  definition:
    "What each learner did with videos, problems and the forum, up to a day and in the seven days that end with it.",
  notes: [
    "Problems counts events: a right submission is attempted and completed, and so counts twice.",
    "Rows without a date count nowhere.",
    "A learner appears with any row up to the day; who did nothing has none.",
    "Staff are counted as learners.",
  ],
  origin: {
    api: "courses/{course_id}/user_engagement/",
    differences: [
      "Weeks and the last active day go by the day of the activity, the API's by the time of loading; every field adds up counts (decision 12).",
      "Nothing matched is 0, not null; a parameter as_of and each learner's days are ours (decision 12).",
      "The number of problems is the API's, with its double count (decision 13).",
      "Rows come by username (decision 3).",
    ],
  },
});
