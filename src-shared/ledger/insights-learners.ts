import type { Entry } from "./entry";

/** The Learners pages of edX Insights, which were taken out in 2022. */
export const insightsLearners: readonly Entry[] = [
  {
    metric: "Roster: Name (Username)",
    status: "differs",
    ours: "user-engagement",
    how: "Usernames of those who did anything; no names, and no learners who did nothing.",
  },
  {
    metric: "Roster: Problems Tried",
    status: "differs",
    ours: "user-engagement",
    how: "Ours adds up attempts in the seven days that end with as_of, by default the newest day of the data; theirs counted distinct problems up to the run.",
  },
  {
    metric: "Roster: Problems Correct",
    status: "differs",
    ours: "user-engagement",
    how: "Ours adds up correct submissions in the seven days that end with as_of; theirs counted distinct problems up to the run.",
  },
  {
    metric: "Roster: Attempts per Problem Correct",
    status: "not yet",
    how: "Needs distinct problems for each learner, which module_engagement has.",
  },
  {
    metric: "Roster: Videos",
    status: "differs",
    ours: "user-engagement",
    how: "Ours adds up plays in the seven days that end with as_of; theirs counted distinct videos up to the run.",
  },
  {
    metric: "Roster: Discussions",
    status: "differs",
    ours: "user-engagement",
    how: "Contributions as theirs, in the seven days that end with as_of, by default the newest day of the data; theirs ended with the run.",
  },
  {
    metric: "Roster: cue for low, at or below the 15th percentile",
    status: "not yet",
    how: "Needs the ranges: module_engagement_metric_ranges is imported, and no report reads it.",
  },
  {
    metric: "Roster: cue for high, at or above the 85th percentile",
    status: "not yet",
    how: "Needs the ranges: module_engagement_metric_ranges is imported, and no report reads it.",
  },
  {
    metric: "Segment: highly_engaged",
    status: "not yet",
    how: "Needs the ranges of module_engagement_metric_ranges set against each learner's week.",
  },
  {
    metric: "Segment: struggling",
    status: "not yet",
    how: "Needs attempts per completed problem and their range.",
  },
  {
    metric: "Segment: inactive",
    status: "not yet",
    how: "Needs the list of enrolled learners (student_courseenrollment), since who did nothing has no row.",
  },
  {
    metric: "Segment: disengaging",
    status: "not yet",
    how: "Needs each learner's week before the last as well, which module_engagement has.",
  },
  {
    metric: "Segment: unenrolled",
    status: "not yet",
    how: "Needs student_courseenrollment, or the enrollment events of the tracking logs.",
  },
  {
    metric: "Learner CSV: cohort",
    status: "not yet",
    how: "Needs the cohort file of the data package.",
  },
  {
    metric: "Learner CSV: enrollment_mode",
    status: "not yet",
    how: "Needs student_courseenrollment; enrollment_mode has the counts.",
  },
  {
    metric: "Learner CSV: enrollment_date",
    status: "not yet",
    how: "Needs student_courseenrollment, or the enrollment events of the tracking logs.",
  },
  {
    metric: "Learner CSV: email",
    status: "not yet",
    how: "Needs auth_user and a rule for what names learners in exports.",
  },
  {
    metric: "Learner CSV: gender",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-gender has the counts.",
  },
  {
    metric: "Learner CSV: year_of_birth",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-age has the counts.",
  },
  {
    metric: "Learner CSV: level_of_education",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-education has the counts.",
  },
  {
    metric: "Learner CSV: country",
    status: "not yet",
    how: "Needs auth_userprofile; enrollment-location has counts by address.",
  },
  { metric: "Learner CSV: city and location", status: "not yet", how: "Needs auth_userprofile." },
  { metric: "Learner CSV: language", status: "not yet", how: "Needs auth_userprofile." },
  { metric: "Learner CSV: goals", status: "not yet", how: "Needs auth_userprofile." },
  {
    metric: "Learner CSV: mailing_address",
    status: "not yet",
    how: "Needs auth_userprofile and a rule for what names learners in exports.",
  },
  {
    metric: "Learner CSV: account_url",
    status: "never",
    how: "It leads to a page of the LMS, and Coursescope connects to no server.",
  },
  {
    metric: "Learner page: Enrollment Mode and Date",
    status: "not yet",
    how: "Needs student_courseenrollment.",
  },
  {
    metric: "Learner page: Last Seen",
    status: "differs",
    ours: "user-engagement",
    how: "The newest day with a row of the learner in module_engagement: videos, problems and the forum, not page views.",
  },
  {
    metric: "Learner page: Discussion Contributions by day",
    status: "differs",
    ours: "user-engagement",
    how: "In the learner's list of days, without a chart.",
  },
  {
    metric: "Learner page: Problems Correct by day",
    status: "differs",
    ours: "user-engagement",
    how: "Correct submissions in the learner's list of days, not distinct problems; without a chart.",
  },
  {
    metric: "Learner page: Videos Viewed by day",
    status: "differs",
    ours: "user-engagement",
    how: "Plays in the learner's list of days, not distinct videos; without a chart.",
  },
];
