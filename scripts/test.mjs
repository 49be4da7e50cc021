import { buildApp } from "./app-build.mjs";
import { electronArgs, findElectron } from "./electron-runtime.mjs";
import { runVisibly, toolCommand } from "./project-tools.mjs";
import { ensureLibraries, ensureSpreadsheet } from "./system-libraries.mjs";
import { runVitest } from "./vitest-counts.mjs";

// Written to a log, colors are noise; Biome colors regardless unless it is told otherwise.
const colored = Boolean(process.stdout.isTTY || process.env.FORCE_COLOR);
const biomeColors = colored ? [] : ["--colors=off"];
if (!colored) process.env.NO_COLOR = "1";

const VIRTUAL_DISPLAY = ["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24"];
const ONE_PASSED = { passed: 1, failed: 0, skipped: 0 };
const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

// The unit tests of the command line run the built app, so the build comes before them.
const ALL_PARTS = [
  ["types", () => runTool("typescript", "tsc", ["--build"])],
  ["lint", () => runTool("@biomejs/biome", "biome", ["ci", ...biomeColors, "."])],
  ["build", async () => ((await buildApp()) ? ONE_PASSED : ONE_FAILED)],
  ["unit", runUnitTests],
  ["window", runWindowTests],
];
const WINDOW_PARTS = ["build", "window"];

async function runTool(packageName, binName, args) {
  const code = await runVisibly(toolCommand(packageName, binName, args));
  return code === 0 ? ONE_PASSED : ONE_FAILED;
}

function runUnitTests() {
  ensureSpreadsheet();
  return runVitest("unit");
}

async function runWindowTests() {
  const needsDisplay = process.platform === "linux" && !process.env.DISPLAY;
  const { path: electron } = await findElectron();
  if (!ensureLibraries(electron, { needsDisplay })) {
    console.error("The window tests could not run.");
    return ONE_FAILED;
  }
  const env = {
    ...process.env,
    COURSESCOPE_ELECTRON: electron,
    COURSESCOPE_ELECTRON_ARGS: JSON.stringify(electronArgs()),
  };
  return runVitest("window", { env, wrapper: needsDisplay ? VIRTUAL_DISPLAY : [] });
}

/** Runs one part; a part that cannot run at all has failed. */
async function runPart([name, run]) {
  console.log(`\n== ${name}`);
  try {
    return await run();
  } catch (error) {
    console.error(error.message);
    return ONE_FAILED;
  }
}

async function runParts(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    const counts = await runPart(part);
    for (const kind of Object.keys(total)) total[kind] += counts[kind];
  }
  return total;
}

function summary({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

const onlyWindow = process.argv.includes("--window");
const total = await runParts(
  ALL_PARTS.filter(([name]) => !onlyWindow || WINDOW_PARTS.includes(name)),
);
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
