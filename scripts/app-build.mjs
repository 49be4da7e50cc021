import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { repoRoot, runQuietly, toolCommand } from "./project-tools.mjs";

const BUILT_FOLDERS = ["main", "preload", "renderer"];

/**
 * Builds the app; shows what the build printed only when it fails.
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function buildApp() {
  const { code, output } = await runQuietly(
    toolCommand("electron-vite", "electron-vite", ["build"]),
  );
  if (code !== 0) console.error(output.trimEnd());
  return code === 0;
}

/**
 * Whether `out/` is missing or older than what it is built from.
 * @returns {boolean}
 */
export function isBuildStale() {
  // Each part is built on its own, so the oldest part tells whether the last build got through.
  const built = BUILT_FOLDERS.map((name) => newestChange(path.join(repoRoot, "out", name)));
  return Math.min(...built) < Math.max(...sources().map(newestChange));
}

function sources() {
  const folders = readdirSync(repoRoot).filter((name) => name.startsWith("src-"));
  return [...folders, "electron.vite.config.ts", "package.json"].map((name) =>
    path.join(repoRoot, name),
  );
}

/** The time of the newest file at or under a path, 0 where there is none. */
function newestChange(target) {
  const found = statSync(target, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(target).map((name) => newestChange(path.join(target, name))));
}
