import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { writeInFolder } from "./folder";
import { now, withWorkspace } from "./workspace";

/** Imports texts under names, one after the other, and reads a table back. */
export async function load(files: Record<string, string | Uint8Array>, select: string) {
  return withWorkspace([], async (engine) => {
    const results = [];
    for (const [name, content] of Object.entries(files)) {
      results.push(...(await importPaths(engine, [writeInFolder(name, content)], { now })));
    }
    return { results, rows: await list(engine, select) };
  });
}

/** The rows of a query, each as a list of its cells. */
export async function list(engine: Engine, select: string) {
  const rows = await engine.withSession((session) => session.list(select));
  return rows.map((row) => Object.values(row));
}
