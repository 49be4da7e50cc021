/** As `traps.mjs`, for the tables about what a course consists of and who did what in it. */

import { art } from "./courses.mjs";
import { addDays } from "./days.mjs";
import { getStart } from "./engagement.mjs";
import { getEncodedId, getUsageKey, getVideoId } from "./keys.mjs";
import { getCreated } from "./tables.mjs";

/** @typedef {import("./delimited.mjs").Row} Row */

/**
 * A second count of one problem, a day later, for its last tag only: the first row is the one that
 * counts. And one tag given twice.
 *
 * @param {readonly Row[]} rows
 * @returns {Row[]}
 */
export function recountTags(rows) {
  const recounted = getUsageKey(art, "problem", "Read the plan");
  const doubled = getUsageKey(art, "problem", "Piers in the water");
  return rows.flatMap((row) => {
    if (row.module_id === doubled) return [row, row];
    if (row.module_id !== recounted) return [row];
    return [
      row,
      {
        ...row,
        created: getCreated(art, addDays(art.lastDay, 1)),
        tag_name: "difficulty",
        tag_value: "Medium",
        total_submissions: row.total_submissions + 5,
        correct_submissions: row.correct_submissions + 2,
      },
    ];
  });
}

/**
 * One video from its end to its start.
 *
 * @param {readonly Row[]} rows
 * @returns {Row[]}
 */
export function reverseTimeline(rows) {
  const reversed = getVideoId(art, "What an arch does");
  const isReversed = (/** @type {Row} */ row) => row.pipeline_video_id === reversed;
  return [...rows.filter(isReversed).reverse(), ...rows.filter((row) => !isReversed(row))];
}

/**
 * Two learners more: one with rows that count nothing, and one who comes back after the end.
 *
 * @param {readonly Row[]} rows
 * @returns {Row[]}
 */
export function addOddLearners(rows) {
  const problem = {
    entity_type: "problem",
    entity_id: getUsageKey(art, "problem", "Read the plan"),
    event: "attempted",
  };
  const video = {
    entity_type: "video",
    entity_id: getEncodedId(art, "video", "Welcome to Lyon"),
    event: "viewed",
  };
  /** @param {string} username @param {string} date @param {typeof problem} what @param {number} count */
  const toRow = (username, date, what, count) => ({
    ...getStart(art, date),
    username,
    date,
    ...what,
    count,
  });
  return [
    ...rows,
    toRow("quiet_quill", "2024-04-09", problem, 0),
    toRow("quiet_quill", "2024-04-25", video, 0),
    toRow("Zoé-revient", "2024-04-12", video, 2),
    toRow("Zoé-revient", "2024-04-30", video, 1),
  ];
}
