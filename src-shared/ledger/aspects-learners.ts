import type { Entry } from "./entry";

/** The dashboards of Aspects on learners, on several courses and for operators. */
export const aspectsLearners: readonly Entry[] = [
  {
    metric: "At-Risk Learners: list of learners",
    status: "not yet",
    how: "Needs enrollment, grades and page views by learner, which are in the data package and its logs.",
  },
  {
    metric: "At-Risk Learners: Last Visit Date",
    status: "not yet",
    how: "Needs page views by learner; user-engagement has the last day of videos, problems and posts.",
  },
  {
    metric: "At-Risk Learners: Enrollees by Track",
    status: "not yet",
    how: "Needs student_courseenrollment and who is at risk.",
  },
  {
    metric: "At-Risk Learners: Enrollment Dates",
    status: "not yet",
    how: "Needs student_courseenrollment and who is at risk.",
  },
  {
    metric: "At-Risk Learners: Pages",
    status: "not yet",
    how: "Needs the tracking logs, the course's structure and who is at risk.",
  },
  {
    metric: "At-Risk Learners: Problems",
    status: "not yet",
    how: "Needs the course's structure and who is at risk.",
  },
  {
    metric: "At-Risk Learners: Videos",
    status: "not yet",
    how: "Needs the course's structure and who is at risk.",
  },
  {
    metric: "At-Risk Learners: Distribution of Course Grades",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade and who is at risk.",
  },
  {
    metric: "Learner Summary: name and email",
    status: "not yet",
    how: "Needs auth_user and a rule for what names learners in exports.",
  },
  {
    metric: "Learner Summary: username",
    status: "differs",
    ours: "user-engagement",
    how: "Only learners with a row in module_engagement.",
  },
  {
    metric: "Learner Summary: enrollment date",
    status: "not yet",
    how: "Needs student_courseenrollment.",
  },
  {
    metric: "Learner Summary: last visited",
    status: "differs",
    ours: "user-engagement",
    how: "The last day of videos, problems and the forum; theirs counts any visit.",
  },
  {
    metric: "Learner Summary: passed or failed",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade; theirs takes who has not passed yet as failed.",
  },
  { metric: "Learner Summary: track", status: "not yet", how: "Needs student_courseenrollment." },
  { metric: "Learner Summary: status", status: "not yet", how: "Needs student_courseenrollment." },
  {
    metric: "Learner Summary: grade range and grade",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade.",
  },
  {
    metric: "Individual Learner: Pages, beside the course's average",
    status: "not yet",
    how: "Needs the tracking logs and the course's structure.",
  },
  {
    metric: "Individual Learner: Problems, beside the course's average",
    status: "differs",
    ours: "user-engagement",
    how: "Attempts and correct submissions of a learner over the whole course; by no section, and without an average.",
  },
  {
    metric: "Individual Learner: Videos, beside the course's average",
    status: "differs",
    ours: "user-engagement",
    how: "Plays of a learner over the whole course; by no section, and without an average.",
  },
  {
    metric: "Comparison, Course Info: enrollees",
    status: "differs",
    ours: "course-summaries",
    how: "Of the end of the export's newest day; theirs of this moment.",
  },
  {
    metric: "Comparison, Course Info: active",
    status: "not yet",
    how: "Needs the weekly activity of all courses side by side; engagement-activity has one course.",
  },
  {
    metric: "Comparison, Course Info: tags",
    status: "not yet",
    how: "Needs the course's own tags; problems-and-tags has those of problems.",
  },
  {
    metric: "Comparison: Enrollment Counts by track",
    status: "differs",
    ours: "course-summaries",
    how: "A list of modes for each course, not a column a track.",
  },
  {
    metric: "Comparison: Learner Performance Breakdown, passed",
    status: "differs",
    ours: "course-summaries",
    how: "Passing learners of all courses, as the export counted them; theirs draws ten courses.",
  },
  {
    metric: "Comparison: Learner Performance Breakdown, active",
    status: "not yet",
    how: "Needs last visits by learner.",
  },
  {
    metric: "Comparison: Learner Performance Breakdown, at-risk",
    status: "not yet",
    how: "Needs enrollment, grades and last visits by learner.",
  },
  {
    metric: "Comparison: Learner Performance, first-try correct",
    status: "not yet",
    how: "Needs first tries added up by course; answer-distribution has them by problem.",
  },
  {
    metric: "Comparison: Learner Performance, passing",
    status: "differs",
    ours: "course-summaries",
    how: "As the export counted them at its end; theirs follows grade events up to now.",
  },
  {
    metric: "Comparison: Learner Performance, mean and median grade",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade, or a grade report of the LMS.",
  },
  {
    metric: "Comparison: Video Engagement, videos",
    status: "differs",
    ours: "videos",
    how: "One course at a time, and only videos that have viewings.",
  },
  {
    metric: "Comparison: Video Engagement, mean length",
    status: "not yet",
    how: "Needs a key number; videos has the length of each.",
  },
  {
    metric: "Comparison: Video Engagement, watched",
    status: "not yet",
    how: "Needs seconds watched by learner and video, from the tracking logs.",
  },
  {
    metric: "Comparison: Video Engagement, share watched",
    status: "not yet",
    how: "Needs seconds watched by learner and video, from the tracking logs.",
  },
  {
    metric: "Comparison: Video Engagement, share watched again",
    status: "not yet",
    how: "Needs seconds watched by learner and video, from the tracking logs.",
  },
  {
    metric: "Operator: active learners",
    status: "not yet",
    how: "Needs the tracking logs, since a learner of two courses counts in both of ours.",
  },
  {
    metric: "Operator: active courses",
    status: "not yet",
    how: "Needs the weekly activity of all courses side by side; engagement-activity has one course.",
  },
  { metric: "Operator: event activity", status: "not yet", how: "Needs the tracking logs." },
  {
    metric: "Operator: enrollment over time",
    status: "differs",
    ours: "enrollment",
    how: "One course at a time, by day.",
  },
  {
    metric: "Operator: enrollment by mode",
    status: "differs",
    ours: "enrollment_mode",
    how: "One course at a time, by day.",
  },
  {
    metric: "Operator: users per organization",
    status: "not yet",
    how: "Needs enrollment by learner, since a learner of two courses counts in both of ours.",
  },
  {
    metric: "Operator: courses per organization",
    status: "not yet",
    how: "Needs a count by organization; course-summaries lists the courses.",
  },
  { metric: "Operator: last event", status: "not yet", how: "Needs the tracking logs." },
  {
    metric: "Operator: slowest ClickHouse queries, seconds, rows and memory",
    status: "never",
    how: "They measure their server, and there is none here.",
  },
  {
    metric: "Operator: ClickHouse metrics",
    status: "never",
    how: "They measure their server, and there is none here.",
  },
  {
    metric: "Operator: Superset use",
    status: "never",
    how: "It measures who uses their server, and there is none here.",
  },
];
