import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";

// What Electron links against on a bare Debian 12, and a font, without which text shows as boxes.
const WINDOW_PACKAGES = [
  "libgtk-3-0",
  "libnss3",
  "libgbm1",
  "libasound2",
  "libatk1.0-0",
  "libatk-bridge2.0-0",
  "libatspi2.0-0",
  "libcups2",
  "libdrm2",
  "libxcomposite1",
  "libxdamage1",
  "libxfixes3",
  "libxkbcommon0",
  "libxrandr2",
  "libx11-xcb1",
  "libexpat1",
  "fonts-dejavu-core",
];
const DISPLAY_PACKAGES = ["xvfb", "xauth"];
const DISPLAY_PROGRAMS = ["Xvfb", "xvfb-run", "xauth"];
// The tests of workbooks have another program than ours open them.
const SPREADSHEET_PACKAGES = ["libreoffice-calc"];
const SPREADSHEET_PROGRAM = "soffice";

/**
 * What this Linux machine lacks to run Electron: shared libraries and, where there is no display,
 * the programs of a virtual one.
 * @param {string} electronPath
 * @param {{needsDisplay?: boolean}} [options]
 * @returns {string[]}
 */
export function findMissing(electronPath, { needsDisplay = false } = {}) {
  if (process.platform !== "linux") return [];
  const programs = needsDisplay ? DISPLAY_PROGRAMS.filter((name) => !isOnPath(name)) : [];
  return [...missingLibraries(electronPath), ...programs];
}

/**
 * Installs what is missing where that is possible without asking; says what to do where it is not.
 * @param {string} electronPath
 * @param {{needsDisplay?: boolean, log?: (line: string) => void}} [options]
 * @returns {boolean} whether nothing is missing in the end
 */
export function ensureLibraries(electronPath, { needsDisplay = false, log = console.error } = {}) {
  const missing = findMissing(electronPath, { needsDisplay });
  if (missing.length === 0) return true;
  if (mayInstall()) {
    log(`Installing the system packages that provide ${missing.join(", ")} …`);
    installPackages(packageNames(), log);
    if (findMissing(electronPath, { needsDisplay }).length === 0) return true;
  }
  log(`Missing on this machine: ${missing.join(", ")}. Install them with: ${libraryLine()}`);
  return false;
}

/**
 * Installs LibreOffice where it is missing and that is possible without asking; without it the tests
 * that compare workbooks with it are skipped, and say so.
 * @param {{log?: (line: string) => void}} [options]
 */
export function ensureSpreadsheet({ log = console.error } = {}) {
  if (process.platform !== "linux" || isOnPath(SPREADSHEET_PROGRAM) || !mayInstall()) return;
  log(`Installing ${SPREADSHEET_PACKAGES.join(", ")}, which opens workbooks in the tests …`);
  installPackages(SPREADSHEET_PACKAGES, log);
}

/**
 * The command with which a person installs everything Electron needs.
 * @returns {string}
 */
export function libraryLine() {
  return `sudo apt-get install -y --no-install-recommends ${packageNames().join(" ")}`;
}

function missingLibraries(electronPath) {
  const { stdout } = runQuietly("ldd", [electronPath]);
  const lines = (stdout ?? "").split("\n").filter((line) => line.includes("not found"));
  return [...new Set(lines.map((line) => line.trim().split(" ")[0]))];
}

function isOnPath(program) {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .some((folder) => isExecutable(path.join(folder, program)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall() {
  const isRoot = process.getuid?.() === 0;
  return isRoot && isOnPath("apt-get") && process.env.COURSESCOPE_NO_INSTALL !== "1";
}

function installPackages(names, log) {
  runQuietly("apt-get", ["update", "-qq"]);
  const args = ["install", "-y", "-qq", "--no-install-recommends", ...names];
  const { status, stdout, stderr } = runQuietly("apt-get", args);
  if (status !== 0) log(`${stdout ?? ""}${stderr ?? ""}`.trim());
}

function packageNames() {
  const names = [...WINDOW_PACKAGES, ...DISPLAY_PACKAGES];
  const renamed = installable(names.map((name) => `${name}t64`));
  // Debian 13 and Ubuntu 24.04 gave some libraries a new name, ending in t64.
  return names.map((name) => (renamed.has(`${name}t64`) ? `${name}t64` : name));
}

/** Those of the packages that apt could install here. */
function installable(names) {
  if (!existsSync("/etc/apt")) return new Set();
  const { stdout } = runQuietly("apt-cache", ["policy", ...names]);
  const blocks = (stdout ?? "").split(/^(?=\S)/m);
  const offered = blocks.filter((block) => /Candidate: (?!\(none\))/.test(block));
  return new Set(offered.map((block) => block.slice(0, block.indexOf(":"))));
}

function runQuietly(program, args) {
  return spawnSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", DEBIAN_FRONTEND: "noninteractive" },
  });
}
