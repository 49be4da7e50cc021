import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { load } from "../support/load";
import { casesFolder, withWorkspace } from "../support/workspace";

const gender = "course_enrollment_gender_daily";

describe("which table it is", () => {
  test("every table of the case data is known by its header alone", async () => {
    const { imported, tables } = await withWorkspace(
      [join(casesFolder, "csv")],
      async (_, results) => ({
        imported: results.map((file) => file.status),
        tables: results.map((file) => [file.name, `${file.table}.csv`]),
      }),
    );
    expect(new Set(imported)).toEqual(new Set(["imported"]));
    expect(tables).toHaveLength(17);
    for (const [name, table] of tables) expect(table).toBe(name);
  });

  test("the header decides against the file's name, and the ledger says so", async () => {
    const text = "course_id,date,count,gender\nc,2024-01-01,1,f\n";
    const { results } = await load({ "course_enrollment_daily.csv": text }, "select 1");
    expect(results[0]).toMatchObject({ table: gender, status: "imported" });
    expect(results[0]?.notes[0]).toContain("the columns decide");
  });

  test("both shapes of answer_distribution are", async () => {
    const old = join(casesFolder, "older-schema/answer_distribution.csv");
    const results = await withWorkspace([old], async (_, imported) => imported);
    expect(results[0]).toMatchObject({ table: "answer_distribution", rejected: 0 });
    expect(results[0]?.rows).toBeGreaterThan(100);
  });

  test.each([
    ["a.csv", "course_id,date,total\n", "nearest is course_enrollment_daily, which also has count"],
    ["a.csv", "name,age\n", "no known table has this header."],
    ["a.csv", "", "an empty file"],
    ["a.csv", "<!doctype html><html>\n", "a web page"],
    ["a.sql", "-- MySQL dump 10.13\n", "there is no INSERT in it"],
    ["a.json", '{"a": 1}\n', "no known table has this header"],
    ["a.csv", "course_id,date,count,count\nc,2024-01-01,1,2\n", "the column count twice"],
  ])("%s of %j is listed, and why", async (name, content, reason) => {
    const { results } = await load({ [name]: content }, "select 1");
    expect(results[0]?.status).toBe("unrecognized");
    expect(results[0]?.notes[0]).toContain(reason);
  });

  test("GPG and a broken gzip file are explained", async () => {
    const files = {
      "a.sql.gpg": Buffer.from([0x85, 0x01, 0x0c, 0x03, 0x0a]),
      "a.csv.gz": gzipSync("course_id").subarray(0, 12),
    };
    const { results } = await load(files, "select 1");
    const notes = results.map((file) => file.notes[0]);
    expect(notes[0]).toContain("GPG");
    expect(notes[1]).toContain("damaged");
  });
});
