import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runVisibly, toolCommand } from "./project-tools.mjs";

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Counts
 */

/**
 * Runs one vitest project and counts its tests.
 * @param {string} project
 * @param {{env?: NodeJS.ProcessEnv, wrapper?: string[]}} [options] wrapper: a command to run it under
 * @returns {Promise<Counts>}
 */
export async function runVitest(project, { env, wrapper = [] } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "coursescope-vitest-"));
  const report = path.join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const command = toolCommand("vitest", "vitest", ["run", "--project", project, ...reporters]);
  try {
    const code = await runVisibly([...wrapper, ...command], { env });
    return atLeastOneFailure(await readCounts(report), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readCounts(report) {
  try {
    return countTests(JSON.parse(await readFile(report, "utf8")));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * Counts the tests of a vitest JSON report; a file that failed without a failing test of its own,
 * such as one that could not be loaded, is one failure.
 * @param {{testResults: {status: string, assertionResults: {status: string}[]}[]}} report
 * @returns {Counts}
 */
export function countTests({ testResults }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    const failedBefore = counts.failed;
    for (const test of assertionResults) counts[kindOf(test.status)]++;
    if (status === "failed" && counts.failed === failedBefore) counts.failed++;
  }
  return counts;
}

function kindOf(status) {
  return status === "passed" || status === "failed" ? status : "skipped";
}

// Vitest also fails for reasons outside any test: an unhandled rejection, or no tests at all.
function atLeastOneFailure(counts, code) {
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
