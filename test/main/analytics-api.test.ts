import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src-main/engine";
import { encodeApiCsv, encodeApiJson } from "../../src-main/export/api";
import { toExportName } from "../../src-main/export/save";
import { importPaths } from "../../src-main/import";
import { runReport } from "../../src-main/run-report";
import { openWorkspace } from "../../src-main/workspace";
import { toFailure } from "../../src-shared/errors";
import { casesFolder, now } from "../support/workspace";

type Row = Record<string, unknown>;

interface Case {
  readonly n: number;
  readonly report: string;
  readonly course: string;
  readonly start_date?: string;
  readonly end_date?: string;
  readonly status: string;
  readonly rows?: readonly Row[];
  readonly ordered: boolean;
  readonly csv?: string;
  readonly csv_filename?: string;
  readonly ours?: { readonly status: string; readonly rows?: readonly Row[] };
}

const cases = readFileSync(join(casesFolder, "cases.ndjson"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

describe.each(["csv", "tsv"])("over the case data as %s", (format) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openWorkspace(null);
    await importPaths(engine, [join(casesFolder, format)], { now });
  });
  afterAll(() => engine.close());

  test.each(cases)("case $n: $report $course $start_date $end_date: $status", async (expected) => {
    const { status, rows } = expected.ours ?? expected;
    const run = await attempt(engine, expected);
    if (typeof run === "string") return expect(run).toBe(status);
    expect("ok").toBe(status);
    const body: Row[] = JSON.parse(encodeApiJson(run.report, run.table));
    compareRows(body, rows ?? [], expected.ordered);
    if (expected.ours || expected.csv === undefined) return;
    compareCsv(encodeApiCsv(run.report, run.table), expected.csv, expected.ordered);
    expect(toExportName(run.report, run.values, "csv")).toBe(expected.csv_filename);
  });
});

async function attempt(engine: Engine, { report, course, start_date, end_date }: Case) {
  const params = { course, start_date, end_date };
  return runReport(engine, { report, params }).catch((error): string => toFailure(error).code);
}

/** Field order counts too, so rows are compared as text. */
function compareRows(actual: readonly Row[], expected: readonly Row[], ordered: boolean) {
  const toTexts = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row));
  const sort = (texts: string[]) => (ordered ? texts : texts.sort());
  expect(sort(toTexts(actual))).toEqual(sort(toTexts(expected)));
}

function compareCsv(actual: string, expected: string, ordered: boolean) {
  if (ordered) return expect(actual).toBe(expected);
  const [header, ...lines] = actual.split("\r\n");
  const [expectedHeader, ...expectedLines] = expected.split("\r\n");
  expect(header).toBe(expectedHeader);
  return expect(lines.sort()).toEqual(expectedLines.sort());
}
