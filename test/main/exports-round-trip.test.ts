import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCourses } from "../../src-main/courses";
import { findDefaultParams } from "../../src-main/default-params";
import type { Engine } from "../../src-main/engine";
import { toHeads } from "../../src-main/export/csv-excel";
import { neutralize } from "../../src-main/export/formulas";
import { type Leaving, withReport } from "../../src-main/export/leaving";
import { toFlat } from "../../src-main/export/spread";
import { importPaths } from "../../src-main/import";
import { toLiteral, toName } from "../../src-main/import/literal";
import { openWorkspace } from "../../src-main/workspace";
import { toFailure } from "../../src-shared/errors";
import type { RowFormat } from "../../src-shared/export-format";
import { formatCompact, formatDay, formatIso } from "../../src-shared/instant";
import type { ScalarType } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import type { Cell, ResultTable, Scalar } from "../../src-shared/result";
import { parseCsv } from "../support/csv";
import { exportBytes } from "../support/exported";
import { writeInFolder } from "../support/folder";
import { casesFolder, now, sampleFolder } from "../support/workspace";

type Params = Readonly<Record<string, unknown>>;

let sample: Engine;
let cases: Engine;

beforeAll(async () => {
  sample = await openWorkspace(null);
  await importPaths(sample, [sampleFolder], { now });
  cases = await openWorkspace(null);
  await importPaths(cases, [join(casesFolder, "csv")], { now });
});
afterAll(async () => {
  await sample.close();
  await cases.close();
});

describe.each(reports)("$id, read back", (report) => {
  const { id } = report;

  test("of every course of the sample", async () => {
    const courses = await sample.withSession((session) => listCourses(session, null, now()));
    const isOfOne = "course" in report.params;
    let count = 0;
    for (const course of courses) {
      const params = isOfOne ? await findDefaultParams(sample, report, course) : {};
      if (params && (await checkAll(sample, id, params))) count += 1;
    }
    expect(count).toBeGreaterThan(0);
  });

  test("of the API's cases", async () => {
    for (const params of listCases(id)) await checkAll(cases, id, params);
  });
});

/** A few that have rows. */
function listCases(id: string): Params[] {
  const names = Object.keys(reports.find((report) => report.id === id)?.params ?? {});
  return readFileSync(join(casesFolder, "cases.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ report, status, ours }) => report === id && status === "ok" && !ours)
    .slice(0, 4)
    .map((found) =>
      Object.fromEntries(Object.entries(found).filter(([name]) => names.includes(name))),
    );
}

interface Exported {
  readonly engine: Engine;
  /** What left, and the same where lists that are spread stand as rows. */
  readonly leaving: Leaving;
  readonly table: ResultTable;
  readonly flat: Leaving;
  readonly flatTable: ResultTable;
  readonly json: readonly JsonObject[];
}

type JsonObject = Readonly<Record<string, unknown>>;
type Check = (bytes: Buffer, exported: Exported) => void | Promise<void>;

/** What each form is when it is read back; workbooks are read in `book.test.ts`. */
const checks: Readonly<Record<Exclude<RowFormat, "xlsx">, Check>> = {
  parquet: async (bytes, { engine, flatTable }) => {
    expect(await readParquet(engine, bytes)).toEqual(flatTable);
  },
  arrow: (bytes, { flatTable }) => expect(readArrow(bytes)).toEqual(toPlainRows(flatTable)),
  "csv-excel": (bytes, { flat, flatTable }) =>
    expect(parseCsv(bytes.toString())).toEqual(toSheet(flat, flatTable)),
  json: (_, { leaving, table, json }) => {
    expect(json).toHaveLength(table.rowCount);
    expect(json.map((object) => pickScalars(leaving, object))).toEqual(toJsonRows(leaving, table));
  },
  csv: (bytes, { leaving, json }) =>
    expect(parseCsv(bytes.toString())).toEqual(toApiCells(leaving, json)),
};

/** False where there is no data. */
async function checkAll(engine: Engine, id: string, params: Params): Promise<boolean> {
  const read = (format: RowFormat) => exportBytes(engine, id, params, format);
  const first = await read("json").catch((error) => toFailure(error).code);
  if (typeof first === "string") return false;
  const json = [JSON.parse(first.toString())].flat();
  const exported = { ...(await readTables(engine, id, params)), engine, json };
  for (const [format, check] of Object.entries(checks)) {
    const bytes = await read(format as RowFormat);
    await check(bytes, exported);
    expect(bytes.equals(await read(format as RowFormat)), `${id} ${format}, again`).toBe(true);
  }
  return true;
}

function readTables(engine: Engine, report: string, params: Params) {
  return withReport(engine, { report, params, now: now() }, null, async (leaving, session) => {
    const query = ({ columns, sql, bindings }: Leaving) => {
      const names = columns.map(({ name }) => toName(name));
      return session.query(`select ${names.join(", ")} from (${sql})`, bindings);
    };
    const flat = toFlat(leaving);
    return { leaving, table: await query(leaving), flat, flatTable: await query(flat) };
  });
}

/** The API's columns of one value, with the path that each has in an object. */
function listScalars({ report, columns }: Leaving) {
  return columns.flatMap(({ name, type }) => {
    const api = report?.columns[name]?.api ?? {};
    if (api === false || typeof type === "object") return [];
    return [{ name, type, api, path: api.path ?? name }];
  });
}

function pickScalars(leaving: Leaving, object: JsonObject): JsonObject {
  const find = (path: string) =>
    path.split(".").reduce<unknown>((inner, name) => (inner as JsonObject)[name], object);
  return Object.fromEntries(listScalars(leaving).map(({ path }) => [path, find(path)]));
}

/** What `docs/exports.md` says of JSON: undefined is what the API left out. */
function toJsonRows(leaving: Leaving, table: ResultTable): JsonObject[] {
  return toPlainRows(table).map((row) => {
    const entries = listScalars(leaving).map(({ name, type, api, path }) => {
      const cell = row[name];
      if (cell === null) return [path, api.whenNull === "omit" ? undefined : null];
      if (type === "date") return [path, formatDay(Number(cell))];
      if (type !== "timestamp") return [path, cell];
      return [path, (api.form === "iso" ? formatIso : formatCompact)(cell as bigint)];
    });
    return Object.fromEntries(entries);
  });
}

function readParquet(engine: Engine, bytes: Uint8Array): Promise<ResultTable> {
  const path = writeInFolder("rows.parquet", bytes);
  return engine.withSession((session) =>
    session.query(`select * from read_parquet(${toLiteral(path)})`),
  );
}

/** Times as microseconds and whole numbers as numbers, as a table has them. */
function readArrow(bytes: Uint8Array): Record<string, unknown>[] {
  const table = tableFromIPC(bytes);
  const isTime = new Map(table.schema.fields.map(({ name, type }) => [name, String(type)]));
  return table.toArray().map((row) => {
    const entries = Object.entries(row.toJSON()).map(([name, cell]) => {
      const type = isTime.get(name) ?? "";
      // Arrow gives milliseconds, with what is left of them after the point.
      if (type.startsWith("Timestamp") && typeof cell === "number") {
        return [name, BigInt(Math.round(cell * 1000))];
      }
      if (type.startsWith("Date") && typeof cell === "number") return [name, cell / 86_400_000];
      return [name, toPlain(cell)];
    });
    return Object.fromEntries(entries);
  });
}

function toPlain(cell: unknown): unknown {
  if (typeof cell === "bigint") return Number(cell);
  if (cell === null || typeof cell !== "object") return cell;
  if (Symbol.iterator in cell && !("toJSON" in cell && !("length" in cell))) {
    return Array.from(cell as Iterable<unknown>, toPlainItem);
  }
  return cell;
}

function toPlainItem(item: unknown): unknown {
  if (item === null || typeof item !== "object") return toPlain(item);
  const fields = (item as { toJSON(): object }).toJSON();
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name === "date" && typeof value === "number" ? value / 86_400_000 : toPlain(value),
    ]),
  );
}

function toPlainRows({ columns, rowCount }: ResultTable): Record<string, unknown>[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[row] ?? null])),
  );
}

/** What `docs/exports.md` says of CSV for spreadsheets. */
function toSheet(leaving: Leaving, { columns, rowCount }: ResultTable): string[][] {
  const [first = "", ...heads] = toHeads(leaving.columns);
  const rows = Array.from({ length: rowCount }, (_, row) =>
    leaving.columns.map(({ type }, at) => toSheetCell(type, columns[at]?.values[row] ?? null)),
  );
  return [[`\ufeff${first}`, ...heads], ...rows];
}

function toSheetCell(type: Leaving["columns"][number]["type"], cell: Cell): string {
  if (typeof type === "string") {
    const text = toSheetText(type, cell as Scalar);
    return type === "text" ? neutralize(text) : text;
  }
  const { list } = type;
  if (cell === null) return "";
  const items = (cell as readonly unknown[]).map((item) =>
    typeof list === "string"
      ? toSheetText(list, item as Scalar)
      : Object.entries(list)
          .map(([name, scalar]) =>
            toSheetText(scalar, (item as Record<string, Scalar>)[name] ?? null),
          )
          .join(": "),
  );
  return neutralize(items.join(" | "));
}

function toSheetText(type: ScalarType, cell: Scalar): string {
  if (cell === null) return "";
  if (type === "bool") return cell ? "TRUE" : "FALSE";
  if (type === "date") return formatDay(Number(cell));
  if (type === "timestamp")
    return formatIso(cell as bigint)
      .slice(0, 19)
      .replace("T", " ");
  return String(cell);
}

/** The API's CSV from its JSON: fields of objects with points between, by name, in code-point order. */
function toApiCells({ report }: Leaving, rows: readonly Record<string, unknown>[]): string[][] {
  const left = Object.entries(report?.columns ?? {}).flatMap(([name, { api }]) =>
    typeof api === "object" && api.isLeftOutOfCsv ? [name] : [],
  );
  const flat = rows.map((row) => {
    const kept = Object.entries(row).filter(([name]) => !left.includes(name));
    return new Map(kept.flatMap(([name, value]) => flatten(name, value)));
  });
  const names = [...new Set(flat.flatMap((row) => [...row.keys()]))].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return [names, ...flat.map((row) => names.map((name) => row.get(name) ?? ""))];
}

function flatten(name: string, value: unknown): [string, string][] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([inner, of]) => flatten(`${name}.${inner}`, of));
  }
  const toText = (one: unknown) =>
    typeof one === "boolean" ? (one ? "True" : "False") : String(one ?? "");
  return [[name, Array.isArray(value) ? value.map(toText).join(", ") : toText(value)]];
}
