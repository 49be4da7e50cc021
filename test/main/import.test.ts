import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createFolder, writeInFolder } from "../support/folder";
import { list, load } from "../support/load";
import { casesFolder, withWorkspace } from "../support/workspace";

const gender = "course_enrollment_gender_daily";

describe("what is NULL in a CSV", () => {
  const select = `select gender, count from ${gender} order by file_order`;
  const head = "course_id,date,count,gender\n";

  test("is an unquoted empty cell, not a quoted one", async () => {
    const { rows } = await load({ "a.csv": `${head}c,2024-01-01,1,\nc,2024-01-01,2,""\n` }, select);
    expect(rows).toEqual([
      [null, 1],
      ["", 2],
    ]);
  });

  test("is no word while the file has unquoted empty cells", async () => {
    const text = `${head}c,2024-01-01,1,NULL\nc,2024-01-01,2,\\N\nc,2024-01-01,3,\n`;
    const { rows } = await load({ "a.csv": text }, select);
    expect(rows).toEqual([
      ["NULL", 1],
      ["\\N", 2],
      [null, 3],
    ]);
  });

  test("is a bare NULL or \\N where no cell is empty, and never a quoted one", async () => {
    const text = `${head}c,2024-01-01,1,NULL\nc,2024-01-01,2,\\N\nc,2024-01-01,3,"NULL"\n`;
    const { rows } = await load({ "a.csv": text }, select);
    expect(rows).toEqual([
      [null, 1],
      [null, 2],
      ["NULL", 3],
    ]);
  });

  test("is NULL, \\N and nothing in a column that is not text, quoted or not", async () => {
    const years = "course_enrollment_birth_year_daily";
    const text = `course_id,date,count,birth_year\nc,NULL,1,\\N\nc,2024-01-01,2,\nc,"",3,"NULL"\n`;
    const { rows } = await load({ "a.csv": text }, `select birth_year, date is null from ${years}`);
    expect(rows).toEqual([
      [null, true],
      [null, false],
      [null, true],
    ]);
  });
});

describe("what is NULL in a TSV", () => {
  const select = `select gender, count from ${gender} order by file_order`;
  const head = "course_id\tdate\tcount\tgender\n";

  test("is \\N alone, where there is one", async () => {
    const text = `${head}c\t2024-01-01\t1\t\\N\nc\t2024-01-01\t2\t\nc\t2024-01-01\t3\tNULL\n`;
    const { rows } = await load({ "a.tsv": text }, select);
    expect(rows).toEqual([
      [null, 1],
      ["", 2],
      ["NULL", 3],
    ]);
  });

  test("is the word NULL where there is no \\N, and an empty cell is empty text", async () => {
    const text = `${head}c\t2024-01-01\t1\tNULL\nc\t2024-01-01\t2\t\n`;
    const { rows } = await load({ "a.sql": text }, select);
    expect(rows).toEqual([
      [null, 1],
      ["", 2],
    ]);
  });

  test("escapes are undone in one pass, and quotes are text", async () => {
    const text = `${head}c\t2024-01-01\t1\ta\\\\nb\\tc\\nd\\\\\nc\t2024-01-01\t2\t"x\n`;
    const { rows } = await load({ "a.tsv": text }, select);
    expect(rows).toEqual([
      ["a\\nb\tc\nd\\", 1],
      ['"x', 2],
    ]);
  });
});

test("what is NULL, and what is no text, counts in a last line without an end too", async () => {
  const select = `select gender from ${gender} order by count`;
  const csv = "course_id,date,count,gender\nc,2024-01-01,1,f\nc,2024-01-01,2,NULL";
  expect((await load({ "a.csv": csv }, select)).rows).toEqual([["f"], [null]]);
  const tsv = "course_id\tdate\tcount\tgender\nc\t2024-01-01\t1\tf\nc\t2024-01-01\t2\t\\N";
  expect((await load({ "a.tsv": tsv }, select)).rows).toEqual([["f"], [null]]);
  const { results } = await load({ "a.csv": csv.replace("NULL", "a\0b") }, select);
  expect(results[0]?.rejects[0]?.reason).toContain("zero byte");
});

describe("a row that does not fit", () => {
  test("is rejected with its line, column, value and reason; all others are taken", async () => {
    const text = [
      "course_id,date,count,gender",
      'c,2024-01-01,1,"two',
      'lines"',
      "c,2024-01-01,many,f",
      "c,2024-01-01",
      "c,2024-02-30,3,f",
      " ,2024-01-01,4,f",
      "c,2024-01-01,,f",
      "c,2024-01-01,3.7,f",
      "c,2024-01-01,5.0,m,x",
      "c,2024-01-01,5.0,m",
    ].join("\n");
    const { results, rows } = await load(
      { "a.csv": text },
      "select line, column_name, value, reason from stored.rejects order by line",
    );
    expect(results[0]).toMatchObject({ rows: 2, rejected: 7 });
    expect(rows).toEqual([
      [4, "count", "many", "not a whole number"],
      [5, null, "c,2024-01-01", "too few cells"],
      [6, "date", "2024-02-30", "not a date"],
      [7, "course_id", " ", "no course_id"],
      [8, "count", null, "no count"],
      [9, "count", "3.7", "not a whole number"],
      [10, null, "c,2024-01-01,5.0,m,x", "too many cells"],
    ]);
  });

  test("is none for its kind of line end, however they are mixed", async () => {
    const text =
      'course_id,date,count\nc,2024-01-01,1\r\nc,2024-01-02,2\rc,"2024-01-03",x\n\rc,2024-01-04,4';
    const { results } = await load({ "a.csv": text }, "select 1");
    expect(results[0]).toMatchObject({ status: "imported", rows: 3, rejected: 1 });
    expect(results[0]?.rejects[0]).toMatchObject({ line: 4, column: "count" });
  });

  test("in another encoding is rejected alone", async () => {
    const text = Buffer.from(
      "course_id,date,count,gender\nc,2024-01-01,1,caf\xe9\nc,2024-01-01,2,f\n",
      "latin1",
    );
    const { results } = await load({ "a.csv": text }, "select 1");
    expect(results[0]).toMatchObject({ rows: 1, rejected: 1 });
    expect(results[0]?.rejects[0]).toMatchObject({ line: 2, reason: "not UTF-8 text" });
  });
});

test("a reject's line is the one an editor shows: after blank lines, cells and rejects of many lines", async () => {
  const text = [
    "course_id,date,extra,count",
    "",
    'c,2024-01-01,"two',
    'lines",1',
    "c,2024-01-01,x,bad",
    "",
    'c,2024-01-01,"three',
    "",
    'lines",y,2',
    "c,2024-01-01,x,worse",
  ].join("\n");
  const { rows } = await load(
    { "a.csv": text },
    "select line, value from stored.rejects order by line",
  );
  expect(rows.map(([line]) => line)).toEqual([5, 7, 10]);
  expect(rows.map(([, value]) => value)).toMatchObject([
    "bad",
    expect.stringContaining("three"),
    "worse",
  ]);
});

test("lines are right in a file that is read in parallel", async () => {
  const bad = new Set([10, 2047, 2048, 99_999, 150_000, 249_999]);
  const lines = Array.from({ length: 250_000 }, (_, at) =>
    at === 1234 ? 'c,2024-01-01,"a\nb",1' : `c,2024-01-01,x,${bad.has(at) ? "bad" : at}`,
  );
  const text = `course_id,date,extra,count\n${lines.join("\n")}`;
  const { rows } = await load({ "a.csv": text }, "select line from stored.rejects order by line");
  const expected = [...bad].map((at) => at + 2 + (at > 1234 ? 1 : 0));
  expect(rows.flat()).toEqual(expected);
});

test("a course id that is NULL in a TSV is a reject, of that row alone", async () => {
  const text = "course_id\tdate\tcount\n\\N\t2024-01-01\t1\nc\t2024-01-01\t2\n";
  const { results } = await load({ "a.tsv": text }, "select 1");
  expect(results[0]).toMatchObject({ rows: 1, rejected: 1 });
});

test("a year that no calendar of ours can write is a reject", async () => {
  const days = [
    "300000-01-01",
    "-0044-03-15",
    "infinity",
    "0000-01-01",
    "9999-12-31",
    "0001-01-01",
  ];
  const text = `course_id,date,count\n${days.map((day) => `c,${day},1\n`).join("")}`;
  const { results } = await load({ "a.csv": text }, "select 1");
  expect(results[0]).toMatchObject({ rows: 2, rejected: 4 });
});

test("a gzip file that is cut off or damaged fails whole", async () => {
  const whole = gzipSync(`course_id,date,count\n${"c,2024-01-01,1\n".repeat(20_000)}`);
  const damaged = Buffer.from(whole);
  damaged.writeUInt32LE(1, damaged.length - 8);
  const { results, rows } = await load(
    { "cut.csv.gz": whole.subarray(0, whole.length / 2), "damaged.csv.gz": damaged },
    "select count(*) from stored.course_enrollment_daily",
  );
  expect(results.map((file) => file.status)).toEqual(["failed", "failed"]);
  expect(results[0]?.notes[0]).toContain("damaged or cut off");
  expect(rows).toEqual([[0]]);
});

test("links in a folder are followed, and a circle of them ends", async () => {
  const folder = createFolder();
  const file = writeInFolder("a.csv", "course_id,date,count\nc,2024-01-01,1\n");
  symlinkSync(file, join(folder, "link.csv"));
  symlinkSync(folder, join(folder, "circle"));
  await withWorkspace([folder], async (_, imported) => {
    expect(imported).toMatchObject([{ name: "link.csv", status: "imported" }]);
  });
});

describe("values", () => {
  test("instants keep their microseconds and lose their zone to UTC", async () => {
    const text =
      "course_id,date,count,created\nc,2024-01-01,1,2024-01-01 01:02:03.999999\nc,2024-01-02,1,2024-01-01T02:00:00+02:00\nc,2024-01-03,1,2024-01-01T00:00:00Z\n";
    const { rows } = await load(
      { "a.csv": text },
      "select created::varchar from course_enrollment_daily order by date",
    );
    expect(rows.flat()).toEqual([
      "2024-01-01 01:02:03.999999",
      "2024-01-01 00:00:00",
      "2024-01-01 00:00:00",
    ]);
  });

  test("a byte order mark, CRLF, upper-case and quoted heads, columns of no table are no trouble", async () => {
    const text = '\ufeff"Course_ID",DATE,extra,count\r\nc,2024-01-01,"a,\r\nb",7\r\n';
    const { rows } = await load(
      { "odd [1]*.csv": text },
      "select count from course_enrollment_daily",
    );
    expect(rows).toEqual([[7]]);
  });

  test("gzip is read by its first bytes, whatever the name", async () => {
    const text = gzipSync("course_id,date,count\nc,2024-01-01,7\n");
    const { rows, results } = await load(
      { "a.csv": text },
      "select count from course_enrollment_daily",
    );
    expect(rows).toEqual([[7]]);
    expect(results[0]?.kind).toBe("csv.gz");
  });

  test("CSV and TSV of the case data give the same rows", async () => {
    const read = (format: string, table: string) =>
      withWorkspace([join(casesFolder, format, `${table}.${format}`)], (engine) =>
        list(engine, `select * exclude (file_order) from ${table} order by id`),
      );
    for (const table of [
      "course_enrollment_gender_daily",
      "answer_distribution",
      "module_engagement",
    ]) {
      expect(await read("tsv", table)).toEqual(await read("csv", table));
    }
  });
});

describe("between files", () => {
  const head = "course_id,date,count,gender,created\n";
  const select = `select gender, count from ${gender} order by gender nulls first, count`;

  test("newer rows replace older ones of the same key, NULL being equal to NULL", async () => {
    const { rows, results } = await load(
      {
        "old.csv": `${head}c,2024-01-01,1,f,2024-01-02\nc,2024-01-01,2,,2024-01-02\nc,2024-01-01,9,o,2024-01-02\n`,
        "new.csv": `${head}c,2024-01-01,10,f,2024-01-03\nc,2024-01-01,20,,2024-01-03\n`,
      },
      select,
    );
    expect(rows).toEqual([
      [null, 20],
      ["f", 10],
      ["o", 9],
    ]);
    expect(results[1]).toMatchObject({ rows: 2, replaced: 2, superseded: 0 });
  });

  test("an older file imported later changes nothing that the newer one has", async () => {
    const { rows, results } = await load(
      {
        "new.csv": `${head}c,2024-01-01,10,f,2024-01-03\n`,
        "old.csv": `${head}c,2024-01-01,1,f,2024-01-02\nc,2024-01-01,9,o,2024-01-02\n`,
      },
      select,
    );
    expect(rows).toEqual([
      ["f", 10],
      ["o", 9],
    ]);
    expect(results[1]).toMatchObject({ rows: 2, replaced: 0, superseded: 1 });
  });

  test("equally old, the later import wins", async () => {
    const { rows } = await load(
      {
        "a.csv": `${head}c,2024-01-01,1,f,2024-01-02\n`,
        "b.csv": `${head}c,2024-01-01,2,f,2024-01-02\n`,
      },
      select,
    );
    expect(rows).toEqual([["f", 2]]);
  });

  test("within a file nothing is merged", async () => {
    const text = `${head}c,2024-01-01,1,,2024-01-02\nc,2024-01-01,2,,2024-01-02\n`;
    const { rows } = await load({ "a.csv": text }, select);
    expect(rows).toEqual([
      [null, 1],
      [null, 2],
    ]);
  });

  test("the same content twice is a no-op, under any name", async () => {
    const text = `${head}c,2024-01-01,1,f,2024-01-02\n`;
    const { rows, results } = await load({ "a.csv": text, "b.csv": text }, select);
    expect(rows).toEqual([["f", 1]]);
    expect(results[1]).toMatchObject({ status: "unchanged", rows: 0 });
    expect(results[1]?.notes[0]).toContain("as a.csv");
  });

  test("rows and rejects are the rows of the file, in the ledger too", async () => {
    const text = `${head}c,2024-01-01,1,f,\nc,2024-01-01,x,f,\nc\n`;
    const { rows } = await load(
      { "a.csv": text },
      "select file_name, row_count, reject_count, table_name from stored.imports join stored.import_tables using (import_id)",
    );
    expect(rows).toEqual([["a.csv", 1, 2, gender]]);
  });
});
