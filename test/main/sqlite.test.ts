import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Database, type JSValue } from "node-sqlite3-wasm";
import { describe, expect, test } from "vitest";
import { convertSqlite } from "../../src-main/import/convert/sqlite";
import { createCollector } from "../support/collect";
import { createFolder } from "../support/folder";

/** A database of these statements, alone in its folder. */
function createDatabase(sql: string, ...values: JSValue[][]): string {
  const path = join(createFolder(), "store.db");
  const database = new Database(path);
  database.exec(`begin; ${sql}`);
  for (const row of values) {
    database.run(`insert into t values (${row.map(() => "?").join(", ")})`, row);
  }
  database.exec("commit");
  database.close();
  return path;
}

function convert(path: string, wants?: (part: string) => boolean) {
  const collector = createCollector(wants);
  const folder = createFolder();
  convertSqlite(path, collector.sink, folder);
  expect(readdirSync(folder)).toEqual([]);
  return collector;
}

function edit(path: string, change: (bytes: Buffer) => Buffer | undefined) {
  const bytes = readFileSync(path);
  writeFileSync(path, change(bytes) ?? bytes);
  return path;
}

const fails = (path: string, message: RegExp) => {
  const before = readFileSync(path);
  const beside = readdirSync(join(path, ".."));
  const failure = { code: "bad-file", message: expect.stringMatching(message) };
  expect(() => convert(path)).toThrow(expect.objectContaining(failure));
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(join(path, ".."))).toEqual(beside);
};

describe("values", () => {
  test("integers keep all their digits, reals are seen to be reals, nothing is not empty text", () => {
    const path = createDatabase(
      "create table t (a, b)",
      [9007199254740993n, -9223372036854775808n],
      [0.1, 1e300],
      ["", null],
    );
    const database = new Database(path);
    database.exec("insert into t values (3.0, -0.5), (1e21, 123456789012345680000.0)");
    database.close();
    expect(convert(path).parts[0]?.rows).toEqual([
      ["9007199254740993", "-9223372036854775808"],
      ["0.1", "1e+300"],
      ["", null],
      ["3.0", "-0.5"],
      ["1e+21", "123456789012345680000.0"],
    ]);
  });

  test("text keeps its zero bytes, its byte order mark, and what lies beyond U+FFFF", () => {
    const path = createDatabase(
      "create table t (a text)",
      ["\uFEFFlonger than sixteen bytes"],
      ["😀é"],
    );
    const database = new Database(path);
    database.exec("insert into t values ('a' || char(0) || 'b')");
    database.close();
    expect(convert(path).parts[0]?.rows.flat()).toEqual([
      "\uFEFFlonger than sixteen bytes",
      "😀é",
      "a\0b",
    ]);
  });

  test("bytes are text where they are UTF-8, else the row is a reject that says its column", () => {
    const path = createDatabase(
      "create table t (id integer primary key, name)",
      [7, new TextEncoder().encode("né")],
      [8, new Uint8Array([0x61, 0xff])],
    );
    const database = new Database(path);
    database.exec("insert into t values (9, cast(x'c3' as text)), (10, x'')");
    database.close();
    const [part] = convert(path).parts;
    expect(part?.lines).toEqual([1, 4]);
    expect(part?.rows).toEqual([
      ["7", "né"],
      ["10", ""],
    ]);
    expect(part?.rejects).toEqual([
      { line: 2, value: "a\uFFFD", reason: "name is not UTF-8 text" },
      { line: 3, value: "\uFFFD", reason: "name is not UTF-8 text" },
    ]);
  });

  test("what is stored comes back, whatever it is", () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string({ unit: "binary" }).filter((text) => !text.includes("\0")),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.double({ noNaN: true }).filter((number) => !Number.isSafeInteger(number)),
    );
    const row = fc.tuple(value, value, value);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const [part] = convert(createDatabase("create table t (a, b, c)", ...rows)).parts;
        const read = part?.rows.map((cells, line) =>
          cells.map((cell, at) => (typeof rows[line]?.[at] === "number" ? Number(cell) : cell)),
        );
        const written = rows.map((cells) =>
          cells.map((cell) => (typeof cell === "bigint" ? `${cell}` : cell)),
        );
        expect(read).toEqual(written);
      }),
      { numRuns: 30 },
    );
  });
});

describe("tables", () => {
  test("every table of the user's is offered, with columns that are computed; nothing else is", () => {
    const path = createDatabase(`
      create table "with ""quotes"" and Ü" ("a b" integer primary key autoincrement, "select" text);
      insert into "with ""quotes"" and Ü" values (5, 'x');
      create table words (word text primary key, upper as (upper(word))) without rowid;
      insert into words (word) values ('b'), ('a');
      create view seen as select 1 as one;
      create virtual table found using fts5(body);
      create table sqlitelike (a);
    `);
    const { parts } = convert(path);
    expect(parts.map(({ name, columns, rows }) => ({ name, columns, rows }))).toEqual([
      { name: "sqlitelike", columns: ["a"], rows: [] },
      { name: 'with "quotes" and Ü', columns: ["a b", "select"], rows: [["5", "x"]] },
      {
        name: "words",
        columns: ["word", "upper"],
        rows: [
          ["a", "A"],
          ["b", "B"],
        ],
      },
    ]);
  });

  test("rows come in the order of their numbers, though an index has all columns in another", () => {
    const path = createDatabase(
      "create table t (a, b); create index both on t (a, b)",
      ["z", 1],
      ["a", 2],
      ["m", 3],
    );
    expect(convert(path).parts[0]?.rows.map(([name]) => name)).toEqual(["z", "a", "m"]);
  });

  test("a column that is named as the row's number is data", () => {
    const path = createDatabase("create table t (rowid text, _rowid_ text, oid text)", [
      "x",
      "y",
      "z",
    ]);
    expect(convert(path).parts[0]?.rows).toEqual([["x", "y", "z"]]);
  });

  test("a table that nobody wants is not read", () => {
    const path = createDatabase("create table t (a); create table other (b)", [1]);
    const { parts } = convert(path, (name) => name === "other");
    expect(parts.map(({ name }) => name)).toEqual(["other"]);
  });

  test("progress grows from the copy to the end of the file", () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [at, "x".repeat(100)]);
    const path = createDatabase("create table t (a, b)", ...rows);
    const { progress } = convert(path);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(5);
    expect(progress.at(-1)).toBe(readFileSync(path).length);
  });
});

describe("the file is left alone, and read where it can be", () => {
  const sql = "create table t (a); insert into t values (1)";

  test("in a folder where nothing may be written", () => {
    const path = createDatabase(sql);
    const folder = join(path, "..");
    chmodSync(path, 0o400);
    chmodSync(folder, 0o500);
    try {
      expect(convert(path).parts[0]?.rows).toEqual([["1"]]);
      expect(readdirSync(folder)).toEqual(["store.db"]);
    } finally {
      chmodSync(folder, 0o700);
    }
  });

  test("with a header that asks for write-ahead logging, and no log", () => {
    const path = edit(createDatabase(sql), (bytes) => {
      bytes[18] = 2;
      bytes[19] = 2;
      return undefined;
    });
    const before = readFileSync(path);
    expect(convert(path).parts[0]?.rows).toEqual([["1"]]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("with a log or a journal that is done with", () => {
    const path = createDatabase(sql);
    writeFileSync(`${path}-wal`, "");
    writeFileSync(`${path}-journal`, Buffer.alloc(512));
    expect(convert(path).parts[0]?.rows).toEqual([["1"]]);
  });

  test("with changes that wait in a log, it is said what to do", () => {
    const path = createDatabase(sql);
    writeFileSync(`${path}-wal`, "frames");
    fails(path, /newest changes are still in store\.db-wal .* \.backup/);
    const link = join(createFolder(), "link.db");
    symlinkSync(path, link);
    fails(link, /newest changes are still in store\.db-wal/);
  });

  test("with a change that was not completed, it is said what to do", () => {
    const path = createDatabase(sql);
    writeFileSync(`${path}-journal`, Buffer.from("d9d505f920a163d7", "hex"));
    fails(path, /store\.db-journal is still beside it/);
  });

  test("not a database, or an encrypted one", () => {
    const path = createDatabase(sql);
    edit(path, (bytes) => Buffer.from(bytes.map((byte, at) => byte ^ (at * 31 + 7))));
    fails(path, /not a SQLite database, or it is encrypted/);
    edit(path, () => Buffer.alloc(0));
    fails(path, /not a SQLite database/);
    edit(path, () => Buffer.from("SQLite format 3\0"));
    fails(path, /not a SQLite database/);
  });

  test("in UTF-16", () => {
    const path = edit(createDatabase(sql), (bytes) => {
      bytes.writeUInt32BE(2, 56);
      return undefined;
    });
    fails(path, /UTF-16/);
  });

  test("cut off, or damaged within", () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`row ${at}`]);
    const cut = createDatabase("create table t (a)", ...rows);
    edit(cut, (bytes) => bytes.subarray(0, bytes.length - 4096));
    fails(cut, /cut off/);
    const damaged = createDatabase("create table t (a)", ...rows);
    edit(damaged, (bytes) => bytes.fill(0x55, 8192, 16384));
    fails(damaged, /database is damaged/);
  });
});
