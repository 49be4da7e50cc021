import { homedir } from "node:os";
import path from "node:path";

/**
 * The folder, outside git, that keeps what is expensive to fetch again.
 * @returns {string}
 */
export function cacheFolder() {
  const { COURSESCOPE_CACHE, XDG_CACHE_HOME } = process.env;
  if (COURSESCOPE_CACHE) return path.resolve(COURSESCOPE_CACHE);
  return path.join(XDG_CACHE_HOME || path.join(homedir(), ".cache"), "coursescope");
}
