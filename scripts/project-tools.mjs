import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repoRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * The command line of a tool in node_modules. It is started through Node rather than through
 * `node_modules/.bin`, whose entries Windows cannot spawn without a shell.
 * @param {string} packageName
 * @param {string} binName
 * @param {string[]} args
 * @returns {string[]}
 */
export function toolCommand(packageName, binName, args) {
  const folder = path.join(repoRoot, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const entry = typeof bin === "string" ? bin : bin[binName];
  return [process.execPath, path.join(folder, entry), ...args];
}

/**
 * Runs a command to its end; the user sees its output, and signals sent to us reach it.
 * @param {string[]} command
 * @param {{env?: NodeJS.ProcessEnv, cwd?: string}} [options]
 * @returns {Promise<number>} its exit code
 */
export function runVisibly([program, ...args], { env = process.env, cwd = repoRoot } = {}) {
  const child = spawn(program, args, { env, cwd, stdio: "inherit" });
  const stopForwarding = forwardSignals(child);
  return exitCode(child).finally(stopForwarding);
}

/**
 * Runs a command to its end and keeps what it prints.
 * @param {string[]} command
 * @returns {Promise<{code: number, output: string}>}
 */
export async function runQuietly([program, ...args]) {
  const child = spawn(program, args, { cwd: repoRoot, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  return { code: await exitCode(child), output };
}

function exitCode(child) {
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function forwardSignals(child) {
  const forward = (signal) => child.kill(signal);
  const signals = ["SIGINT", "SIGTERM"];
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}
