/**
 * The generated tables, as SQL over `courses(course_id)` and `days(day, n)`. The numbers are made up,
 * and the same in every run. Rows come day by day, as the pipeline wrote them, not course by course.
 */
export interface Size {
  readonly name: string;
  readonly courses: number;
  /** Days of the daily tables. */
  readonly days: number;
  /** Rows of `module_engagement`, of a course and day. */
  readonly engaged: number;
}

export const sizes: readonly Size[] = [
  { name: "S", courses: 1, days: 365, engaged: 60 },
  { name: "M", courses: 100, days: 365, engaged: 60 },
  { name: "L", courses: 1000, days: 40, engaged: 250 },
];

export const toTables = ({ engaged }: Size): Readonly<Record<string, string>> => ({
  course_enrollment_daily: `select course_id, day as date, 1000 + n as count, day::timestamp as created
    from days, courses`,
  course_enrollment_mode_daily: `select course_id, day as date, 200 + n as count, mode,
    300 + n as cumulative_count, day::timestamp as created
    from days, courses, unnest(['audit', 'honor', 'verified', 'professional', 'no-id-professional']) as modes(mode)`,
  course_enrollment_birth_year_daily: `select course_id, day as date, 10 + n % 7 as count,
    1950 + year as birth_year, day::timestamp as created from days, courses, range(50) as years(year)`,
  course_enrollment_education_level_daily: `select course_id, day as date, 100 + n as count,
    education_level, day::timestamp as created from days, courses, unnest(['none', 'primary',
    'junior_secondary', 'secondary', 'associates', 'bachelors', 'masters', 'doctorate', 'other', null]) as levels(education_level)`,
  course_enrollment_gender_daily: `select course_id, day as date, 250 + n as count, gender,
    day::timestamp as created from days, courses, unnest(['f', 'm', 'o', null]) as genders(gender)`,
  course_enrollment_location_current: `select course_id, day as date, 5 + n % 11 as count,
    chr(65 + (country // 26)::int) || chr(65 + (country % 26)::int) as country_code,
    day::timestamp as created from days, courses, range(100) as countries(country)`,
  course_activity: `select course_id, week as interval_start, week + interval 7 day as interval_end,
    label, 100 as count, week as created
    from range(timestamp '2024-01-01', timestamp '2024-12-30', interval 7 day) as weeks(week), courses,
    unnest(['ACTIVE', 'PLAYED_VIDEO', 'ATTEMPTED_PROBLEM', 'POSTED_FORUM']) as labels(label)`,
  answer_distribution: `select course_id, course_id || '+problem+' || problem as module_id,
    'part_' || part as part_id, answer = 0 as correct, 'choice_' || answer as value_id,
    'Answer <b>' || answer || '</b>' as answer_value_text, null as variant,
    'Problem ' || problem as problem_display_name, null as question_text, 5 as first_response_count,
    7 as last_response_count, timestamp '2024-12-31' as created
    from courses, range(100) as problems(problem), range(3) as parts(part), range(5) as answers(answer)`,
  tags_distribution: `select course_id, course_id || '+problem+' || problem as module_id, tag_name,
    'value ' || problem % 5 as tag_value, 100 as total_submissions, 60 as correct_submissions
    from courses, range(100) as problems(problem), unnest(['difficulty', 'outcome']) as tags(tag_name)`,
  grade_distribution: `select course_id, course_id || '+problem+' || problem as module_id, grade,
    10 as max_grade, 20 as count from courses, range(100) as problems(problem), range(11) as grades(grade)`,
  sequential_open_distribution: `select course_id, course_id || '+sequential+' || section as module_id,
    300 as count from courses, range(100) as sections(section)`,
  video: `select course_id, course_id || '|video' || video as pipeline_video_id,
    'video' || video as encoded_module_id, 600 as duration, 5 as segment_length,
    500 as users_at_start, 300 as users_at_end from courses, range(40) as videos(video)`,
  video_timeline: `select course_id || '|video' || video as pipeline_video_id, segment,
    300 as num_users, 400 as num_views from courses, range(40) as videos(video), range(120) as segments(segment)`,
  module_engagement: `select row_number() over () as id, course_id, day::timestamp + interval '5 hours' as created,
    'learner' || (n * 13 + learner) % 400 as username, day as date,
    ['video', 'problem', 'discussion'][1 + learner % 3] as entity_type,
    'block-v1:Org+C+R+type@problem+block@' || md5((learner % 50)::varchar) as entity_id,
    ['viewed', 'attempted', 'contributed'][1 + learner % 3] as event, (1 + n % 3)::int as count
    from days, range(${engaged}) as learners(learner), courses`,
  course_meta_summary_enrollment: `select course_id, 'Course' as catalog_course_title,
    'cat' as catalog_course, timestamp '2024-01-01' as start_time, timestamp '2024-12-31' as end_time,
    'self_paced' as pacing_type, 'Current' as availability, mode as enrollment_mode, 100 as count,
    200 as cumulative_count, 3 as count_change_7_days, 40 as passing_users
    from courses, unnest(['audit', 'verified', 'professional']) as modes(mode)`,
  course_program_metadata: `select course_id, 'P' || (row_number() over ()) % 10 as program_id,
    'Kind' as program_type, 'Program' as program_title from courses`,
});
