import { defineReport } from "../report";

export const videoTimeline = defineReport({
  id: "video-timeline",
  title: "Timeline of a video",
  shortTitle: "Video timeline",
  question: "Where in a video did learners stay, leave and look again?",
  group: "engagement",
  params: {
    course: {
      kind: "course",
      label: "Course",
      help: "for the choice of video and the file's name",
    },
    video_id: {
      kind: "text",
      label: "Video",
      help: "the pipeline's id of the video (pipeline_video_id)",
      required: true,
      choices: `
        select pipeline_video_id as value, encoded_module_id as label, users_at_start::double as weight
        from video where course_id = $course and pipeline_video_id in (
          select pipeline_video_id from video_timeline)
        order by weight desc, value`,
    },
    start_date: { kind: "ignored", label: "From", help: "not used" },
    end_date: { kind: "ignored", label: "To", help: "not used" },
  },
  unusedParams: ["course"],
  reads: ["video_timeline", "video"],
  sql: `
    select
      segment::int as segment,
      num_users::int as num_users,
      num_views::int as num_views,
      created,
      -- Views beyond each viewer's first.
      (num_views::bigint - num_users) as replays
    from video_timeline
    where pipeline_video_id = $video_id::varchar
    order by segment nulls last, id, file_order`,
  columns: {
    segment: {
      type: "int",
      label: "Segment",
      note: "from 0; its length is the video's segment_length",
    },
    num_users: { type: "int", label: "Unique viewers" },
    num_views: { type: "int", label: "Views" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    replays: {
      type: "int",
      label: "Replays",
      note: "views beyond each viewer's first",
      api: false,
    },
  },
  chart: {
    mark: "profile",
    x: "segment",
    series: [
      { column: "replays", label: "Replays", tone: "c5" },
      { column: "num_users", label: "Unique viewers", tone: "c1" },
    ],
    unit: "views",
  },
  smallCells: {
    counts: ["num_users", "num_views"],
    derived: { replays: ["num_users", "num_views"] },
  },
  figures: [
    { label: "Most viewers of a segment", column: "num_users", at: "peak" },
    { label: "Views", column: "num_views", at: "sum" },
    { label: "Replays", column: "replays", at: "sum", shareOf: ["num_views"] },
  ],
  definition:
    "Unique viewers and views of each segment of the video. Replays are views beyond each viewer's first.",
  notes: ["Staff are counted as learners."],
  origin: {
    api: "videos/{video_id}/timeline/",
    differences: [
      "Rows come by segment, the API's order was the database's (decision 3).",
      "The column replays is ours; it is not in the API's JSON and CSV.",
    ],
  },
});
