import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { writeApiJson } from "../../src-main/export/api-json";
import { writeArrowFile } from "../../src-main/export/arrow-file";
import { writeCsvExcel } from "../../src-main/export/csv-excel";
import { checkRoom } from "../../src-main/export/free-space";
import { writeParquet } from "../../src-main/export/parquet";
import { saveDraft } from "../../src-main/export/save";
import type { SaveOptions } from "../../src-main/export/save-options";
import { saveReport, saveTable } from "../../src-main/export/save-rows";
import { writeTableCsv } from "../../src-main/export/table-csv";
import { importPaths } from "../../src-main/import";
import { toExportQuery } from "../../src-main/table-rows";
import { openWorkspace } from "../../src-main/workspace";
import { rowFormats } from "../../src-shared/export-format";
import { createFolder } from "../support/folder";
import { toLeaving } from "../support/leaving";
import { now, sampleFolder } from "../support/workspace";

const art = "course-v1:Uni-Lys+ART101+2024-T1";
const always = { start_date: "1970-01-01", end_date: "2999-01-01" };
const asked = { report: "enrollment", params: { course: art, ...always }, now: now() };
const options: SaveOptions = { protection: null, replace: false, statedAt: now() };
const formats = rowFormats.filter((format) => format !== "xlsx");
const rows = { filter: { table: "answer_distribution", course: null, search: "" }, sort: null };

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
  await importPaths(engine, [sampleFolder], { now });
});
afterAll(() => engine.close());

describe.each(formats)("%s", (format) => {
  test("is written whole, or not over what is there", async () => {
    const folder = createFolder();
    const path = join(folder, "out");
    const written = await saveReport(engine, asked, format, path, options);
    expect(written).toEqual({ rows: expect.any(Number), notes: [] });
    expect(readdirSync(folder)).toEqual(["out"]);
    const first = readFileSync(path);
    await expect(saveReport(engine, asked, format, path, options)).rejects.toMatchObject({
      code: "bad-input",
      message: `${path} exists already.`,
    });
    await saveReport(engine, asked, format, path, { ...options, replace: true });
    expect(readFileSync(path).equals(first)).toBe(true);
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  test("of nothing says why, and leaves nothing", async () => {
    const folder = createFolder();
    const params = { course: art, start_date: "2030-01-01" };
    const save = saveReport(engine, { ...asked, params }, format, join(folder, "out"), options);
    await expect(save).rejects.toMatchObject({ code: "missing-data", message: /from 2030-01-01/ });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("cancelled leaves nothing, before and midway", async () => {
    const folder = createFolder();
    const early = AbortSignal.abort();
    const save = (signal: AbortSignal) =>
      saveTable(engine, rows, format, join(folder, "out"), { ...options, signal });
    await expect(save(early)).rejects.toMatchObject({ code: "cancelled" });
    const controller = new AbortController();
    const running = save(controller.signal);
    setTimeout(() => controller.abort(), 15);
    // It may have been quicker than that; then it is whole.
    await running.then(
      () => expect(readdirSync(folder)).toEqual(["out"]),
      (error) => {
        expect(error).toMatchObject({ code: "cancelled" });
        expect(readdirSync(folder)).toEqual([]);
      },
    );
  });

  test("of a table has all its rows", async () => {
    const path = join(createFolder(), "out");
    const [count] = await engine.withSession((session) =>
      session.list<{ n: number }>("select count(*) as n from answer_distribution"),
    );
    expect((await saveTable(engine, rows, format, path, options)).rows).toBe(count?.n);
  });
});

test("the CSV of a table is DuckDB's own", async () => {
  const folder = createFolder();
  for (const table of ["answer_distribution", "course_enrollment_daily", "course_overview"]) {
    const asked = { filter: { ...rows.filter, table }, sort: null };
    await saveTable(engine, asked, "csv", join(folder, `${table}.csv`), options);
    const { sql, bindings } = toExportQuery(asked.filter, null);
    const own = `copy (${sql}) to '${join(folder, `${table}-own.csv`)}' (format csv, header)`;
    await engine.withSession((session) => session.run(own, bindings));
    expect(readFileSync(join(folder, `${table}.csv`), "utf8")).toBe(
      readFileSync(join(folder, `${table}-own.csv`), "utf8"),
    );
  }
});

const writers = { writeTableCsv, writeCsvExcel, writeApiJson, writeParquet, writeArrowFile };

describe("the disk", () => {
  test("that clearly has no room is said before the work", async () => {
    const path = join(createFolder(), "out.csv");
    await expect(checkRoom(path, 50e6, async () => 20e6)).rejects.toMatchObject({
      code: "disk",
      message: "out.csv was not written: it needs about 50 MB, and the disk has 20 MB free.",
    });
    await expect(checkRoom(path, 0, async () => 1e6)).rejects.toMatchObject({ code: "disk" });
    await checkRoom(path, 50e6, async () => 60e6);
    // A file system that does not say is given a try.
    await checkRoom(path, 50e6, async () => undefined);
    await checkRoom("/nowhere/at/all.csv", 1e6);
  });

  // A device of Linux that is always full.
  test.skipIf(!existsSync("/dev/full")).each(Object.entries(writers))(
    "that fills up midway under %s leaves nothing",
    async (_, writer) => {
      const folder = createFolder();
      const sql = "select n, md5(n::varchar) as t from range(200000) as numbers(n)";
      const given = toLeaving(sql, { n: "int", t: "text" });
      const save = engine.withSession((session) =>
        saveDraft(
          join(folder, "out"),
          () => writer(session, given, "/dev/full", { statedAt: now() }),
          options,
        ),
      );
      await expect(save).rejects.toMatchObject({
        code: "disk",
        message: expect.stringMatching(/^out was not written: the disk is full/),
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
