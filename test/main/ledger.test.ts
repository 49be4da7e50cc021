import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { saveList } from "../../src-main/export/save-rows";
import { importPaths } from "../../src-main/import";
import { listImports } from "../../src-main/ledger";
import { listRejects, toRejectList } from "../../src-main/rejects";
import { listTables } from "../../src-main/tables";
import { storedTables } from "../../src-shared/stored-tables";
import { createFolder, writeInFolder } from "../support/folder";
import { now, sampleFolder, withWorkspace } from "../support/workspace";

const head = "course_id,date,count,gender\n";

async function take(engine: Engine, name: string, text: string) {
  const [file] = await importPaths(engine, [writeInFolder(name, text)], { now });
  return file?.importId ?? 0;
}

test("the ledger has an entry a file, with the rows that are still shown", async () => {
  await withWorkspace([], async (engine) => {
    expect(await engine.withSession(listImports)).toEqual([]);
    await take(engine, "old.csv", `${head}c,2024-01-01,1,f\nc,2024-01-02,1,f\nc,2024-01-03,x,f\n`);
    await take(engine, "new.csv", `${head}c,2024-01-01,2,f\n`);
    const facts = { kind: "csv", importedAt: "2026-01-02T03:04:05Z", sha256: expect.any(String) };
    const table = "course_enrollment_gender_daily";
    expect(await engine.withSession(listImports)).toEqual([
      {
        importId: 2,
        name: "new.csv",
        size: 45,
        ...facts,
        tables: [{ table, rows: 1, rejected: 0, shown: 1 }],
      },
      {
        importId: 1,
        name: "old.csv",
        size: 79,
        ...facts,
        tables: [{ table, rows: 2, rejected: 1, shown: 1 }],
      },
    ]);
  });
});

test("every table that the app knows is listed, with what there is of it", async () => {
  await withWorkspace([sampleFolder], async (engine) => {
    const tables = await engine.withSession(listTables);
    expect(tables.map(({ table }) => table)).toEqual(storedTables);
    const find = (name: string) => tables.find(({ table }) => table === name);
    expect(find("course_enrollment_daily")).toEqual({
      table: "course_enrollment_daily",
      rows: 241,
      courses: 2,
      days: { first: "2023-09-01", last: "2024-05-12" },
      newest: {
        importId: expect.any(Number),
        name: "course_enrollment_daily.csv",
        importedAt: "2026-01-02T03:04:05Z",
      },
    });
    expect(find("answer_distribution")).toMatchObject({ rows: 106, courses: 2, days: null });
    expect(find("answer_distribution")?.newest?.name).toBe("answer_distribution_2023.csv");
    expect(find("video_timeline")).toMatchObject({ rows: 954, courses: null, days: null });
  });
  await withWorkspace([], async (engine) => {
    for (const { rows, newest, days } of await engine.withSession(listTables)) {
      expect({ rows, newest, days }).toEqual({ rows: 0, newest: null, days: null });
    }
  });
});

/** Four rejects of two reasons among good rows. */
const bad = `${head}c,2024-01-01,1,f
c,soon,1,"f, ""x"""
c,2024-01-02,1,m
c,later,1,f
c,2024-01-03,,f
c,,1
`;

test("rejects are listed in the order of the file, with how many there are of each reason", async () => {
  await withWorkspace([], async (engine) => {
    const importId = await take(engine, "bad.csv", bad);
    const ask = (offset: number, limit: number) =>
      engine.withSession((session) =>
        listRejects(session, { importId, group: null, offset, limit }),
      );
    const all = await ask(0, 10);
    expect(all.groups.map(({ reason, column, count }) => [count, reason, column])).toEqual([
      [2, "not a date", "date"],
      [1, "no count", "count"],
      [1, "too few cells", null],
    ]);
    expect(all.total).toBe(4);
    expect(all.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, "date", "soon"],
      [5, "date", "later"],
      [6, "count", null],
      [7, null, expect.any(String)],
    ]);
    const pages = [await ask(0, 3), await ask(3, 3), await ask(6, 3)];
    expect(pages.flatMap(({ rejects }) => rejects)).toEqual(all.rejects);
  });
});

test("rejects of one reason are asked for by it", async () => {
  await withWorkspace([], async (engine) => {
    const importId = await take(engine, "bad.csv", bad);
    const ask = (group: { reason: string; column: string | null }) =>
      engine.withSession((session) =>
        listRejects(session, { importId, group, offset: 0, limit: 10 }),
      );
    const { groups } = await ask({ reason: "?", column: null });
    for (const { count, ...group } of groups) {
      const { total, rejects } = await ask(group);
      expect(total).toBe(count);
      expect(rejects).toHaveLength(count);
      for (const reject of rejects) expect(reject).toMatchObject(group);
    }
    expect((await ask({ reason: "not a date", column: null })).total).toBe(0);
  });
});

test("the export of rejects has each of them, and nothing is an empty cell", async () => {
  await withWorkspace([], async (engine) => {
    const importId = await take(engine, "bad.csv", bad);
    const path = join(createFolder(), "rejects.csv");
    const options = { protection: null, replace: false, statedAt: now() };
    const { rows } = await saveList(engine, toRejectList(importId), "csv", path, options);
    expect(rows).toBe(4);
    const lines = readFileSync(path, "utf8").split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "file,part,line,column,value,reason",
      "bad.csv,,3,date,soon,not a date",
      "bad.csv,,5,date,later,not a date",
      "bad.csv,,6,count,,no count",
    ]);
    expect(lines).toHaveLength(6);
  });
});
