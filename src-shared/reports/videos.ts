import { courseAndPeriod, defineReport } from "../report";

export const videos = defineReport({
  id: "videos",
  title: "Videos",
  shortTitle: "Videos",
  question: "Which videos were watched, and to their end?",
  group: "engagement",
  params: courseAndPeriod,
  unusedParams: ["start_date", "end_date"],
  reads: ["video"],
  sql: `
    select
      pipeline_video_id,
      encoded_module_id,
      duration::int as duration,
      segment_length::int as segment_length,
      users_at_start::int as users_at_start,
      users_at_end::int as users_at_end,
      created,
      (users_at_end / nullif(users_at_start, 0))::double as finished_share
    from video
    where course_id = $course
    order by pipeline_video_id nulls last, id, file_order`,
  columns: {
    pipeline_video_id: { type: "text", label: "Video", isQuiet: true },
    encoded_module_id: { type: "text", label: "Module" },
    duration: { type: "int", label: "Seconds" },
    segment_length: { type: "int", label: "Segment", note: "seconds", isQuiet: true },
    users_at_start: { type: "int", label: "Started" },
    users_at_end: { type: "int", label: "Finished" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    finished_share: { type: "double", label: "Finished, share", isShare: true, api: false },
  },
  chart: {
    mark: "ranks",
    category: "encoded_module_id",
    value: "users_at_start",
    part: { column: "users_at_end", label: "Finished" },
    unit: "learners",
  },
  // Who saw the end may not have seen the start: neither is part of the other.
  smallCells: {
    counts: ["users_at_start", "users_at_end"],
    derived: { finished_share: ["users_at_start", "users_at_end"] },
  },
  figures: [
    { label: "Videos", column: "pipeline_video_id", at: "distinct" },
    { label: "Started", column: "users_at_start", at: "sum" },
    { label: "Finished", column: "users_at_end", at: "sum", shareOf: ["users_at_start"] },
  ],
  definition:
    "Learners who saw the start and the end of each video. Who finished may be more than who started, when learners come in later.",
  notes: ["Sums count a learner once per video.", "Staff are counted as learners."],
  origin: {
    api: "courses/{course_id}/videos/",
    differences: [
      "Rows come by video, the API's order was the database's (decision 3).",
      "The share of those who finished is ours; it is not in the API's JSON and CSV.",
    ],
  },
});
