import fc from "fast-check";
import { expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { previewUndo, undoImport } from "../../src-main/import/undo";
import { writeInFolder } from "../support/folder";
import { list } from "../support/load";
import { now, withWorkspace } from "../support/workspace";

const head = "course_id,date,count,gender,created\n";
const shown =
  "select date::varchar, gender, count from course_enrollment_gender_daily order by all";

async function take(engine: Engine, name: string, text: string) {
  const [file] = await importPaths(engine, [writeInFolder(name, text)], { now });
  return file?.importId ?? 0;
}

test("an undone import is gone, and what it replaced is back", async () => {
  await withWorkspace([], async (engine) => {
    await take(
      engine,
      "old.csv",
      `${head}c,2024-01-01,1,f,2024-01-02\nc,2024-01-01,2,,2024-01-02\n`,
    );
    const before = await list(engine, shown);
    const id = await take(
      engine,
      "new.csv",
      `${head}c,2024-01-01,9,f,2024-01-03\nd,2024-01-05,1,f,\nbad\n`,
    );
    const undone = { name: "new.csv", rows: 2, restored: 1 };
    expect(await engine.withSession((session) => previewUndo(session, id))).toEqual(undone);
    expect(await list(engine, shown)).not.toEqual(before);
    expect(await undoImport(engine, id)).toEqual(undone);
    expect(await list(engine, shown)).toEqual(before);
    expect(await list(engine, "select file_name from stored.imports")).toEqual([["old.csv"]]);
    expect(await list(engine, "select count(*) from stored.rejects")).toEqual([[0]]);
    expect(await list(engine, "select course_id, row_count from stored.course_tables")).toEqual([
      ["c", 2],
    ]);
  });
});

test("an undone file can be imported again", async () => {
  await withWorkspace([], async (engine) => {
    const text = `${head}c,2024-01-01,1,f,2024-01-02\n`;
    await undoImport(engine, await take(engine, "a.csv", text));
    expect(await take(engine, "a.csv", text)).toBeGreaterThan(0);
    expect(await list(engine, shown)).toEqual([["2024-01-01", "f", 1]]);
  });
});

test("an import that is not there is bad input", async () => {
  await withWorkspace([], async (engine) => {
    await expect(undoImport(engine, 7)).rejects.toMatchObject({ code: "bad-input" });
  });
});

/** A file: which keys it has, and how new it is. */
const file = fc.record({
  keys: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }),
  day: fc.integer({ min: 1, max: 4 }),
});

test("undoing any of several imports leaves what the others alone would show", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.boolean()),
      async (files, choices) => {
        const texts = files.map(({ keys, day }, at) => {
          const lines = keys.map((key) => `c,2024-01-01,${at},g${key},2024-02-0${day}\n`);
          return head + lines.join("");
        });
        const keeps = texts.map(() => choices.next().value);
        const kept = await withWorkspace([], async (engine) => {
          for (const [at, text] of texts.entries())
            if (keeps[at]) await take(engine, "a.csv", text);
          return list(engine, shown);
        });
        await withWorkspace([], async (engine) => {
          const ids = [];
          for (const text of texts) ids.push(await take(engine, "a.csv", text));
          const gone = ids.filter((_, at) => !keeps[at]);
          for (const id of gone.reverse()) {
            const told = await engine.withSession((session) => previewUndo(session, id));
            expect(await undoImport(engine, id)).toEqual(told);
          }
          expect(await list(engine, shown)).toEqual(kept);
        });
      },
    ),
    { numRuns: process.env.CI ? 10 : 15, seed: 5 },
  );
}, 60_000);
