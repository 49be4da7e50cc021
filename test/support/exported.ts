import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../src-main/engine";
import { saveReport } from "../../src-main/export/save-rows";
import type { RowFormat } from "../../src-shared/export-format";
import { createLastingFolder } from "./folder";
import { now } from "./workspace";

let folder: string | undefined;
let count = 0;

/** A file's bytes as `saveReport` writes them. */
export async function exportBytes(
  engine: Engine,
  report: string,
  params: Readonly<Record<string, unknown>>,
  format: RowFormat,
): Promise<Buffer> {
  folder ??= createLastingFolder();
  count += 1;
  const path = join(folder, `${count}`);
  const options = { protection: null, replace: false, statedAt: now() };
  await saveReport(engine, { report, params, now: now() }, format, path, options);
  return readFileSync(path);
}

/** The API's CSV of a report. */
export async function exportCsv(
  engine: Engine,
  report: string,
  params: Readonly<Record<string, unknown>>,
): Promise<string> {
  return (await exportBytes(engine, report, params, "csv")).toString();
}

/** The API's JSON of a report, parsed. */
export async function exportJson(
  engine: Engine,
  report: string,
  params: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return JSON.parse((await exportBytes(engine, report, params, "json")).toString());
}
