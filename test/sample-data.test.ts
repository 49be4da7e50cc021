import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../sample-data/generate.mjs";
import { getTable, isTableName } from "../src-shared/schema";
import {
  fileNames,
  folder,
  readBytes,
  readme,
  readRows,
  sum,
  toText,
} from "./support/sample-reader.mjs";

const prepared = "Uni-Lys_ART101_2024-T1_problem_response.csv";
const tableFiles = fileNames.filter((name) => name !== prepared);

const getColumns = (name: string) => Object.keys(readRows(name)[0] ?? {});

test("the generator reproduces the committed files, line ends included", () => {
  const generated = generate();
  expect([...generated.keys()].sort()).toEqual([...fileNames].sort());
  for (const [name, bytes] of generated) {
    expect(toText(name, bytes) === toText(name, readBytes(name)), name).toBe(true);
  }
});

test("the generator gives the same bytes twice", () => {
  const again = generate();
  for (const [name, bytes] of generate()) expect(again.get(name)?.equals(bytes), name).toBe(true);
});

test.each(fileNames.filter((name) => name.endsWith(".gz")))(
  "the gzip header of %s names neither a time nor an operating system",
  (name) => {
    const header = readBytes(name);
    expect([...header.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
    expect(header[9]).toBe(255);
  },
);

test("all data files together are smaller than 600 KB", () => {
  const sizes = fileNames.map((name) => statSync(join(folder, name)).size);
  expect(sum(sizes)).toBeLessThan(600_000);
});

test.each(tableFiles)("%s has the columns of its table", (name) => {
  const table = name.replace(/(_2023)?\..*/, "");
  if (!isTableName(table)) throw new Error(`unknown table: ${table}`);
  const { fields } = getTable(table);
  const needed = Object.keys(fields).filter((field) => !fields[field]?.optional);
  expect(getColumns(name)).toEqual(expect.arrayContaining(needed));
});

test("every table has a file", () => {
  const tables = new Set(tableFiles.map((name) => name.replace(/(_2023)?\..*/, "")));
  expect(tables.size).toBe(17);
});

test.each(fileNames)("the README knows how many rows %s has", (name) => {
  expect(readme).toContain(`| \`${name}\` | ${readRows(name).length} |`);
});

test("the README is short", () => {
  expect(readme.split("\n").length).toBeLessThan(170);
});

test("trap 20: the gender and the program file have no id, the others do", () => {
  const without = tableFiles.filter((name) => !getColumns(name).includes("id"));
  expect(without.sort()).toEqual([
    "course_enrollment_gender_daily.csv",
    "course_program_metadata.csv",
  ]);
});
