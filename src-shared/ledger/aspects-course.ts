import type { Entry } from "./entry";

/** The course dashboard of Aspects, and what Studio shows of it. */
export const aspectsCourse: readonly Entry[] = [
  {
    metric: "Course: Current Enrollees",
    status: "differs",
    ours: "enrollment",
    how: "Ours is of the end of the export's newest day; theirs of this moment.",
  },
  {
    metric: "Course: Active Within Last 7 Days",
    status: "differs",
    ours: "engagement-activity",
    how: "Ours is a week from Monday to Sunday, the last in the export; theirs the seven days before now.",
  },
  {
    metric: "Course: average grade",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade, or a grade report of the LMS.",
  },
  {
    metric: "Course: median grade",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade; grade-distribution has the median of one problem.",
  },
  {
    metric: "Enrollment: Enrollees per Track",
    status: "differs",
    ours: "enrollment_mode",
    how: "Of the end of the export's newest day, as columns and bands of the chart, with Other for modes outside the API.",
  },
  {
    metric: "Enrollment: Cumulative Enrollments by Track",
    status: "differs",
    ours: "enrollment_mode",
    how: "Ours stacks who is enrolled each day; who ever enrolled is one total of all modes.",
  },
  {
    metric: "Pages: Page Engagement per Section",
    status: "not yet",
    how: "Needs the tracking logs and the course's structure.",
  },
  {
    metric: "Pages: Page Engagement per Subsection",
    status: "not yet",
    how: "Needs the tracking logs and the course's structure.",
  },
  {
    metric: "Pages: Section Summary, learners and views",
    status: "not yet",
    how: "Needs the tracking logs and the course's structure.",
  },
  {
    metric: "Pages: Subsection Summary, learners",
    status: "not yet",
    how: "Needs the tracking logs and the course's structure.",
  },
  {
    metric: "Pages: Subsection Summary, views",
    status: "differs",
    ours: "sequential-open-distribution",
    how: "One subsection at a time, by the export's count of openings; theirs counts page views.",
  },
  { metric: "Pages: Cumulative Interactions", status: "not yet", how: "Needs the tracking logs." },
  {
    metric: "Pages: Page Engagement Over Time",
    status: "not yet",
    how: "Needs the tracking logs.",
  },
  {
    metric: "Problems: Problem Engagement per Section",
    status: "not yet",
    how: "Needs the course's structure, and attempts by learner and problem, which module_engagement has.",
  },
  {
    metric: "Problems: Problem Engagement per Subsection",
    status: "not yet",
    how: "Needs the course's structure, and attempts by learner and problem, which module_engagement has.",
  },
  {
    metric: "Problems: Problem Attempts and Results, learners",
    status: "not yet",
    how: "Needs distinct learners by problem, which module_engagement has.",
  },
  {
    metric: "Problems: Problem Attempts and Results, median and mean attempts",
    status: "not yet",
    how: "Needs attempts by learner and problem, which module_engagement has.",
  },
  {
    metric: "Problems: Problem Attempts and Results, correct and incorrect attempts",
    status: "differs",
    ours: "problems",
    how: "Ours counts each learner's last try alone; theirs counts all attempts.",
  },
  {
    metric: "Problems: Problem Attempts and Results, share correct and incorrect",
    status: "differs",
    ours: "problems",
    how: "The share correct of last tries; theirs is of all attempts.",
  },
  {
    metric: "Videos: Video Engagement per Section",
    status: "not yet",
    how: "Needs the course's structure, and plays by learner and video, which module_engagement has.",
  },
  {
    metric: "Videos: Video Engagement per Subsection",
    status: "not yet",
    how: "Needs the course's structure, and plays by learner and video, which module_engagement has.",
  },
  {
    metric: "Videos: Video Engagement, unique viewers",
    status: "differs",
    ours: "videos",
    how: "Ours counts learners who saw the first segment; theirs all viewers.",
  },
  {
    metric: "Videos: Video Engagement, total views",
    status: "not yet",
    how: "Needs plays added up by video, which module_engagement has.",
  },
  {
    metric: "Videos: Partial and Full Video Views",
    status: "differs",
    ours: "videos",
    how: "Ours counts who saw the segment 30 s or 5 % before the end, whichever is nearer it; theirs distinct seconds of at least 95 % of the video.",
  },
  {
    metric: "Videos: Number of Views across Video Duration, total",
    status: "differs",
    ours: "video-timeline",
    how: "Segments as long as the export says, 5 s in the edX pipeline; theirs are 1 s.",
  },
  {
    metric: "Videos: Number of Views across Video Duration, repeat",
    status: "differs",
    ours: "video-timeline",
    how: "Views less unique viewers, by segments of 5 s in the edX pipeline; theirs are 1 s.",
  },
  {
    metric: "Performance: Learners with Passing Grade",
    status: "differs",
    ours: "course-summaries",
    how: "As the export counted them at its end; theirs follows grade events up to now.",
  },
  {
    metric: "Performance: Distribution of Current Course Grade",
    status: "not yet",
    how: "Needs grades_persistentcoursegrade, or a grade report of the LMS.",
  },
  {
    metric: "In-context Course: Graded Subsection Engagement",
    status: "not yet",
    how: "Needs the course's structure and grades_persistentsubsectiongrade.",
  },
  {
    metric: "In-context Course: Problem Engagement",
    status: "not yet",
    how: "Needs distinct learners by problem, which module_engagement has.",
  },
  {
    metric: "In-context Course: Video Engagement, total and repeat",
    status: "differs",
    ours: "video-timeline",
    how: "One video at a time, as views and replays of its segments; theirs compares the videos of the course.",
  },
  {
    metric: "In-context Graded Subsection: score distribution",
    status: "not yet",
    how: "Needs grades_persistentsubsectiongrade.",
  },
  {
    metric: "In-context Graded Subsection: final response results",
    status: "not yet",
    how: "Needs the course's structure; problems has each problem's last tries.",
  },
  {
    metric: "In-context Problem: share correct by part",
    status: "differs",
    ours: "answer-distribution",
    how: "Learners per answer of each part, with a mark for right ones; no share correct.",
  },
  {
    metric: "In-context Problem: share correct by part at first try",
    status: "differs",
    ours: "answer-distribution",
    how: "Learners per answer at the first try, with a mark for right ones; no share correct.",
  },
  {
    metric: "In-context Problem: Initial Responses",
    status: "differs",
    ours: "answer-distribution",
    how: "Every answer at the first try, where the export has first tries; theirs stops at 1,000 rows.",
  },
  {
    metric: "In-context Video: Unique vs Repeat Views",
    status: "differs",
    ours: "video-timeline",
    how: "Segments as long as the export says, 5 s in the edX pipeline; theirs are 1 s.",
  },
];
