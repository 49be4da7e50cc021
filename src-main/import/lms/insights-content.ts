import { from, type LmsFormat } from "./format";
import { toLongRows } from "./long-rows";

/** A text that reads as this one where it is taken for markup, as answers are. */
const asMarkup = (cell: string) => `replace(replace(${cell}, '&', '&amp;'), '<', '&lt;')`;

export const answersOfProblem: LmsFormat = {
  id: "answer-distribution",
  what: "a download of a problem's answers",
  words: ["performance-answer-distribution"],
  signatures: [
    {
      has: [
        "course_id",
        "module_id",
        "part_id",
        "answer_value",
        "value_id",
        ["last_response_count", "count"],
      ],
      lacks: ["answer_value_text"],
    },
  ],
  table: "answer_distribution",
  fields: {
    course_id: from("course_id"),
    created: from("created"),
    module_id: from("module_id"),
    part_id: from("part_id"),
    correct: from("correct"),
    // The API wrote None for nothing.
    value_id: { names: ["value_id"], say: (cell) => asMarkup(`nullif(${cell}, 'None')`) },
    answer_value_text: { names: ["answer_value"], say: asMarkup },
    variant: from("variant"),
    problem_display_name: from("problem_display_name"),
    question_text: from("question_text"),
    first_response_count: from("first_response_count"),
    last_response_count: from("last_response_count"),
    count: from("count"),
  },
  isSnapshot: true,
  notes: [
    "Turned back into rows of answer_distribution: answers are as the download shows them, and variants that it put together stay together.",
  ],
};

const tagStart = "tags.";
const listTags = (names: readonly string[]) =>
  names.flatMap((name, at) => (name.startsWith(tagStart) ? [at] : []));

const ofProblem = {
  course_id: from("course_id"),
  created: from("created"),
  module_id: from("module_id"),
  total_submissions: from("total_submissions"),
  correct_submissions: from("correct_submissions"),
};

export const problemsAndTags: LmsFormat = {
  id: "problems-and-tags",
  what: "a download of problems and tags",
  signatures: [{ has: ["module_id", "total_submissions", "correct_submissions"], like: /^tags\./ }],
  table: "tags_distribution",
  isOnlyChecked: true,
  fields: ofProblem,
  listMade: listTags,
  make: (rows) =>
    toLongRows(rows, {
      table: "tags_distribution",
      repeated: Object.keys(ofProblem),
      items: listTags(rows.names).map((at) => ({
        labels: { tag_name: (rows.header[at] ?? "").trim().slice(tagStart.length) },
        cells: [at],
      })),
      made: { tag_value: "unnest(string_split(cell0, ', '))" },
      keep: "cell0 is not null",
      isSnapshot: true,
    }),
  notes: [
    "Turned back into rows of tags_distribution; a value with a comma and a blank in it is taken for two.",
  ],
};

/** Its videos say their course in their ids. */
export const videoList: LmsFormat = {
  id: "videos",
  what: "a download of videos",
  signatures: [
    {
      has: ["pipeline_video_id", "encoded_module_id", "duration", "users_at_start", "users_at_end"],
      lacks: ["course_id"],
    },
  ],
  table: "video",
  fields: {
    course_id: {
      names: ["pipeline_video_id"],
      say: (cell) => `case when contains(${cell}, '|') then split_part(${cell}, '|', 1) end`,
    },
    pipeline_video_id: from("pipeline_video_id"),
    created: from("created"),
    encoded_module_id: from("encoded_module_id"),
    duration: from("duration"),
    segment_length: from("segment_length"),
    users_at_start: from("users_at_start"),
    users_at_end: from("users_at_end"),
  },
  notes: ["Turned back into rows of video; the course is the one in the videos' ids."],
};

export const insightsContentFormats = [answersOfProblem, problemsAndTags, videoList];
