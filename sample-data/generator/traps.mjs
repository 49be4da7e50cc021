/** What real exports have and a tidy generator would not; `../README.md` lists it. */
import { art, bridges } from "./courses.mjs";

/** @typedef {import("./delimited.mjs").Row} Row */

/**
 * @param {Row} row
 * @param {import("./courses.mjs").Course} course
 * @param {string} monday
 * @param {string} label
 */
const isActivity = (row, course, monday, label) =>
  row.course_id === course.key &&
  row.interval_start === `${monday} 00:00:00` &&
  row.label === label;

/** @param {readonly Row[]} rows */
export const removeForumWeek = (rows) =>
  rows.filter((row) => !isActivity(row, art, "2024-02-19", "POSTED_FORUM"));

/** @param {readonly Row[]} rows @returns {Row[]} */
export const lowerLabels = (rows) =>
  rows.map((row) =>
    isActivity(row, art, "2024-03-11", "ACTIVE") || isActivity(row, bridges, "2023-12-11", "ACTIVE")
      ? { ...row, label: "active" }
      : row,
  );

/**
 * A week counted a second time, without events that had been sent twice: the right row has the
 * greater id, the smaller number, and stands first, so neither the last row read nor the greatest
 * number nor the sum is right.
 *
 * @param {readonly Row[]} rows with ids
 * @returns {Row[]}
 */
export function recountWeek(rows) {
  const nextId = Math.max(...rows.map((row) => row.id)) + 1;
  return rows.flatMap((row) =>
    isActivity(row, art, "2024-04-08", "PLAYED_VIDEO")
      ? [
          { ...row, id: nextId, created: "2024-04-16 02:30:00" },
          { ...row, count: row.count + 9 },
        ]
      : [row],
  );
}

/** @param {readonly Row[]} rows @returns {Row[]} */
export const forgetCreated = (rows) =>
  rows.map((row) =>
    isActivity(row, art, "2024-01-22", "ACTIVE") ? { ...row, created: null } : row,
  );

/**
 * Unknown twice on one day: learners with an empty profile, and learners without any.
 *
 * @param {readonly Row[]} rows
 * @returns {Row[]}
 */
export const splitUnknownGender = (rows) =>
  rows.flatMap((row) =>
    row.course_id === art.key && row.date === art.lastDay && row.gender === null
      ? [
          { ...row, count: row.count - 17, cumulative_count: row.cumulative_count - 21 },
          { ...row, count: 17, cumulative_count: 21 },
        ]
      : [row],
  );
