/**
 * A population for each course. Every table counts the same people, which is why the tables agree.
 */
import { addDays, getDays, isWeekend, toDayNumber } from "./days.mjs";
import { pick } from "./random.mjs";

/** @typedef {import("./days.mjs").Day} Day */
/** @typedef {import("./courses.mjs").Course} Course */

/**
 * @typedef {object} Learner
 * @property {Day} joined
 * @property {Day} left first day on which the learner is no longer enrolled
 * @property {string} mode
 * @property {Day} upgraded first day in the mode `verified`
 * @property {string | null} gender
 * @property {string | null} education
 * @property {number | null} birthYear
 * @property {string | null} country
 * @property {boolean} isPassing
 * @property {number} diligence from 0 to 1
 */

const never = "9999-12-31";

/** @type {[string | null, number][]} */
const genders = [
  ["f", 44],
  ["m", 42],
  ["o", 2],
  [null, 12],
];

/** @type {[string | null, number][]} */
const educations = [
  ["bachelors", 33],
  ["masters", 22],
  ["secondary", 17],
  ["associates", 7],
  ["doctorate", 4],
  ["other", 2],
  ["junior_secondary", 2],
  ["none", 1],
  ["primary", 1],
  [null, 11],
];

/** @param {Course} course @param {Day} day */
function getArrivals(course, day) {
  const after = course.arrivals.findIndex(([point]) => point > day);
  if (after === -1) return course.arrivals[course.arrivals.length - 1][1];
  const [left, leftRate] = course.arrivals[after - 1];
  const [right, rightRate] = course.arrivals[after];
  const share = (toDayNumber(day) - toDayNumber(left)) / (toDayNumber(right) - toDayNumber(left));
  return leftRate + (rightRate - leftRate) * share;
}

/** @param {Course} course @param {Day} joined @param {() => number} random */
function drawLeaving(course, joined, random) {
  if (random() >= course.leaving) return never;
  const daysLeft = toDayNumber(course.lastDay) - toDayNumber(joined);
  return addDays(joined, 2 + Math.floor(random() * daysLeft));
}

/** @param {Course} course @param {() => number} random */
function drawBirthYear(course, random) {
  if (random() < 0.1) return null;
  // Some people type the first year that the form offers.
  if (random() < 0.004) return 1900;
  return course.youngest - Math.floor(random() * random() * 52);
}

/**
 * @param {Course} course
 * @param {Day} joined
 * @param {() => number} random
 * @returns {Learner}
 */
function createLearner(course, joined, random) {
  const left = drawLeaving(course, joined, random);
  const modes = course.modes.filter(([, , from = joined]) => from <= joined);
  const mode = pick(random, modes);
  const upgrade = addDays(joined, 10 + Math.floor(random() * 50));
  const isUpgraded = mode === "audit" && random() < 0.06 && upgrade < left;
  const diligence = random();
  return {
    joined,
    left,
    mode,
    upgraded: isUpgraded ? upgrade : never,
    gender: pick(random, genders),
    education: pick(random, educations),
    birthYear: drawBirthYear(course, random),
    country: pick(random, course.countries),
    isPassing: diligence > (mode === "audit" && !isUpgraded ? 0.95 : 0.6),
    diligence,
  };
}

/** @param {Course} course @param {() => number} random @returns {Learner[]} */
export function createLearners(course, random) {
  return getDays(course.firstDay, course.lastDay).flatMap((day) => {
    const rate = getArrivals(course, day) * (isWeekend(day) ? 0.75 : 1);
    const arriving = Math.floor(rate * (0.75 + random() * 0.5) + random());
    return Array.from({ length: arriving }, () => createLearner(course, day, random));
  });
}

/** @param {Learner} learner @param {Day} day */
export const isEnrolled = (learner, day) => learner.joined <= day && day < learner.left;

/** @param {Learner} learner @param {Day} day */
export const getMode = (learner, day) => (learner.upgraded <= day ? "verified" : learner.mode);

/**
 * The modes that a learner was ever in: an upgraded learner counts in both.
 *
 * @param {Learner} learner
 * @param {Day} day
 */
export function getModesSoFar(learner, day) {
  if (learner.joined > day) return [];
  return learner.upgraded <= day ? [learner.mode, "verified"] : [learner.mode];
}

/**
 * @template T
 * @param {readonly T[]} values
 * @returns {Map<T, number>} in the order of the values, nothing last
 */
export function countEach(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => compare(a, b)));
}

/** @param {unknown} a @param {unknown} b */
function compare(a, b) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Number(a > b) - Number(a < b);
}
