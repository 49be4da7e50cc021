/** What the two invented courses consist of; `art-problems.mjs` has the problems of the first. */
import { artProblems } from "./art-problems.mjs";
import { art, bridges } from "./courses.mjs";

/**
 * @typedef {object} Answer
 * @property {string | null} text
 * @property {boolean | null} isRight nothing: nobody marks it
 * @property {number} weight how likely it is at the first try
 * @property {string} [choice] id, for multiple choice
 */

/**
 * @typedef {object} Part
 * @property {string} question
 * @property {(variant: number | null) => Answer[]} getAnswers
 */

/**
 * @typedef {object} Problem
 * @property {string} name
 * @property {number} week from 0: when it is due
 * @property {number} share of the learners who tried any problem in that week
 * @property {number} points for each part
 * @property {boolean} [isDoubled] the points were doubled when some had answered
 * @property {number[]} [variants] seeds
 * @property {[name: string, value: string][]} tags
 * @property {Part[]} parts
 */

/**
 * @typedef {object} Video
 * @property {string} name
 * @property {number} week from 0
 * @property {number} seconds
 * @property {number} share of the learners who played any video in that week
 * @property {number} kept share of those who saw the start that sees the end
 * @property {number} peak where it is watched again, from 0 to 1
 * @property {number[]} [unseen] segments that nobody saw
 */

/**
 * @typedef {object} Contents
 * @property {import("./courses.mjs").Course} course
 * @property {Problem[]} problems
 * @property {Video[]} videos
 * @property {[name: string, week: number, viewsEach: number][]} subsections
 */

/** @type {Video[]} */
const artVideos = [
  { name: "Welcome to Lyon", week: 0, seconds: 132, share: 0.97, kept: 0.91, peak: 0.5 },
  { name: "What an arch does", week: 1, seconds: 487, share: 0.9, kept: 0.62, peak: 0.4 },
  { name: "Trusses, bar by bar", week: 2, seconds: 731, share: 0.84, kept: 0.44, peak: 0.66 },
  { name: "Cables and towers", week: 3, seconds: 555, share: 0.88, kept: 0.58, peak: 0.3 },
  // Linked from the forum, at the place where the wind begins.
  { name: "The bridge that danced", week: 5, seconds: 214, share: 0.71, kept: 1.12, peak: 0.8 },
  { name: "Concrete, poured and cast", week: 7, seconds: 602, share: 0.8, kept: 0.53, peak: 0.55 },
  { name: "Why columns buckle", week: 9, seconds: 838, share: 0.76, kept: 0.39, peak: 0.72 },
  {
    name: "A footbridge in four weeks",
    week: 12,
    seconds: 366,
    share: 0.82,
    kept: 0.67,
    peak: 0.2,
  },
];

/** @type {Video[]} */
const bridgesVideos = [
  { name: "Ferries and fords", week: 0, seconds: 245, share: 0.9, kept: 0.7, peak: 0.4 },
  { name: "Tolls", week: 5, seconds: 410, share: 0.8, kept: 0.5, peak: 0.6, unseen: [71, 72] },
  { name: "Span and sag", week: 10, seconds: 178, share: 0.75, kept: 0.6, peak: 0.75 },
];

/** @type {(text: string, isRight: boolean, weight: number) => Answer} */
const say = (text, isRight, weight) => ({ text, isRight, weight });

/** @type {Problem[]} */
const bridgesProblems = [
  {
    name: "Ferry, ford or bridge?",
    week: 0,
    share: 0.9,
    points: 1,
    tags: [["difficulty", "Easy"]],
    parts: [
      {
        question: "Which crossing came first?",
        getAnswers: () => [
          { ...say("A ford", true, 6), choice: "choice_0" },
          { ...say("A ferry", false, 3), choice: "choice_1" },
          { ...say("A bridge", false, 1), choice: "choice_2" },
        ],
      },
    ],
  },
  {
    name: "Toll & traffic",
    week: 3,
    share: 0.85,
    points: 2,
    tags: [
      ["difficulty", "Medium"],
      ["learning_outcome", "Estimate"],
    ],
    parts: [
      {
        question: "Carts a day, if the toll brings in 36 sous at 3 sous a cart?",
        getAnswers: () => [say("12", true, 7), say("twelve", false, 1), say("108", false, 2)],
      },
      {
        question: "And at 4 sous?",
        getAnswers: () => [say("9", true, 5), say("9.0", true, 2), say("144", false, 2)],
      },
    ],
  },
  {
    name: 'The oldest crossing, "revisited"',
    week: 6,
    share: 0.8,
    points: 1,
    tags: [["learning_outcome", "Read a source"]],
    parts: [
      {
        question: "Where is it?",
        getAnswers: () => [
          { ...say("Arkadiko", true, 5), choice: "choice_1" },
          { ...say("Saint-Bénézet, Avignon", false, 3), choice: "choice_0" },
          { ...say("London", false, 1), choice: "choice_2" },
        ],
      },
    ],
  },
  {
    name: "Span and sag",
    week: 9,
    share: 0.75,
    points: 3,
    variants: [11, 12],
    tags: [["difficulty", "Hard"]],
    parts: [
      {
        question: "The sag, in meters",
        getAnswers: (variant) => [
          say(variant === 11 ? "8.4" : "9.1", true, 4),
          say(variant === 11 ? "4.2" : "4.55", false, 4),
        ],
      },
    ],
  },
  {
    name: "A crossing that you know",
    week: 11,
    share: 0.6,
    points: 0,
    tags: [],
    parts: [
      {
        question: "Describe it in a sentence.",
        getAnswers: () => [
          { text: 'The ferry at home, "always late".', isRight: null, weight: 2 },
          { text: null, isRight: null, weight: 6 },
          { text: "Stepping stones, when the river lets me.", isRight: null, weight: 1 },
        ],
      },
    ],
  },
];

/** @type {Contents[]} */
export const contents = [
  {
    course: bridges,
    problems: bridgesProblems,
    videos: bridgesVideos,
    subsections: [
      ["Before bridges", 0, 2.1],
      ["Stone", 3, 1.7],
      ["Iron", 6, 1.6],
      ["Wire", 9, 1.4],
      ["Crossings to come", 12, 1.2],
    ],
  },
  {
    course: art,
    problems: artProblems,
    videos: artVideos,
    subsections: [
      ["Start here", 0, 2.8],
      ["Arches", 0, 2.2],
      ["Forces", 1, 2.4],
      ["Trusses", 2, 2],
      ["Cables", 3, 1.9],
      ["Loads", 4, 1.7],
      ["Wind", 5, 2.3],
      ["Cantilevers", 6, 1.5],
      ["Concrete", 7, 1.6],
      ["Foundations", 8, 1.3],
      ["Columns", 9, 1.8],
      ["Drawings", 11, 1.4],
      ["The footbridge", 12, 2.6],
      ["Final", 13, 3.1],
    ],
  },
];
