import { type Check, countOf, toCourse } from "./check";

/** Rules about one table or two, each by its own meaning. */

export const videoEnds: Check = {
  id: "video-ends",
  title: "Videos that more learners ended than began",
  severity: "info",
  sql: `select course_id, 'video' as table_name, count(*) as count, null::varchar as detail,
      arg_max(coalesce(encoded_module_id, pipeline_video_id) || ': ' || users_at_start || ' at the start, ' || users_at_end || ' at the end',
        users_at_end - users_at_start, 3) as examples
    from video where users_at_end > users_at_start group by course_id`,
  describe: ({ count }) =>
    `${countOf(count, "video was", "videos were")} seen at the end by more learners than at the start.`,
  meaning:
    "The share who finished is over 100 %. Learners who skip the beginning can bring this about.",
  remedy: "Nothing, if the numbers are close; else look at the video’s timeline.",
};

export const timelineVideos: Check = {
  id: "timeline-videos",
  title: "Timelines of unknown videos",
  severity: "warn",
  sql: `select ${toCourse("video_timeline")} as course_id, 'video_timeline' as table_name,
      count(*) as count, null::varchar as detail, min(pipeline_video_id, 3) as examples
    from (select distinct pipeline_video_id from video_timeline
      where pipeline_video_id is not null and pipeline_video_id not in
        (select pipeline_video_id from video where pipeline_video_id is not null))
    group by all`,
  describe: ({ count }) =>
    `${countOf(count, "video has", "videos have")} a timeline, but no row in the table video.`,
  meaning: "These videos cannot be chosen in the video reports.",
  remedy: "Import the table video of the same run of the pipeline.",
};

export const responses: Check = {
  id: "responses",
  title: "First and last answers that do not match",
  severity: "warn",
  sql: `select course_id, 'answer_distribution' as table_name, count(*) as count, null::varchar as detail,
      arg_max(coalesce(part_id, module_id, '') || ': ' || firsts || ' first, ' || lasts || ' last', abs(firsts - lasts), 3) as examples
    from (
      select course_id, module_id, part_id, sum(first_response_count)::bigint as firsts,
        sum(last_response_count)::bigint as lasts
      from answer_distribution
      where first_response_count is not null and last_response_count is not null group by all)
    where firsts <> lasts group by course_id`,
  describe: ({ count }) =>
    `${countOf(count, "part of a problem has", "parts of problems have")} other numbers of first than of last answers.`,
  meaning:
    "Each learner has one first and one last answer, so the shares of right answers are off.",
  remedy: "Export answer_distribution again; when rows are missing, a part’s numbers cannot match.",
};

export const unknownActivity: Check = {
  id: "unknown-activity",
  title: "Unknown kinds of activity",
  severity: "info",
  sql: `select course_id, 'course_activity' as table_name, count(*) as count,
      coalesce('“' || label || '”', 'no label') as detail, min(interval_start::date::varchar, 3) as examples
    from course_activity
    where coalesce(upper(label), '') not in ('ACTIVE', 'ATTEMPTED_PROBLEM', 'PLAYED_VIDEO', 'POSTED_FORUM')
    group by course_id, label`,
  describe: ({ count, detail }) => `${countOf(count, "row has", "rows have")} the label ${detail}.`,
  meaning: "Weekly activity shows the four kinds that it knows; these rows are in none of them.",
  remedy: "Nothing, if your pipeline has kinds of its own.",
};

export const unknownModes: Check = {
  id: "unknown-modes",
  title: "Unknown enrollment modes",
  severity: "info",
  sql: `select course_id, 'course_enrollment_mode_daily' as table_name, count(*) as count,
      coalesce('“' || mode || '”', 'no mode') as detail, min(date::varchar, 3) as examples
    from course_enrollment_mode_daily
    where coalesce(mode, '') not in
      ('audit', 'credit', 'honor', 'professional', 'no-id-professional', 'verified', 'masters')
    group by course_id, mode`,
  describe: ({ count, detail }) => `${countOf(count, "row has", "rows have")} the mode ${detail}.`,
  meaning: "These learners count in the total, and in none of the modes that are shown by name.",
  remedy: "Nothing, if your site has modes of its own.",
};
