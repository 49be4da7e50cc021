import { describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import { createLastingFolder } from "../support/folder";
import { caseTables, forms } from "../support/formats";
import { list } from "../support/load";
import { now } from "../support/workspace";

/** All that is shown of every table, by its columns' values alone. */
async function readTables(engine: Engine, losesEmptyText: boolean) {
  const tables: Record<string, unknown> = {};
  for (const table of caseTables) {
    const cells = losesEmptyText
      ? "nullif(replace(columns(*)::varchar, chr(13), ''), '')"
      : "columns(*)::varchar";
    tables[table] = await list(
      engine,
      `select ${cells} from (select * exclude (file_order) from ${table}) order by all`,
    );
  }
  return tables;
}

async function importForm(name: string) {
  const form = forms[name];
  const folder = createLastingFolder();
  await form?.write(folder);
  const engine = await openWorkspace(null);
  const results = await importPaths(engine, [folder], { now });
  return { engine, results };
}

describe("the same rows in every format", async () => {
  const expected = await importForm("csv");
  const exact = await readTables(expected.engine, false);
  const withoutEmpty = await readTables(expected.engine, true);

  test.each(Object.keys(forms))("%s gives the same tables", async (name) => {
    const { engine, results } = await importForm(name);
    const strange = results.filter(({ status, rejected }) => status !== "imported" || rejected > 0);
    // Of a table without rows JSON says nothing, not even its columns.
    const isEmpty = (table: string) => Array.isArray(exact[table]) && exact[table].length === 0;
    const empty = forms[name]?.losesEmptyTables ? caseTables.filter(isEmpty) : [];
    expect(strange.map((file) => [file.status, file.name.split(".")[0]])).toEqual(
      empty.map((table) => ["unrecognized", table]),
    );
    const tablesFound = results.flatMap(({ table }) => table ?? []);
    expect([...tablesFound, ...empty].sort()).toEqual([...caseTables].sort());
    const losesEmptyText = forms[name]?.losesEmptyText ?? false;
    const tables = await readTables(engine, losesEmptyText);
    for (const table of caseTables) {
      expect(tables[table], table).toEqual((losesEmptyText ? withoutEmpty : exact)[table]);
    }
    await engine.close();
  });
});
