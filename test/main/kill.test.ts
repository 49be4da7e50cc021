import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { openWorkspace } from "../../src-main/workspace";
import { bundle } from "../support/bundle";
import { createFolder, writeInFolder } from "../support/folder";
import { list } from "../support/load";
import { repoRoot } from "../support/workspace";

/** How often the process is killed; fifty times by hand, with COURSESCOPE_KILLS=50. */
const kills = Number(process.env.COURSESCOPE_KILLS ?? 5);
const files = 40;
const rowsPerFile = 4_000;

test("a process that is killed loses nothing that was committed, and leaves nothing half done", async () => {
  const script = await bundle(join(repoRoot, "test/support/import-script.ts"));
  const paths = writeFiles();
  const wholeMs = await runAndKill(script, join(createFolder(), "whole.duckdb"), paths, 60_000);
  for (let round = 0; round < kills; round++) {
    const file = join(createFolder(), "a.duckdb");
    // Spread over the whole run, the start and the close of the workspace among it.
    const afterMs = ((round + ((round * 0.618) % 1)) / kills) * wholeMs.ms;
    const { done } = await runAndKill(script, file, paths, afterMs);
    const engine = await openWorkspace(file);
    const committed = await checkWhole(engine);
    // One more may be in than the process came to say.
    expect(committed.slice(0, done.length)).toEqual(done);
    expect(committed.length - done.length).toBeLessThanOrEqual(1);
    await engine.close();
    expect(readdirSync(dirname(file))).toEqual(["a.duckdb"]);
  }
}, 600_000);

/** Every file has the keys of the one before too, so that each import replaces rows. */
function writeFiles(): string[] {
  const folder = createFolder();
  return Array.from({ length: files }, (_, at) => {
    const lines = Array.from({ length: rowsPerFile }, (_, row) => {
      const day = new Date(Date.UTC(2000, 0, 1 + at * 100 + (row % 2000)))
        .toISOString()
        .slice(0, 10);
      return `c${row >= 2000 ? "x" : ""},${day},${row % 777 === 0 ? "bad" : at}`;
    });
    const name = `${String(at).padStart(2, "0")}.csv`;
    return writeInFolder(name, `course_id,date,count\n${lines.join("\n")}\n`, folder);
  });
}

async function runAndKill(script: string, file: string, paths: readonly string[], afterMs: number) {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [script, JSON.stringify([file, paths])], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  await new Promise((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  return { done: out.trim().split("\n").filter(Boolean), ms: performance.now() - startedMs };
}

/** The ledger's counts are those of the rows that are there; gives the files in order. */
async function checkWhole(engine: Engine): Promise<readonly unknown[]> {
  const entries = await list(
    engine,
    `select file_name, row_count, reject_count,
       (select count(*) from stored.course_enrollment_daily as row where row.import_id = file.import_id),
       (select count(*) from stored.rejects as reject where reject.import_id = file.import_id)
     from stored.imports as file join stored.import_tables using (import_id) order by import_id`,
  );
  for (const [name, rows, rejected, stored, listed] of entries) {
    expect([name, stored, listed]).toEqual([name, rows, rejected]);
    expect([name, Number(rows) + Number(rejected)]).toEqual([name, rowsPerFile]);
  }
  const shown = "select count(*) = count(distinct (course_id, date)) from course_enrollment_daily";
  expect(await list(engine, shown)).toEqual([[true]]);
  const orphans = `select count(*) from stored.course_enrollment_daily
    where import_id not in (select import_id from stored.imports)
      or superseded_by not in (select import_id from stored.imports)`;
  expect(await list(engine, orphans)).toEqual([[0]]);
  return entries.map(([name]) => name);
}
