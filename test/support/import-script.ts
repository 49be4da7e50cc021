/**
 * Imports files one after the other into a workspace, and says each one's name when it is in: for
 * tests that kill the process on the way. `node script '["workspace", ["a.csv", …]]'`.
 */
import { writeSync } from "node:fs";
import { basename } from "node:path";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";

async function run(file: string, paths: readonly string[]) {
  const engine = await openWorkspace(file);
  for (const path of paths) {
    await importPaths(engine, [path], { now: () => new Date(0) });
    writeSync(1, `${basename(path)}\n`);
  }
  await engine.close();
}

const [file, paths] = JSON.parse(process.argv[2] ?? "[]");
run(file, paths);
