import path from "node:path";
import { buildApp, isBuildStale } from "./app-build.mjs";
import { electronArgs, findElectron } from "./electron-runtime.mjs";
import { repoRoot, runVisibly, toolCommand } from "./project-tools.mjs";
import { findMissing, libraryLine } from "./system-libraries.mjs";

const invokedFrom = process.env.INIT_CWD || process.cwd();

/** @returns {Promise<number>} the exit code */
async function start() {
  const args = process.argv.slice(2);
  const appArgs = args.filter((arg) => arg !== "--dev").map(absolutePath);
  if (args.includes("--dev")) return startDevelopment(appArgs);
  if (!(await ensureBuild())) return 1;
  return hasDisplay() ? openWindow(appArgs) : writeOverview(appArgs);
}

function absolutePath(arg) {
  return isOption(arg) ? arg : path.resolve(invokedFrom, arg);
}

function isOption(arg) {
  return arg.startsWith("--");
}

function isWorkspace(arg) {
  return arg.toLowerCase().endsWith(".duckdb");
}

function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function ensureBuild() {
  if (!isBuildStale()) return true;
  console.log("Building…");
  return buildApp();
}

async function startDevelopment(appArgs) {
  const electron = await findUsableElectron();
  if (!electron) return 1;
  const env = { ...process.env, ELECTRON_EXEC_PATH: electron };
  if (electronArgs().length > 0) env.NO_SANDBOX = "1";
  const args = ["dev", "--", ...withInput(appArgs)];
  return runVisibly(toolCommand("electron-vite", "electron-vite", args), { env });
}

async function openWindow(appArgs) {
  const electron = await findUsableElectron();
  if (!electron) return 1;
  return runVisibly([electron, ...electronArgs(), repoRoot, ...withInput(appArgs)]);
}

/** The path of an Electron that has the libraries it needs. */
async function findUsableElectron() {
  const { path: electron } = await findElectron();
  const missing = findMissing(electron);
  if (missing.length === 0) return electron;
  console.error(`The window needs ${missing.join(", ")}. Install them with: ${libraryLine()}`);
  return undefined;
}

function withInput(appArgs) {
  return appArgs.every(isOption) && !appArgs.includes("--sample")
    ? ["--sample", ...appArgs]
    : appArgs;
}

async function writeOverview(appArgs) {
  const out = path.join(invokedFrom, "coursescope-overview");
  const args = appArgs.filter((arg) => arg !== "--sample");
  const inputs = args.every(isOption) ? [path.join(repoRoot, "sample-data", "exports")] : [];
  const cli = path.join(repoRoot, "out", "main", "cli.js");
  const named = args.flatMap((arg) => (isWorkspace(arg) ? ["--workspace", arg] : [arg]));
  const command = [cli, "overview", ...inputs, ...named, "--out", out, "--force"];
  const code = await runVisibly([process.execPath, ...command], { cwd: invokedFrom });
  if (code !== 0) return code;
  console.log(`No display here, so the reports were written to ${out}`);
  console.log("To open the window itself: xvfb-run -a npm start");
  return 0;
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
