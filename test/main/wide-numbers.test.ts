import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { writeApiJson } from "../../src-main/export/api-json";
import { writeArrowFile } from "../../src-main/export/arrow-file";
import { writeXlsx } from "../../src-main/export/xlsx";
import { openWorkspace } from "../../src-main/workspace";
import { writeInFolder } from "../support/folder";
import { toLeaving, write } from "../support/leaving";
import { readSheets } from "../support/sheets";

let engine: Engine;
beforeAll(async () => {
  engine = await openWorkspace(null);
});
afterAll(() => engine.close());

/** The first is the least that JavaScript has no number for. */
const wide = ["9007199254740993", "-9007199254740995", "9223372036854775807"];
const values = [...wide, "9007199254740991", "0"];
const leaving = toLeaving(
  `select unnest([${values.join(", ")}, null]::bigint[]) as id, '"1"' as word`,
  { id: "int", word: "text" },
);

test("JSON has all digits of a whole number", async () => {
  const { bytes } = await write(engine, writeApiJson, leaving);
  const numbers = [...bytes.toString().matchAll(/\{"id":([^,]*),"word":"\\"1\\""\}/g)];
  expect(numbers.map(([, id]) => id)).toEqual([...values, "null"]);
});

test("so does Arrow", async () => {
  const { bytes } = await write(engine, writeArrowFile, leaving);
  const column = tableFromIPC(bytes).getChild("id");
  expect([...(column ?? [])].map(String)).toEqual([...values, "null"]);
});

test("so does a workbook, as text where Excel would round it", async () => {
  const { bytes } = await write(engine, writeXlsx, leaving);
  const [sheet] = await readSheets(writeInFolder("wide.xlsx", bytes));
  expect(sheet?.rows.map(([id]) => id).slice(0, wide.length)).toEqual(wide);
});
