import { from, type LmsFormat } from "./format";

const stateOf = /^_from_(?<block>.+?)(_for_[\w,-]+)?$/i;

export const problemStates: LmsFormat = {
  id: "student_state",
  what: "a problem responses report of the LMS",
  signatures: [
    { has: ["username", "title", "location", "block_key", "state"] },
    // Before 2018 it was about one block, which its name says.
    { has: ["username", "state"], isAll: true, named: /student_state/i },
  ],
  table: "lms_problem_state",
  fields: {
    username: from("username"),
    title: from("title"),
    location: from("location"),
    block_key: from("block_key"),
    answer_id: from("answer id"),
    question: from("question"),
    answer: from("answer"),
    correct_answer: from("correct answer"),
    state: from("state"),
  },
  constants: ({ rest }) => ({
    block_key: stateOf.exec(rest)?.groups?.block?.replace(/^(block-v1)_/, "$1:") ?? null,
  }),
  isSnapshot: true,
};

export const problemResponses: LmsFormat = {
  id: "problem_response",
  what: "a problem response report of the pipeline",
  signatures: [{ has: ["answer_id", "problem_id", "username", "max_score", "total_attempts"] }],
  table: "lms_problem_response",
  fields: {
    course_id: from("course_id"),
    answer_id: from("answer_id"),
    problem_id: from("problem_id"),
    problem: from("problem"),
    username: from("username"),
    question: from("question"),
    score: from("score"),
    max_score: from("max_score"),
    correct: from("correct"),
    answer: from("answer"),
    total_attempts: from("total_attempts"),
    first_attempt_date: from("first_attempt_date"),
    last_attempt_date: from("last_attempt_date"),
    location: from("location"),
    sort_idx: from("sort_idx"),
  },
  isSnapshot: true,
};

/** The pipeline wrote one file a course for the LMS, from what it also wrote into the table. */
export const answerCounts: LmsFormat = {
  id: "answer_distribution",
  what: "an answer distribution report of the LMS",
  signatures: [
    { has: ["moduleid", "partid", "correct answer", "count", "valueid", "answervalue"] },
  ],
  table: "answer_distribution",
  fields: {
    module_id: from("moduleid"),
    part_id: from("partid"),
    correct: from("correct answer"),
    count: from("count"),
    value_id: from("valueid"),
    answer_value_text: from("answervalue"),
    variant: from("variant"),
    problem_display_name: from("problem display name"),
    question_text: from("question"),
  },
  isSnapshot: true,
};

export const problemFormats = [problemStates, problemResponses, answerCounts];
