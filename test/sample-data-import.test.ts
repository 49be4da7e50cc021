import { expect, test } from "vitest";
import { fileNames, readRows } from "./support/sample-reader.mjs";
import { sampleFolder, withWorkspace } from "./support/workspace";

test("every file of the sample is imported, every row of it, and none is rejected", async () => {
  await withWorkspace([sampleFolder], async (_, imported) => {
    const found = imported
      .filter(({ name }) => !name.endsWith("_problem_response.csv"))
      .map(({ name, status, rows, rejected }) => ({ name, status, rows, rejected }));
    const expected = fileNames
      .filter((name) => !name.endsWith("_problem_response.csv"))
      .map((name) => ({ name, status: "imported", rows: readRows(name).length, rejected: 0 }));
    expect(found).toEqual(expected.sort((a, b) => (a.name < b.name ? -1 : 1)));
  });
});

test("no file of the sample replaces rows of another, and each is the table of its name", async () => {
  await withWorkspace([sampleFolder], async (_, imported) => {
    for (const { name, table, replaced, superseded } of imported) {
      expect([replaced, superseded], name).toEqual([0, 0]);
      if (table !== "prepared_file") expect(name).toMatch(new RegExp(`^${table}(_2023)?\\.`));
    }
  });
});

test("the prepared file is described, not read", async () => {
  await withWorkspace([sampleFolder], async (_, imported) => {
    const prepared = imported.filter(({ table }) => table === "prepared_file");
    expect(prepared.map(({ name, rows, rejected }) => [name, rows, rejected])).toEqual([
      ["Uni-Lys_ART101_2024-T1_problem_response.csv", 1, 0],
    ]);
  });
});
