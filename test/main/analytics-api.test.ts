import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { toExportName } from "../../src-main/export/export-name";
import { importPaths } from "../../src-main/import";
import { runReport } from "../../src-main/run-report";
import { openWorkspace } from "../../src-main/workspace";
import { toFailure } from "../../src-shared/errors";
import { exportCsv, exportJson } from "../support/exported";
import { createLastingFolder } from "../support/folder";
import { forms } from "../support/formats";
import { casesFolder, now } from "../support/workspace";

type Row = Record<string, unknown>;

interface Case {
  readonly n: number;
  readonly report: string;
  readonly course: string;
  readonly status: string;
  readonly rows?: readonly Row[] | Row;
  readonly ordered: boolean;
  readonly csv?: string;
  readonly csv_filename?: string;
  readonly ours?: { readonly status: string; readonly rows?: readonly Row[] | Row };
}

const requested = [
  "course",
  "start_date",
  "end_date",
  "activity_type",
  "label",
  "module_id",
  "video_id",
];

const cases = readFileSync(join(casesFolder, "cases.ndjson"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

/** As one format, and as people have it: the same rows in four formats, dropped at once. */
const drops = {
  CSV: ["csv"],
  TSV: ["tsv"],
  "CSV, TSV, mysqldump and SQLite at once": ["csv", "tsv", "mysqldump", "sqlite"],
};

describe.each(Object.entries(drops))("over the case data as %s", (_, names) => {
  let engine: Engine;

  beforeAll(async () => {
    const folder = createLastingFolder();
    for (const name of names) {
      mkdirSync(join(folder, name));
      await forms[name]?.write(join(folder, name));
    }
    engine = await openWorkspace(null);
    await importPaths(engine, [folder], { now });
  });
  afterAll(() => engine.close());

  test.each(cases)("case $n: $report $course: $status", async (expected) => {
    const { status, rows } = expected.ours ?? expected;
    const run = await attempt(engine, expected);
    if (typeof run === "string") return expect(run).toBe(status);
    expect("ok").toBe(status);
    const params = toParams(expected);
    const body = (await exportJson(engine, expected.report, params)) as Row[] | Row;
    compareRows([body].flat(), [rows ?? []].flat(), expected.ordered);
    if (expected.ours || expected.csv === undefined) return;
    const csv = await exportCsv(engine, expected.report, params);
    compareCsv(csv, expected.csv, expected.ordered);
    if (expected.csv_filename?.includes("--None")) return;
    if (expected.csv_filename) {
      expect(toExportName(run.report, run.values, "csv")).toBe(expected.csv_filename);
    }
  });
});

async function attempt(engine: Engine, expected: Case) {
  const request = { report: expected.report, params: toParams(expected), now: now() };
  return runReport(engine, request).catch((error): string => toFailure(error).code);
}

function toParams(expected: Case) {
  return Object.fromEntries(Object.entries(expected).filter(([name]) => requested.includes(name)));
}

/** Field order counts too, so rows are compared as text. */
function compareRows(actual: readonly Row[], expected: readonly Row[], ordered: boolean) {
  const toTexts = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(withSortedParts(row)));
  const sort = (texts: string[]) => (ordered ? texts : texts.sort());
  expect(sort(toTexts(actual))).toEqual(sort(toTexts(expected)));
}

function compareCsv(actual: string, expected: string, ordered: boolean) {
  if (ordered) return expect(actual).toBe(expected);
  const [header, ...lines] = actual.split("\r\n");
  const [expectedHeader, ...expectedLines] = expected.split("\r\n");
  expect(header).toBe(expectedHeader);
  // In the API's CSV the parts of a problem stand in one cell, in the database's order.
  const toSorted = (texts: readonly string[]) =>
    texts
      .map((line) =>
        line.replace(/"([^"]+)"/, (_, cell: string) => cell.split(", ").sort().join(", ")),
      )
      .sort();
  return expect(toSorted(lines)).toEqual(toSorted(expectedLines));
}

/** `part_ids` are always sorted, by code point; an object of tags has no order. */
function withSortedParts(row: Row): Row {
  const { part_ids: parts, tags } = row;
  const sorted: Row = { ...row };
  if (Array.isArray(parts)) sorted.part_ids = [...parts].sort();
  if (typeof tags === "object" && tags !== null) {
    sorted.tags = Object.fromEntries(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return sorted;
}
