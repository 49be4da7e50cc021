import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { saveList, saveTable } from "../../src-main/export/save-rows";
import { importPaths } from "../../src-main/import";
import { countRows, previewTable, type RowRequest } from "../../src-main/table-rows";
import { getTable, type TableName, tableNames } from "../../src-shared/schema";
import { createFolder, writeInFolder } from "../support/folder";
import { list } from "../support/load";
import { now, sampleFolder, withWorkspace } from "../support/workspace";

const table = "course_enrollment_gender_daily";
const everything = { course: null, search: "", sort: null, offset: 0, limit: 1000 } as const;

async function take(engine: Engine, name: string, text: string) {
  const [file] = await importPaths(engine, [writeInFolder(name, text)], { now });
  if (file?.status !== "imported") throw new Error(JSON.stringify(file));
}

const page = (engine: Engine, request: Partial<RowRequest>) =>
  engine.withSession((session) => previewTable(session, { table, ...everything, ...request }));

/** The rows of a page as lists of cells, of these columns. */
async function read(engine: Engine, request: Partial<RowRequest>, names: readonly string[]) {
  const { columns, rowCount } = await page(engine, request);
  const values = names.map((name) => columns.find((column) => column.name === name)?.values);
  return Array.from({ length: rowCount }, (_, row) => values.map((cells) => cells?.[row]));
}

const genders = (engine: Engine, request: Partial<RowRequest> = {}) =>
  read(engine, request, ["gender", "count"]);

const text = `course_id,date,count,gender,created
a/b/c,2024-01-01,1,f,2024-01-05 10:00:00
a/b/c,2024-01-01,12,"",2024-01-05 10:00:00
a/b/c,2024-01-02,3,,2024-01-05 10:00:00
x/y/z,2024-01-02,112,É,2024-01-06 10:00:00
`;

describe("a page of rows", () => {
  test("is in the order of the files, with nothing and empty text apart, and says from which file", async () => {
    await withWorkspace([], async (engine) => {
      await take(engine, "one.csv", text);
      await take(engine, "two.csv", "course_id,date,count,gender\nx/y/z,2023-01-01,9,m\n");
      expect(await read(engine, {}, ["gender", "count", "import_id"])).toEqual([
        ["f", 1, 1],
        ["", 12, 1],
        [null, 3, 1],
        ["É", 112, 1],
        ["m", 9, 2],
      ]);
      expect(await genders(engine, { offset: 1, limit: 2 })).toEqual([
        ["", 12],
        [null, 3],
      ]);
      expect(await genders(engine, { offset: 5 })).toEqual([]);
    });
  });

  test("has no rows that a newer file replaced", async () => {
    await withWorkspace([], async (engine) => {
      await take(engine, "one.csv", text);
      await take(
        engine,
        "two.csv",
        "course_id,date,count,gender,created\na/b/c,2024-01-01,7,f,2025-01-01\n",
      );
      expect(await genders(engine)).toEqual([
        ["", 12],
        [null, 3],
        ["É", 112],
        ["f", 7],
      ]);
    });
  });

  test.each([
    ["f", 1],
    ["F", 1],
    ["é", 1],
    ["12", 2],
    ["B/C", 3],
    ["2024-01-02", 2],
    ["2024-01-06 10", 1],
    ["10:00", 4],
    ["%", 0],
    ["", 4],
    ["soon", 0],
    ["'", 0],
  ])("has the rows with “%s” in any column, whatever its case: %i", async (search, count) => {
    await withWorkspace([], async (engine) => {
      await take(engine, "one.csv", text);
      expect(await genders(engine, { search })).toHaveLength(count);
      const total = engine.withSession((session) =>
        countRows(session, { table, course: null, search }),
      );
      expect(await total).toBe(count);
    });
  });

  test("is of one course", async () => {
    await withWorkspace([], async (engine) => {
      await take(engine, "one.csv", text);
      expect(await genders(engine, { course: "x/y/z" })).toEqual([["É", 112]]);
      expect(await genders(engine, { course: "x/y/z", search: "2024-01-01" })).toEqual([]);
    });
  });

  test("is sorted by a column, nothing last, equal ones in the order of the files", async () => {
    await withWorkspace([], async (engine) => {
      await take(engine, "one.csv", text);
      const by = (column: string, direction: "asc" | "desc") =>
        genders(engine, { sort: { column, direction } });
      expect((await by("count", "asc")).map(([, count]) => count)).toEqual([1, 3, 12, 112]);
      expect((await by("gender", "asc")).map(([gender]) => gender)).toEqual(["", "f", "É", null]);
      expect((await by("gender", "desc")).map(([gender]) => gender)).toEqual(["É", "f", "", null]);
      expect((await by("date", "desc")).map(([, count]) => count)).toEqual([3, 112, 1, 12]);
      expect((await by("import_id", "desc")).map(([, count]) => count)).toEqual([1, 12, 3, 112]);
    });
  });

  test("is refused of a table or a column that is not there", async () => {
    await withWorkspace([], async (engine) => {
      const refused = { code: "bad-input" };
      await expect(genders(engine, { table: "stored.imports" })).rejects.toMatchObject(refused);
      const sort = { column: 'count" desc --', direction: "asc" } as const;
      await expect(genders(engine, { sort })).rejects.toMatchObject(refused);
      const timeline = { table: "video_timeline", course: "a/b/c" };
      await expect(genders(engine, timeline)).rejects.toMatchObject(refused);
    });
  });

  test("has every field of its table, and may be in the order of any and searched for anything", async () => {
    await withWorkspace([sampleFolder], async (engine) => {
      for (const name of tableNames) {
        const columns = [...Object.keys(getTable(name).fields), "import_id"];
        const { columns: found, rowCount } = await page(engine, { table: name });
        // Of no rows DuckDB tells no columns.
        if (rowCount > 0) expect(found.map((cells) => cells.name)).toEqual(columns);
        for (const column of columns) {
          await page(engine, { table: name, sort: { column, direction: "asc" }, search: "1" });
        }
        for (const search of ["true", "x", "-1.5e3", "12:30"]) {
          await page(engine, { table: name, search });
        }
      }
    });
  });

  test("after the other gives every row once, whatever the order and the size of a page", async () => {
    const tables: TableName[] = [
      "course_enrollment_mode_daily",
      "video_timeline",
      "answer_distribution",
    ];
    const request = fc.record({
      name: fc.constantFrom(...tables),
      place: fc.nat(8),
      direction: fc.constantFrom("asc" as const, "desc" as const),
      limit: fc.integer({ min: 90, max: 700 }),
      search: fc.constantFrom("", "1", "a"),
    });
    await withWorkspace([sampleFolder], (engine) =>
      fc.assert(
        fc.asyncProperty(request, async ({ name, place, direction, limit, search }) => {
          const fields = Object.keys(getTable(name).fields);
          const column = fields[place];
          const sort = column === undefined ? null : { column, direction };
          const filter = { table: name, course: null, search };
          const total = await engine.withSession((session) => countRows(session, filter));
          const rows: unknown[][] = [];
          for (let offset = 0; offset < total; offset += limit) {
            rows.push(...(await read(engine, { ...filter, sort, offset, limit }, fields)));
          }
          const all = await read(engine, { ...filter, limit: 10_000 }, fields);
          expect(rows).toHaveLength(total);
          expect(rows.map(toText).sort()).toEqual(all.map(toText).sort());
        }),
        { numRuns: 15, seed: 3 },
      ),
    );
  });
});

const toText = (cells: readonly unknown[]) => cells.map(String).join("\u0001");

describe("the export of rows", () => {
  const options = { protection: null, replace: true, statedAt: now() };
  const toList = (sql: string) => ({
    title: "Numbers",
    reads: [],
    columns: [{ name: "n", label: "n", type: "int" as const }],
    sql,
    bindings: {},
  });

  test("is what is shown, as CSV, in its order, with the file that each row came from", async () => {
    await withWorkspace([], async (engine) => {
      await take(engine, "one, “quoted”.csv", text);
      const path = join(createFolder(), "it's.csv");
      const sort = { column: "count", direction: "desc" } as const;
      const filter = { table, course: "a/b/c", search: "2024-01-01" } as const;
      const written = await saveTable(engine, { filter, sort }, "csv", path, options);
      expect(written.rows).toBe(2);
      expect(readFileSync(path, "utf8").split("\n")).toEqual([
        "id,course_id,created,date,count,gender,source_file",
        ',a/b/c,2024-01-05 10:00:00,2024-01-01,12,"","one, “quoted”.csv"',
        ',a/b/c,2024-01-05 10:00:00,2024-01-01,1,f,"one, “quoted”.csv"',
        "",
      ]);
      expect(readdirSync(dirname(path))).toEqual(["it's.csv"]);
    });
  });

  test("of any table is imported again as the same rows", async () => {
    const folder = createFolder();
    const names = tableNames.filter(
      (name) => !getTable(name).isByName && !getTable(name).isReshaped,
    );
    const toAll = (name: string) =>
      `select * exclude (file_order) from ${name} order by file_order`;
    const rows = await withWorkspace([sampleFolder], async (engine) => {
      for (const name of names) {
        const rows = { filter: { table: name, course: null, search: "" }, sort: null };
        await saveTable(engine, rows, "csv", join(folder, `${name}.csv`), options);
      }
      return Promise.all(names.map((name) => list(engine, toAll(name))));
    });
    await withWorkspace([folder], async (engine) => {
      for (const [at, name] of names.entries()) {
        expect(await list(engine, toAll(name)), name).toEqual(rows[at]);
      }
    });
  });

  test("that is cancelled leaves what was there, and nothing beside it", async () => {
    await withWorkspace([], async (engine) => {
      const path = join(createFolder(), "rows.csv");
      writeFileSync(path, "before");
      const cancelling = new AbortController();
      const sql = "select range as n from range(100_000_000) order by hash(range)";
      const running = saveList(engine, toList(sql), "csv", path, {
        ...options,
        signal: cancelling.signal,
      });
      setTimeout(() => cancelling.abort(), 50);
      await expect(running).rejects.toMatchObject({ code: "cancelled" });
      expect(readFileSync(path, "utf8")).toBe("before");
      expect(readdirSync(dirname(path))).toEqual(["rows.csv"]);
    });
  });

  test("to a folder that is not there is an error of the disk", async () => {
    await withWorkspace([], async (engine) => {
      const path = join(createFolder(), "gone", "rows.csv");
      const running = saveList(engine, toList("select 1 as n"), "csv", path, options);
      await expect(running).rejects.toMatchObject({ code: "disk" });
      expect(existsSync(path)).toBe(false);
    });
  });
});
