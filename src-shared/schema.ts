import { lmsTables } from "./schema-lms";

/**
 * The tables that imports fill: those of the analytics API's database
 * (`shared/spec/analytics-api.md` §1), with the nullability of `import.md`.
 *
 * Glossary. course: one run of a course, named by its course key. learner: a user enrolled in
 * it (staff included). enrollment: a learner's place in a course, in one mode. mode: the track,
 * such as audit or verified. problem, video, part: as in the course's blocks. report: a question
 * and its answer from these tables. import: one file taken in. reject: a row that did not fit.
 * job: long work that can be cancelled.
 */
export type FieldType = "id" | "text" | "int" | "double" | "bool" | "date" | "timestamp";

export interface Field {
  readonly type: FieldType;
  /** What it says; also shown in the table browser and the docs. */
  readonly meaning: string;
  /** A row without it is rejected. Everything else may be NULL (`import.md`, "Nullable columns"). */
  readonly required?: true;
  /** A file without this column is still this table. */
  readonly optional?: true;
  /**
   * What it says of people: `learner`, an id that stands for one and that another could stand for;
   * `person`, who that is (name, address) or what they wrote; `answer`, text that a learner typed
   * unless the row has one of the course's own choices (`value_id`).
   */
  readonly identifies?: "learner" | "person" | "answer";
}

export interface Table {
  readonly meaning: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Between files, a newer file's row replaces an older one of the same key; NULL equals NULL. */
  readonly key: readonly string[];
  /**
   * Fields of the key. A file that is a snapshot (`Piece.isSnapshot`) has all that there is of them:
   * between it and any other file, the newer one's rows replace all of the other's with the same.
   */
  readonly scope?: readonly string[];
  /** The fields that say which days a row is about: first and last. */
  readonly days?: readonly [first: string, last: string];
  /** A file is this by its name, and what is stored is about the file, not rows of it. */
  readonly isByName?: true;
  /** Its rows are made of files of other shapes (`import/lms/`): no file is this by its columns. */
  readonly isReshaped?: true;
  /** Sets of columns of which a file must have at least one (`answer_distribution` has two shapes). */
  readonly shapes?: readonly (readonly string[])[];
}

const id: Field = { type: "id", meaning: "row number in the source database", optional: true };
const course_id: Field = { type: "text", meaning: "course key", required: true };
const created: Field = {
  type: "timestamp",
  meaning: "when the row was computed or loaded",
  optional: true,
};
const date: Field = { type: "date", meaning: "day, UTC" };
const count = (meaning: string): Field => ({ type: "int", meaning, required: true });
const text = (meaning: string): Field => ({ type: "text", meaning });

const daily = { id, course_id, created, date };
const oneDay = ["date", "date"] as const;

export const tables = {
  course_activity: {
    meaning: "unique active learners per week and kind of activity",
    fields: {
      id,
      course_id,
      created,
      interval_start: { type: "timestamp", meaning: "start of the week, inclusive" },
      interval_end: { type: "timestamp", meaning: "end of the week, exclusive" },
      label: text("kind of activity: ACTIVE, ATTEMPTED_PROBLEM, PLAYED_VIDEO, POSTED_FORUM"),
      count: count("distinct learners"),
    },
    key: ["course_id", "interval_start", "interval_end", "label"],
    scope: ["course_id", "interval_start", "interval_end"],
    days: ["interval_start", "interval_end"],
  },
  course_enrollment_daily: {
    meaning: "learners enrolled at the end of each day",
    fields: { ...daily, count: count("learners enrolled") },
    key: ["course_id", "date"],
    days: oneDay,
  },
  course_enrollment_mode_daily: {
    meaning: "learners enrolled per day and mode",
    fields: {
      ...daily,
      count: count("learners enrolled in this mode"),
      mode: text("enrollment mode"),
      cumulative_count: count("learners ever enrolled in this mode"),
    },
    key: ["course_id", "date", "mode"],
    scope: ["course_id", "date"],
    days: oneDay,
  },
  course_enrollment_birth_year_daily: {
    meaning: "learners enrolled per day and year of birth",
    fields: {
      ...daily,
      count: count("learners enrolled"),
      birth_year: { type: "int", meaning: "year of birth, self-reported" },
    },
    key: ["course_id", "date", "birth_year"],
    days: oneDay,
  },
  course_enrollment_education_level_daily: {
    meaning: "learners enrolled per day and level of education",
    fields: {
      ...daily,
      count: count("learners enrolled"),
      education_level: text("highest level, self-reported"),
    },
    key: ["course_id", "date", "education_level"],
    days: oneDay,
  },
  course_enrollment_gender_daily: {
    meaning: "learners enrolled per day and gender",
    fields: {
      ...daily,
      count: count("learners enrolled"),
      gender: text("f, m, o or nothing, self-reported"),
    },
    key: ["course_id", "date", "gender"],
    scope: ["course_id", "date"],
    days: oneDay,
  },
  course_enrollment_location_current: {
    meaning: "learners enrolled per country",
    fields: {
      ...daily,
      count: count("learners enrolled"),
      country_code: text("country, from the learners' addresses"),
    },
    key: ["course_id", "date", "country_code"],
    scope: ["course_id", "date"],
    days: oneDay,
  },
  answer_distribution: {
    meaning: "how often each answer was given to each part of a problem",
    fields: {
      id,
      course_id,
      created,
      module_id: text("usage key of the problem"),
      part_id: text("part of the problem"),
      correct: { type: "bool", meaning: "whether the answer is right; NULL: unknown" },
      value_id: { ...text("choice, for multiple choice"), identifies: "answer" },
      answer_value_text: { ...text("the answer"), identifies: "answer" },
      variant: { type: "int", meaning: "seed of a randomized problem" },
      problem_display_name: text("name of the problem"),
      question_text: text("the question"),
      first_response_count: {
        type: "int",
        meaning: "learners whose first answer this was (newer shape)",
        optional: true,
      },
      last_response_count: {
        type: "int",
        meaning: "learners whose latest answer this is (newer shape)",
        optional: true,
      },
      count: { type: "int", meaning: "learners who gave it (older shape)", optional: true },
    },
    key: ["course_id", "module_id", "part_id", "value_id", "answer_value_text", "variant"],
    scope: ["course_id", "module_id"],
    shapes: [["first_response_count", "last_response_count"], ["count"]],
  },
  tags_distribution: {
    meaning: "submissions per problem and tag; the counts are repeated on each row of a problem",
    fields: {
      id,
      course_id,
      created,
      module_id: text("usage key of the problem"),
      tag_name: text("name of the tag"),
      tag_value: text("value of the tag"),
      total_submissions: count("submissions"),
      correct_submissions: count("correct submissions"),
    },
    key: ["course_id", "module_id", "tag_name", "tag_value"],
    scope: ["course_id", "module_id"],
  },
  grade_distribution: {
    meaning: "learners per problem and grade",
    fields: {
      id,
      course_id,
      created,
      module_id: text("usage key of the problem"),
      grade: { type: "int", meaning: "points earned" },
      max_grade: { type: "int", meaning: "points possible" },
      count: count("learners"),
    },
    key: ["course_id", "module_id", "grade", "max_grade"],
  },
  sequential_open_distribution: {
    meaning: "views per subsection",
    fields: {
      id,
      course_id,
      created,
      module_id: text("usage key of the subsection"),
      count: count("views"),
    },
    key: ["course_id", "module_id"],
  },
  video: {
    meaning: "videos and how many learners started and finished them",
    fields: {
      id,
      pipeline_video_id: text("the pipeline's id of the video"),
      created,
      course_id,
      encoded_module_id: text("usage key of the video, HTML-encoded"),
      duration: { type: "int", meaning: "seconds" },
      segment_length: { type: "int", meaning: "seconds" },
      users_at_start: count("learners who saw the start"),
      users_at_end: count("learners who saw the end"),
    },
    key: ["course_id", "pipeline_video_id"],
  },
  video_timeline: {
    meaning: "viewers per segment of a video",
    fields: {
      id,
      pipeline_video_id: text("the pipeline's id of the video"),
      created,
      segment: { type: "int", meaning: "position, from 0" },
      num_users: count("unique viewers"),
      num_views: count("views"),
    },
    key: ["pipeline_video_id", "segment"],
  },
  module_engagement: {
    meaning: "what each learner did with each problem, video and discussion, per day",
    fields: {
      id,
      course_id,
      created,
      username: { ...text("learner"), identifies: "learner" },
      date,
      entity_type: text("problem, video or discussion"),
      entity_id: text("usage key, or the forum's id"),
      event: text("attempted, completed, viewed, contributed"),
      count: count("times on that day"),
    },
    key: ["course_id", "username", "date", "entity_type", "entity_id", "event"],
    days: oneDay,
  },
  module_engagement_metric_ranges: {
    meaning: "what counts as low, normal and high engagement in a week",
    fields: {
      id,
      course_id,
      created,
      start_date: { type: "date", meaning: "first day" },
      end_date: { type: "date", meaning: "day after the last" },
      metric: text("name of the metric"),
      range_type: text("low, normal or high"),
      high_value: { type: "double", meaning: "upper bound, exclusive" },
      low_value: { type: "double", meaning: "lower bound, inclusive" },
    },
    key: ["course_id", "start_date", "end_date", "metric", "range_type"],
    days: ["start_date", "end_date"],
  },
  course_meta_summary_enrollment: {
    meaning: "facts about each course, and its enrollment per mode",
    fields: {
      id,
      course_id,
      created,
      catalog_course_title: text("title"),
      catalog_course: text("course without its run"),
      start_time: { type: "timestamp", meaning: "start of the course" },
      end_time: { type: "timestamp", meaning: "end of the course" },
      pacing_type: text("instructor_paced or self_paced"),
      availability: text("Current, Archived, Starting Soon, Upcoming"),
      enrollment_mode: text("enrollment mode"),
      count: count("learners enrolled"),
      cumulative_count: count("learners ever enrolled"),
      count_change_7_days: count("change in the last seven days"),
      passing_users: { type: "int", meaning: "learners with a passing grade", optional: true },
    },
    key: ["course_id", "enrollment_mode"],
    scope: ["course_id"],
  },
  course_program_metadata: {
    meaning: "programs and their courses",
    fields: {
      id,
      course_id,
      created,
      program_id: text("id of the program"),
      program_type: text("kind of program"),
      program_title: text("title of the program"),
    },
    key: ["course_id", "program_id"],
  },
  prepared_file: {
    meaning: "CSV files that the LMS prepared, where they lie",
    fields: {
      id,
      created,
      file_course: text("course key as in a file name: org_course_run"),
      report_name: text("which prepared file, such as problem_response"),
      download_url: { ...text("where it lies, as a URL"), identifies: "person" },
      last_modified: { type: "timestamp", meaning: "when the file was changed" },
      file_size: { type: "id", meaning: "bytes" },
    },
    key: ["file_course", "report_name"],
    isByName: true,
  },
  ...lmsTables,
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

export const tableNames = Object.keys(tables) as TableName[];

/** The table's definition, with its fields as a plain record. */
export function getTable(name: TableName): Table {
  return tables[name];
}

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}

/** Whether its rows say which course they are of. */
export const hasCourseId = (name: TableName): boolean => "course_id" in tables[name].fields;
