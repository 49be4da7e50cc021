import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { expect } from "vitest";

/**
 * Compares with a file that is reviewed like code. A missing one is written, except in CI; on a
 * difference what came is left beside it as `<name>.changed.<extension>`, which git ignores.
 */
export function expectFile(path: string, content: string) {
  const extension = extname(path);
  const changed = `${path.slice(0, -extension.length)}.changed${extension}`;
  if (!existsSync(path) && !process.env.CI) writeFileSync(path, content);
  const expected = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (content === expected) rmSync(changed, { force: true });
  else writeFileSync(changed, content);
  expect(content, `differs from ${path}; what came is in ${changed}`).toBe(expected);
}
