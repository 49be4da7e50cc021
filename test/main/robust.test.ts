import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { createFolder, writeInFolder } from "../support/folder";
import { list, load } from "../support/load";
import { now, withWorkspace } from "../support/workspace";

const head = "course_id,date,count\n";
const [first, last] = ["c,2024-01-01,1\n", "c,2024-01-03,3\n"];

describe("a line that no export has is a reject, and its neighbors are rows", () => {
  test.each([
    ["of twenty megabytes", `c,2024-01-02,${"9".repeat(20_000_000)}\n`, "the line is too long"],
    ["of a million cells", `c,2024-01-02,2${",1".repeat(1_000_000)}\n`, "too many cells"],
    ["with a zero byte", "c\0,2024-01-02,2\n", "a zero byte, which is no text"],
    ["with a quote that nothing closes", 'c,"2024-01-02,2\n', "a quote that is not closed"],
  ])("%s", async (_, line, reason) => {
    const { results, rows } = await load(
      { "a.csv": `${head}${first}${line}${line.includes('"') ? "" : last}` },
      "select count from course_enrollment_daily order by count",
    );
    expect(results[0]).toMatchObject({ status: "imported", rejected: 1 });
    expect(results[0]?.rejects[0]?.reason).toContain(reason);
    expect(results[0]?.rejects[0]?.line).toBe(3);
    expect(rows[0]).toEqual([1]);
  });
});

test("a header of a hundred thousand columns is no table", async () => {
  const names = Array.from({ length: 100_000 }, (_, at) => `x${at}`);
  const { results } = await load(
    { "a.csv": `course_id,date,count,${names.join(",")}\n` },
    "select 1",
  );
  expect(results[0]).toMatchObject({ status: "unrecognized" });
  expect(results[0]?.notes[0]).toContain("100,003 columns");
});

test("a damaged line is no trouble where only some columns are asked for", async () => {
  const lines = ['c,2024-01-01,f,1,"x"上', "c,2024-01-02,NULL,2,y"];
  const { results } = await load(
    { "a.csv": `course_id,date,gender,count,extra\n${lines.join("\n")}\n` },
    "select 1",
  );
  expect(results[0]).toMatchObject({ status: "imported", rows: 1, rejected: 1 });
});

test("a file that changes while it is read is not imported", async () => {
  await withWorkspace([], async (engine) => {
    const path = writeInFolder("a.csv", `${head}${first}`);
    let hasChanged = false;
    const [result] = await importPaths(engine, [path], {
      now,
      onProgress: (fraction) => {
        if (hasChanged || fraction < 0.1) return;
        hasChanged = true;
        appendFileSync(path, last);
      },
    });
    expect(hasChanged).toBe(true);
    expect(result).toMatchObject({ status: "failed", rows: 0 });
    expect(result?.notes[0]).toContain("changed while it was read");
    expect(await list(engine, "select count(*) from stored.imports")).toEqual([[0]]);
  });
});

test("what a killed import left behind is gone when the workspace is opened", async () => {
  const file = join(createFolder(), "a.duckdb");
  const left = join(`${file}.import`, "coursescope-1");
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, "clean.txt"), "x");
  const engine = await openWorkspace(file);
  expect(existsSync(`${file}.import`)).toBe(false);
  await importPaths(engine, [writeInFolder("a.csv", `${head}${first}`)], { now });
  await engine.close();
  expect(readdirSync(dirname(file))).toEqual(["a.duckdb"]);
});

test("another workspace is taken over file by file, with its rejects; the same once more is none", async () => {
  const other = join(createFolder(), "other.duckdb");
  const theirs = await openWorkspace(other);
  await importPaths(theirs, [writeInFolder("old.csv", `${head}${first}c,x,9\n`)], { now });
  await importPaths(theirs, [writeInFolder("new.csv", `${head}c,2024-01-01,7\n`)], { now });
  await theirs.close();
  await withWorkspace([other], async (engine, results) => {
    expect(results).toMatchObject([
      { status: "imported", name: "other.duckdb › old.csv", rows: 1, rejected: 1 },
      { status: "imported", name: "other.duckdb › new.csv", rows: 1, replaced: 1 },
    ]);
    expect(await list(engine, "select count from course_enrollment_daily")).toEqual([[7]]);
    const again = await importPaths(engine, [other], { now });
    expect(again.map(({ status }) => status)).toEqual(["unchanged", "unchanged"]);
  });
});
