import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { toFailure } from "../../src-shared/errors";
import { exportCsv, exportJson } from "./exported";
import { writeInFolder } from "./folder";
import { now, withWorkspace } from "./workspace";

export type Row = Record<string, unknown>;

/** What a report answers: the API's JSON and CSV, or the code of its failure. */
export interface Answer {
  readonly json: unknown;
  readonly csv: string;
}

/** Asks a report over these rows, given as CSV texts by the name of their table. */
export type Ask = (
  report: string,
  params: Readonly<Record<string, unknown>>,
) => Promise<Answer | string>;

/** A workspace of CSV texts, by table; what the spec writes as NULL is an unquoted empty cell. */
export function withTables<T>(
  tables: Readonly<Record<string, string>>,
  work: (ask: Ask, engine: Engine) => Promise<T>,
): Promise<T> {
  return withWorkspace([], async (engine) => {
    for (const [name, text] of Object.entries(tables)) {
      const [result] = await importPaths(engine, [writeInFolder(`${name}.csv`, text)], { now });
      if (result?.status !== "imported" || result.rejected > 0) {
        throw new Error(`${name}: ${JSON.stringify(result)}`);
      }
    }
    return work((report, params) => ask(engine, report, params), engine);
  });
}

async function ask(engine: Engine, report: string, params: Readonly<Record<string, unknown>>) {
  try {
    const json = await exportJson(engine, report, params);
    return { json, csv: await exportCsv(engine, report, params) };
  } catch (error) {
    return toFailure(error).code;
  }
}

/** The examples' rows with one more column of the same value in each. */
export function withColumn(text: string, name: string, value: string): string {
  const [head, ...lines] = text.trim().split("\n");
  return [`${name},${head}`, ...lines.map((line) => `${value},${line}`)].join("\n");
}

/** The course of the examples, and the two moments that their rows were created at. */
export const demo = "edX/DemoX/Demo_Course";
export const t1 = "2014-12-10T19:31:04Z";
export const t2 = "2014-12-11T01:02:03.456789Z";

export const inDemo = (text: string) => withColumn(text, "course_id", demo);

/** One side of an answer, or the code of its failure. */
export const json = (answer: Answer | string) =>
  typeof answer === "string" ? answer : answer.json;
export const csv = (answer: Answer | string) => (typeof answer === "string" ? answer : answer.csv);

/** Lines as the API ended them. */
export const lines = (...texts: string[]) => texts.map((text) => `${text}\r\n`).join("");
