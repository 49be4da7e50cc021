import type { Entry } from "./entry";

/** The tables, charts and CSV files of ELAT. Coursescope reads neither tracking logs nor dumps today. */
export const elat: readonly Entry[] = [
  {
    metric: "Course details: dates",
    status: "same",
    ours: "course-summaries",
    how: "As the course catalog has them, theirs as the course's metadata.",
  },
  {
    metric: "Course details: enrollment",
    status: "differs",
    ours: "enrollment",
    how: "Ours counts who is enrolled at the end of each day; theirs left out who had left by the dump or came after the end.",
  },
  {
    metric: "Course details: problems",
    status: "differs",
    ours: "problems",
    how: "Ours counts problems that have an answer; theirs those in the course's metadata.",
  },
  {
    metric: "Course details: videos",
    status: "differs",
    ours: "videos",
    how: "Ours counts videos that have viewings; theirs those in the course's metadata.",
  },
  {
    metric: "Row counts",
    status: "not yet",
    how: "Needs the tracking logs, whose sessions, submissions and posts they count.",
  },
  {
    metric: "Main indicators: completion rate",
    status: "differs",
    ours: "course-summaries",
    how: "Ours is learners with a passing grade of those enrolled; theirs certificates of its learners.",
  },
  {
    metric: "Main indicators: mean grade",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade, or a grade report of the LMS.",
  },
  {
    metric: "Main indicators: enrollment per mode",
    status: "differs",
    ours: "enrollment_mode",
    how: "Ours counts each day; theirs left out who had left by the dump or came after the end.",
  },
  {
    metric: "Main indicators: mean grade per mode",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade and student_courseenrollment.",
  },
  {
    metric: "Main indicators: mean video time",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "Main indicators: learners with at least one video",
    status: "not yet",
    how: "Needs a key number that counts learners; user-engagement has the plays of each.",
  },
  {
    metric: "Session and Student Count: sessions",
    status: "not yet",
    how: "Needs the tracking logs; their sessions end after 30 idle minutes or with the file, and last 5 seconds or more.",
  },
  {
    metric: "Session and Student Count: students by week",
    status: "differs",
    ours: "engagement-activity",
    how: "Distinct learners of the week; theirs added up seven daily counts, so that five active days were five students.",
  },
  {
    metric: "Session and Student Count: students by day",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "Session Count Comparison: mean session length",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "Session Count Comparison: video sessions",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "Session Count Comparison: quiz sessions",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "Session Count Comparison: forum sessions",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "Session Count Comparison: start and due dates of quizzes",
    status: "not yet",
    how: "Needs the course's structure.",
  },
  {
    metric: "Dropout by Course Component",
    status: "not yet",
    how: "Needs the tracking logs and the course's structure.",
  },
  {
    metric: "Size of Forum Posting: characters per post, by week",
    status: "not yet",
    how: "Needs the forum file of the data package.",
  },
  {
    metric: "Weekly Forum Analysis: posts",
    status: "not yet",
    how: "Needs a report by week; user-engagement has the posts of each learner and day.",
  },
  {
    metric: "Weekly Forum Analysis: posters",
    status: "differs",
    ours: "engagement-activity",
    how: "Distinct learners who posted in the week, not split into regular and occasional; no days.",
  },
  { metric: "Weekly Forum Analysis: viewers", status: "not yet", how: "Needs the tracking logs." },
  {
    metric: "Grade by Forum Behavior",
    status: "not yet",
    how: "Needs grades, and forum events of the tracking logs for who came in three weeks or more.",
  },
  {
    metric: "Grade by Forum Behavior CSV: learners of each group",
    status: "not yet",
    how: "Needs grades, and forum events of the tracking logs for who came in three weeks or more.",
  },
  {
    metric: "Video Interactions: moves between videos",
    status: "not yet",
    how: "Needs the tracking logs, and grades for passing and failing.",
  },
  {
    metric: "Learning Path: steps between components, by week",
    status: "not yet",
    how: "Needs the tracking logs and the course's structure, and grades for passing and failing.",
  },
  {
    metric: "Learning Path: designed path",
    status: "not yet",
    how: "Needs the course's structure.",
  },
  {
    metric: "ORA sessions",
    status: "not yet",
    how: "Needs the tracking logs; ELAT gave no download of them.",
  },
  {
    metric: "sessions: start, end and duration",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "forum_sessions: start, end and duration",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  { metric: "forum_sessions: times_search", status: "not yet", how: "Needs the tracking logs." },
  { metric: "video_interactions: duration", status: "not yet", how: "Needs the tracking logs." },
  {
    metric: "video_interactions: forward seeks, times and duration",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "video_interactions: backward seeks, times and duration",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "video_interactions: times_speed_up",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "video_interactions: times_speed_down",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "video_interactions: pauses, times and duration",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "submissions: time of each submission",
    status: "not yet",
    how: "Needs the tracking logs; user-engagement has submissions by learner and day.",
  },
  {
    metric: "assessments: grade and max_grade of each learner",
    status: "not yet",
    how: "Needs courseware_studentmodule; grade-distribution counts learners per grade, without names.",
  },
  {
    metric: "quiz_sessions: start, end and duration",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "forum_interaction: posts with type, time and thread",
    status: "not yet",
    how: "Needs the forum file of the data package.",
  },
  {
    metric: "forum_interaction: text of each post",
    status: "not yet",
    how: "Needs the forum file of the data package, and a rule for names in the text.",
  },
  {
    metric: "course_learner: final_grade",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade, or a grade report of the LMS.",
  },
  {
    metric: "course_learner: enrollment_mode",
    status: "not yet",
    how: "Needs student_courseenrollment; enrollment_mode has the counts.",
  },
  {
    metric: "course_learner: certificate_status",
    status: "not yet",
    how: "Needs certificates_generatedcertificate.",
  },
  {
    metric: "course_learner: register_time",
    status: "not yet",
    how: "Needs student_courseenrollment.",
  },
  {
    metric: "course_learner: group_type and group_name",
    status: "not yet",
    how: "Needs the cohort file of the data package.",
  },
  {
    metric: "course_learner: segment",
    status: "never",
    how: "It is whether the learner's id is even or odd, and no group of the course.",
  },
  {
    metric: "learner_demographic: gender",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-gender has the counts.",
  },
  {
    metric: "learner_demographic: year_of_birth",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-age has the counts.",
  },
  {
    metric: "learner_demographic: level_of_education",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-education has the counts.",
  },
  {
    metric: "learner_demographic: country",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-location has counts by address.",
  },
  {
    metric: "learner_demographic: email",
    status: "not yet",
    how: "Needs auth_user and a rule for what names learners in exports.",
  },
];
