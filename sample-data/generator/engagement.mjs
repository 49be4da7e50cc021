/** What some learners did in the last four weeks of a course, day by day. */
import { addDays, getDays, isWeekend, toDayNumber } from "./days.mjs";
import { getEncodedId, getUsageKey } from "./keys.mjs";
import { createRandom, pick, shuffle } from "./random.mjs";
import { getCreated } from "./tables.mjs";
import { getUsernames } from "./usernames.mjs";

/** @typedef {import("./contents.mjs").Contents} Contents */
/** @typedef {import("./courses.mjs").Course} Course */
/** @typedef {import("./days.mjs").Day} Day */
/** @typedef {import("./delimited.mjs").Row} Row */
/** @typedef {"steady" | "fading" | "late" | "weekend" | "keen"} Habit */
/** @typedef {{ entity_type: string, entity_id: string, event: string, count: number }} Action */

/** @type {[Habit, number][]} */
const habits = [
  ["steady", 40],
  ["fading", 30],
  ["late", 18],
  ["weekend", 22],
  ["keen", 6],
];

/**
 * How likely the learner is active that day.
 *
 * @type {Record<Habit, (day: Day, share: number) => number>}
 */
const chances = {
  steady: () => 0.38,
  fading: (_, share) => (share < 0.55 ? 0.5 - share * 0.6 : 0.03),
  late: (_, share) => (share < 0.6 ? 0.05 : 0.55),
  weekend: (day) => (isWeekend(day) ? 0.75 : 0.06),
  keen: () => 0.88,
};

/** @param {Contents} contents @param {{ days: number, learners: number, postRate: number }} size */
export function getEngagementRows(contents, { days, learners, postRate }) {
  const { course } = contents;
  const random = createRandom(course.seed * 1_000 + 900);
  const lastDays = getDays(addDays(course.end, 1 - days), course.end);
  const rows = getUsernames(random, learners).flatMap((username) => {
    const habit = pick(random, habits);
    return lastDays.flatMap((date, place) => {
      if (random() >= chances[habit](date, place / days)) return [];
      const isKeen = habit === "keen";
      return act(contents, date, random, { isKeen, postRate }).map((action) => ({
        ...getStart(course, date),
        username,
        date,
        ...action,
      }));
    });
  });
  // As the pipeline writes them: day after day.
  return rows.sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date));
}

/**
 * The tables were loaded after the second week and after the fourth, not every night.
 *
 * @param {Course} course
 * @param {Day} date
 */
export function getStart(course, date) {
  const middle = addDays(course.end, -14);
  return {
    course_id: course.key,
    created: getCreated(course, date <= middle ? middle : addDays(course.end, 2)),
  };
}

/**
 * @param {Contents} contents
 * @param {Day} date
 * @param {() => number} random
 * @param {{ isKeen: boolean, postRate: number }} learner
 * @returns {Action[]}
 */
function act(contents, date, random, { isKeen, postRate }) {
  const { course, problems, videos } = contents;
  const week = Math.floor((toDayNumber(date) - toDayNumber(course.start)) / 7);
  const choose = chooseRecent(week, random);
  const played = random() < 0.75 ? choose(videos, isKeen ? 3 : 2) : [];
  const tried = random() < 0.6 ? choose(problems, isKeen ? 3 : 2) : [];
  const isPosting = random() < (isKeen ? postRate * 4 : postRate);
  return [
    ...played.map((video) => ({
      entity_type: "video",
      entity_id: getEncodedId(course, "video", video.name),
      event: "viewed",
      count: 1 + Math.floor(random() * random() * (isKeen ? 9 : 4)),
    })),
    ...tried.flatMap((problem) => tryProblem(course, problem.name, random)),
    ...(isPosting
      ? [
          {
            entity_type: "discussion",
            entity_id: random() < 0.5 ? "course" : "questions-and-answers",
            event: "contributed",
            count: 1 + Math.floor(random() * random() * 5),
          },
        ]
      : []),
  ];
}

/**
 * A submission is an attempt; one that is right is also a completion.
 *
 * @param {Course} course
 * @param {string} name
 * @param {() => number} random
 * @returns {Action[]}
 */
function tryProblem(course, name, random) {
  const entity = { entity_type: "problem", entity_id: getUsageKey(course, "problem", name) };
  const attempts = 1 + Math.floor(random() * random() * 5);
  const attempted = { ...entity, event: "attempted", count: attempts };
  return random() < 0.64 ? [attempted, { ...entity, event: "completed", count: 1 }] : [attempted];
}

/**
 * Some things that are due by now, most of them of the last weeks.
 *
 * @param {number} week
 * @param {() => number} random
 */
const chooseRecent =
  (week, random) =>
  /** @type {<T extends { week: number }>(things: T[], most: number) => T[]} */
  (things, most) => {
    const due = things.filter((thing) => thing.week <= week);
    const recent = due.slice(-4);
    const pool = random() < 0.8 ? recent : due;
    return shuffle(random, pool).slice(0, 1 + Math.floor(random() * most));
  };

const metrics = {
  problem_attempts_per_completed: "",
  problems_attempted: "attempted",
  problems_completed: "completed",
  discussion_contributions: "contributed",
  videos_viewed: "viewed",
};

/** @param {Row[]} rows of one learner and week @param {string} metric */
function measure(rows, metric) {
  /** @param {string} event */
  const sum = (event) =>
    rows.filter((row) => row.event === event).reduce((total, row) => total + Number(row.count), 0);
  if (metric !== "problem_attempts_per_completed") return sum(metrics[metric]);
  const completed = sum("completed");
  return completed === 0 ? null : Math.round((sum("attempted") / completed) * 10_000) / 10_000;
}

/**
 * Low, normal and high, cut at the 15th and the 85th of a hundred active learners of the week.
 *
 * @param {Course} course
 * @param {readonly Row[]} engagement
 * @param {Day[]} mondays
 * @returns {Row[]}
 */
export function getRangeRows(course, engagement, mondays) {
  return mondays.flatMap((start_date) => {
    const end_date = addDays(start_date, 7);
    const rows = engagement.filter(
      ({ course_id, date }) => course_id === course.key && date >= start_date && date < end_date,
    );
    const learners = [...new Set(rows.map((row) => row.username))].map((username) =>
      rows.filter((row) => row.username === username),
    );
    return Object.keys(metrics).flatMap((metric) => {
      const values = learners
        .map((mine) => measure(mine, metric))
        .filter((value) => value !== null)
        .sort((a, b) => a - b);
      const low = values[Math.floor(values.length * 0.15)];
      const high = values[Math.floor(values.length * 0.85)];
      return [
        { range_type: "low", high_value: low, low_value: 0 },
        { range_type: "normal", high_value: high, low_value: low },
        { range_type: "high", high_value: "inf", low_value: high },
      ].map(({ range_type, high_value, low_value }) => ({
        course_id: course.key,
        created: getCreated(course, addDays(end_date, -1)),
        start_date,
        end_date,
        metric,
        range_type,
        high_value,
        low_value,
      }));
    });
  });
}
