/** The tables about problems, counted from learners who answer every problem part by part. */

import { addDays } from "./days.mjs";
import { getPartId, getUsageKey } from "./keys.mjs";
import { countEach } from "./learners.mjs";
import { createRandom, pick } from "./random.mjs";
import { getCreated } from "./tables.mjs";

/** @typedef {import("./contents.mjs").Answer} Answer */
/** @typedef {import("./contents.mjs").Contents} Contents */
/** @typedef {import("./contents.mjs").Part} Part */
/** @typedef {import("./contents.mjs").Problem} Problem */
/** @typedef {import("./delimited.mjs").Row} Row */
/** @typedef {(course: import("./courses.mjs").Course, week: number, label: string) => number} GetActive */

/**
 * One learner's answer to one part.
 *
 * @typedef {object} Response
 * @property {number} part
 * @property {number | null} variant
 * @property {number} first place of the answer among those of the part
 * @property {number} last
 * @property {boolean} isRight at last
 */

/**
 * @typedef {object} Answered
 * @property {import("./courses.mjs").Course} course
 * @property {Problem} problem
 * @property {Response[][]} learners
 */

/** @param {Contents} contents @param {GetActive} getActive @returns {Answered[]} */
export function answerProblems({ course, problems }, getActive) {
  return problems.map((problem, index) => {
    const random = createRandom(course.seed * 1_000 + index);
    const count = Math.floor(getActive(course, problem.week, "ATTEMPTED_PROBLEM") * problem.share);
    const learners = Array.from({ length: count }, () => answerProblem(problem, random));
    return { course, problem, learners };
  });
}

/** @param {Problem} problem @param {() => number} random @returns {Response[]} */
function answerProblem({ parts, variants = [] }, random) {
  const variant = variants[Math.floor(random() * variants.length)] ?? null;
  // Some learners stop after the first part.
  const answered = parts.filter((_, part) => part === 0 || random() < 0.94);
  return answered.map((part) => {
    const answers = part.getAnswers(variant);
    const first = pickAnswer(answers, random);
    const last = tryAgain(answers, first, random);
    const isRight = answers[last].isRight === true;
    return { part: parts.indexOf(part), variant, first, last, isRight };
  });
}

/** @param {Answer[]} answers @param {() => number} random */
const pickAnswer = (answers, random) =>
  pick(
    random,
    answers.map(({ weight }, index) => /** @type {const} */ ([index, weight])),
  );

/** @param {Answer[]} answers @param {number} first @param {() => number} random */
function tryAgain(answers, first, random) {
  const chance = random();
  if (answers[first].isRight !== false || chance > 0.45) return first;
  const right = answers.findIndex((answer) => answer.isRight);
  return chance < 0.28 ? right : pickAnswer(answers, random);
}

/** @param {Answered} answered */
const getRow = ({ course, problem }) => ({
  course_id: course.key,
  created: getCreated(course, course.lastDay),
  module_id: getUsageKey(course, "problem", problem.name),
});

/** @param {Answered} answered @returns {(Row & { first: number, last: number })[]} */
function getAnswers(answered) {
  const { course, problem, learners } = answered;
  const responses = learners.flat();
  return problem.parts.flatMap((part, index) =>
    (problem.variants ?? [null]).flatMap((variant, place) => {
      const mine = responses.filter((each) => each.part === index && each.variant === variant);
      return part.getAnswers(variant).map((answer, number) => ({
        ...getRow(answered),
        // Variants were counted in one night after the other.
        created: getCreated(course, addDays(course.lastDay, -place)),
        part_id: getPartId(course, problem.name, index),
        correct: answer.isRight === null ? null : Number(answer.isRight),
        value_id: answer.choice ?? null,
        answer_value_text: answer.text,
        variant,
        problem_display_name: problem.name,
        question_text: part.question,
        first: mine.filter(({ first }) => first === number).length,
        last: mine.filter(({ last }) => last === number).length,
      }));
    }),
  );
}

/** @param {Answered} answered @returns {Row[]} */
export const getAnswerRows = (answered) =>
  getAnswers(answered)
    .filter(({ first, last }) => first + last > 0)
    .map(({ first, last, ...row }) => ({
      ...row,
      first_response_count: first,
      last_response_count: last,
    }));

/**
 * The older shape: one count, and Python's words for right and wrong.
 *
 * @param {Answered} answered
 * @returns {Row[]}
 */
export const getOldAnswerRows = (answered) =>
  getAnswers(answered)
    .filter(({ last }) => last > 0)
    .map(({ first: _, last, correct, ...row }) => ({
      ...row,
      correct: correct === null ? null : correct === 1 ? "True" : "False",
      count: last,
    }));

/**
 * Submissions of the problem: those of its parts by their number, truncated.
 *
 * @param {Answered} answered
 */
function countSubmissions({ problem, learners }) {
  const responses = learners.flat();
  const right = responses.filter(({ isRight }) => isRight);
  return {
    total_submissions: Math.floor(responses.length / problem.parts.length),
    correct_submissions: Math.floor(right.length / problem.parts.length),
  };
}

/** @param {Answered} answered @returns {Row[]} */
export function getTagRows(answered) {
  return answered.problem.tags.map(([tag_name, tag_value]) => ({
    ...getRow(answered),
    tag_name,
    tag_value,
    ...countSubmissions(answered),
  }));
}

/** @param {Answered} answered @returns {Row[]} */
export function getGradeRows(answered) {
  const { problem, learners } = answered;
  const { points, parts } = problem;
  if (points === 0) return [];
  const since = problem.isDoubled ? Math.floor(learners.length / 4) : learners.length;
  return [learners.slice(0, since), learners.slice(since)].flatMap((some, place) => {
    const each = points * (place + 1);
    const grades = some.map((mine) => mine.filter(({ isRight }) => isRight).length * each);
    return [...countEach(grades)].map(([grade, count]) => ({
      ...getRow(answered),
      grade,
      max_grade: parts.length * each,
      count,
    }));
  });
}

/** @param {Contents} contents @param {GetActive} getActive @returns {Row[]} */
export function getSubsectionRows({ course, subsections }, getActive) {
  return subsections.map(([name, week, viewsEach]) => ({
    course_id: course.key,
    created: getCreated(course, course.lastDay),
    module_id: getUsageKey(course, "sequential", name),
    count: Math.floor(getActive(course, week, "ACTIVE") * viewsEach),
  }));
}
