import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where a file goes: `out` is a file or a folder, which gets it under its own name; without it, the current folder. */
export function toTarget(out: string | undefined, name: string): string {
  if (out === undefined) return name;
  return existsSync(out) && statSync(out).isDirectory() ? join(out, name) : out;
}
