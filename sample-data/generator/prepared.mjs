import { artProblems } from "./art-problems.mjs";
import { art } from "./courses.mjs";
import { getPartId, getUsageKey } from "./keys.mjs";

/** @typedef {import("./delimited.mjs").Row} Row */

/** @type {[username: string, problem: string, place: string, answers: (string | string[])[], attempts: number][]} */
const responses = [
  ["quiet_quill", "Arch or beam?", "Week 1 > Arches", ["choice_0"], 1],
  ["Zoé-revient", "Arch or beam?", "Week 1 > Arches", ["choice_1"], 2],
  ["Zoé-revient", "Forces in a truss", "Week 2 > Forces", ["12 kN", "-15 kN", "a<b"], 3],
  ["Zoé-revient", "Suspension or cable-stayed?", "Week 3 > Cables", [["choice_0", "choice_2"]], 1],
  ["quiet_quill", "Your favorite bridge", "Week 6 > Wind", ['The "wobbly" one\nin London'], 1],
  ["Zoé-revient", "Read the plan", "Week 12 > Drawings", ["[312,87]"], 4],
];

/**
 * The problem responses as the LMS writes them: a learner's state of each problem, in JSON.
 *
 * @returns {Row[]}
 */
export function getPreparedRows() {
  return responses.map(([username, name, location, answers, attempts]) => {
    const problem = artProblems.find((candidate) => candidate.name === name);
    if (problem?.parts.length !== answers.length) throw new Error(`no such answers: ${name}`);
    const ids = answers.map((_, index) => getPartId(art, name, index));
    return {
      username,
      title: name,
      location: `${art.title} > ${location}`,
      block_key: getUsageKey(art, "problem", name),
      state: JSON.stringify({
        student_answers: Object.fromEntries(ids.map((id, index) => [id, answers[index]])),
        attempts,
        done: true,
      }),
    };
  });
}
