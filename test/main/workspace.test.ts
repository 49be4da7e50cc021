import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { undoImport } from "../../src-main/import/undo";
import { openWorkspace } from "../../src-main/workspace";
import { createFolder, writeInFolder } from "../support/folder";
import { list } from "../support/load";
import { now, repoRoot, sampleFiles, sampleFolder, withWorkspace } from "../support/workspace";

describe("an import", () => {
  test("that is cancelled leaves nothing of the file, and says which were not begun", async () => {
    await withWorkspace([], async (engine) => {
      const controller = new AbortController();
      const results = await importPaths(engine, [sampleFolder], {
        now,
        signal: controller.signal,
        onProgress: (_, note) => note.startsWith("course_enrollment_b") && controller.abort(),
      });
      const at = sampleFiles.indexOf("course_enrollment_birth_year_daily.csv.gz");
      expect(results.map((file) => file.status)).toEqual([
        ...Array(at).fill("imported"),
        ...Array(sampleFiles.length - at).fill("cancelled"),
      ]);
      expect(await list(engine, "select count(*) from stored.imports")).toEqual([[at]]);
      const birthYears = "select count(*) from stored.course_enrollment_birth_year_daily";
      expect(await list(engine, birthYears)).toEqual([[0]]);
    });
  });

  test("that is interrupted while DuckDB reads leaves nothing of the file", async () => {
    const lines = Array.from({ length: 200_000 }, (_, day) => `c${day},2024-01-01,${day}\n`);
    const path = writeInFolder("a.csv", `course_id,date,count\n${lines.join("")}`);
    await withWorkspace([], async (engine) => {
      const controller = new AbortController();
      const importing = importPaths(engine, [path], {
        now,
        signal: controller.signal,
        onProgress: (fraction) => fraction >= 0.1 && controller.abort(),
      });
      expect((await importing)[0]?.status).toBe("cancelled");
      expect(await list(engine, "select count(*) from stored.course_enrollment_daily")).toEqual([
        [0],
      ]);
      expect(await list(engine, "select count(*) from stored.imports")).toEqual([[0]]);
    });
  });

  test("of one large file tells progress that never goes back", async () => {
    const lines = Array.from({ length: 400_000 }, (_, day) => `c${day % 9},2024-01-01,${day}\n`);
    const path = writeInFolder("a.csv", `course_id,date,count\n${lines.join("")}`);
    const fractions: number[] = [];
    await withWorkspace([], (engine) =>
      importPaths(engine, [path], { now, onProgress: (fraction) => fractions.push(fraction) }),
    );
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.some((fraction) => fraction > 0.1)).toBe(true);
  });

  test("tells progress that never goes back, nor says done before the end", async () => {
    const fractions: number[] = [];
    await withWorkspace([], (engine) =>
      importPaths(engine, [sampleFolder], {
        now,
        onProgress: (fraction) => fractions.push(fraction),
      }),
    );
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(Math.max(...fractions)).toBeLessThan(1);
  });
});

test("a workspace of version 1 is brought forward, and kept as it was beside", async () => {
  const packed = readFileSync(join(repoRoot, "test/cases/workspaces/v1.duckdb.gz"));
  const file = writeInFolder("old.duckdb", gunzipSync(packed));
  const engine = await openWorkspace(file);
  const select =
    "select course_id, date::varchar, gender, count from course_enrollment_gender_daily order by file_order";
  expect(await list(engine, select)).toEqual([
    ["b", "2024-01-01", null, 2],
    ["c", "2024-01-02", "f", 5],
    ["c", "2024-01-01", "f", 9],
  ]);
  expect(await list(engine, "select line, reason from stored.rejects")).toEqual([
    [4, "not a whole number"],
  ]);
  await undoImport(engine, 2);
  expect(await list(engine, select)).toContainEqual(["c", "2024-01-01", "f", 1]);
  await engine.close();
  expect(readdirSync(dirname(file)).sort()).toEqual(["old.duckdb", "old.duckdb.v1-backup"]);
  expect(readFileSync(`${file}.v1-backup`).equals(gunzipSync(packed))).toBe(true);
});

/** What another process is told when it opens the file; nothing when it may. */
function openElsewhere(file: string): string {
  const script = `
    const { DuckDBInstance } = require("@duckdb/node-api");
    DuckDBInstance.create(${JSON.stringify(file)}).catch((error) => console.log(error.message));`;
  return spawnSync(process.execPath, ["-e", script], { cwd: repoRoot, encoding: "utf8" }).stdout;
}

describe("a workspace", () => {
  test("keeps what was imported", async () => {
    const file = join(createFolder(), "a.duckdb");
    const first = await openWorkspace(file);
    await importPaths(first, [sampleFolder], { now });
    await first.close();
    const second = await openWorkspace(file);
    expect(await list(second, "select count(*) from course_enrollment_daily")).toEqual([[241]]);
    await second.close();
    expect(existsSync(`${file}.wal`)).toBe(false);
  });

  test("is opened once in a process, under any of its names", async () => {
    const folder = createFolder();
    const file = join(folder, "a.duckdb");
    const engine = await openWorkspace(file);
    symlinkSync(file, join(folder, "link.duckdb"));
    await expect(openWorkspace(file)).rejects.toMatchObject({ code: "bad-input" });
    await expect(openWorkspace(join(folder, "link.duckdb"))).rejects.toMatchObject({
      code: "bad-input",
    });
    await engine.close();
    await (await openWorkspace(file)).close();
  });

  test("that another process has open is locked, and it says so", async () => {
    const file = join(createFolder(), "a.duckdb");
    const engine = await openWorkspace(file);
    expect(openElsewhere(file)).toMatch(/lock/i);
    await engine.close();
  });

  test("dropped on itself, or within its folder, is left alone, and its lock stays", async () => {
    const folder = createFolder();
    const file = join(folder, "a.duckdb");
    const engine = await openWorkspace(file);
    await engine.withWriter((session) => session.run("checkpoint"));
    const [result] = await importPaths(engine, [file], { now });
    expect(result).toMatchObject({ status: "unrecognized" });
    expect(result?.notes[0]).toContain("the open workspace itself");
    const [inFolder] = await importPaths(engine, [folder], { now });
    expect(inFolder).toBeUndefined();
    // Had the import opened the file and closed it, the lock would be gone now.
    expect(openElsewhere(file)).toMatch(/lock/i);
    await engine.close();
  });

  test("is not opened anew while a reader of it is still at work", async () => {
    const file = join(createFolder(), "a.duckdb");
    const engine = await openWorkspace(file);
    const reading = engine.withSession((session) =>
      session.list("select count(*) from range(60000000) as a(n) where n % 7 = 3"),
    );
    await engine.close();
    await expect(reading).resolves.toHaveLength(1);
    await expect(engine.withSession((session) => session.list("select 1"))).rejects.toMatchObject({
      code: "cancelled",
    });
    await (await openWorkspace(file)).close();
  });

  test("is made anew where an empty file lies, as a full disk leaves one", async () => {
    const file = writeInFolder("a.duckdb", "");
    await (await openWorkspace(file)).close();
  });

  test("that is no DuckDB file, or someone else's, is refused", async () => {
    const text = writeInFolder(
      "a.duckdb",
      "not a database at all, but long enough to be looked at\n".repeat(100),
    );
    await expect(openWorkspace(text)).rejects.toMatchObject({ code: "bad-file" });
    const file = join(createFolder(), "b.duckdb");
    const engine = await createEngine(file);
    await engine.withWriter((session) => session.run("create table mine (a int)"));
    await engine.close();
    await expect(openWorkspace(file)).rejects.toMatchObject({ code: "bad-file" });
  });

  test("of a newer version is left alone", async () => {
    const file = join(createFolder(), "a.duckdb");
    const engine = await openWorkspace(file);
    await engine.withWriter((session) =>
      session.run("update stored.workspace set schema_version = 99"),
    );
    await engine.close();
    await expect(openWorkspace(file)).rejects.toThrow("newer version of Coursescope");
  });
});
