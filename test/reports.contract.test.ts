import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { StatementShape } from "../src-main/engine";
import type { Chart, ColumnType, Report, ScalarType } from "../src-shared/report";
import { reports } from "../src-shared/reports";
import { tableNames } from "../src-shared/schema";
import { repoRoot, withWorkspace } from "./support/workspace";

const scalarTypes: Record<ScalarType, string> = {
  text: "VARCHAR",
  int: "INTEGER",
  double: "DOUBLE",
  bool: "BOOLEAN",
  date: "DATE",
  timestamp: "TIMESTAMP",
};

function toSqlType(type: ColumnType): string {
  if (typeof type === "string") return scalarTypes[type];
  const { list } = type;
  if (typeof list === "string") return `${scalarTypes[list]}[]`;
  const fields = Object.entries(list).map(([name, scalar]) => `"${name}" ${scalarTypes[scalar]}`);
  return `STRUCT(${fields.join(", ")})[]`;
}

const casts: Record<string, string> = {
  INTEGER: "::int",
  DOUBLE: "::double",
  VARCHAR: "::varchar",
};

test("every file of the folder is a report of its name, and is listed", () => {
  const files = readdirSync(join(repoRoot, "src-shared/reports")).map((file) =>
    basename(file, ".ts"),
  );
  const ids = reports.map((report) => report.id);
  expect([...ids].sort()).toEqual(files.filter((name) => name !== "index").sort());
});

describe.each(reports)("$id", (report) => {
  test("agrees with its SQL, over empty tables of what it reads and no others", async () => {
    expect(await findDisagreements(report)).toEqual([]);
  });

  test("charts and counts columns of the right kind", () => {
    const type = (name: string) => report.columns[name]?.type;
    const { chart } = report;
    if (chart.mark === "line" || chart.mark === "stack") {
      expect(["date", "timestamp"]).toContain(type(chart.x));
    }
    if ("day" in chart && chart.day) expect(type(chart.day)).toBe("date");
    for (const name of listCounted(chart)) expect(["int", "double"]).toContain(type(name));
    for (const { column, at, shareOf = [], weight } of report.figures) {
      const counted = ["now", "change", "peak", "sum", "median"].includes(at) ? [column] : [];
      for (const name of [...counted, ...shareOf, ...(weight ? [weight] : [])]) {
        expect(["int", "double"], name).toContain(type(name));
      }
    }
  });

  test("says what it counts, in sentences", () => {
    expect(report.question).toMatch(/^[A-Z].*\?$/);
    for (const text of [report.definition, ...report.notes, ...report.origin.differences]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });
});

test("a renamed column is named, with the report and the cure", async () => {
  const [first] = reports as [Report];
  const renamed = { ...first, sql: first.sql.replace("count::int as count", "count as learners") };
  expect(await findDisagreements(renamed)).toEqual([
    'enrollment: column "count" is in columns but not in SQL; add it, or take it out of columns',
    'enrollment: column "learners" is in SQL but not in columns; declare it, or take it out of the SELECT',
  ]);
  const wide = {
    ...first,
    sql: first.sql.replace("count::int as count", "sum(count) over () as count"),
  };
  expect(await findDisagreements(wide)).toEqual([
    'enrollment: column "count" is HUGEINT in SQL but int in columns; cast it (::int)',
  ]);
  const uncast = { ...first, sql: first.sql.replaceAll("$start_date::date", "$begin::date") };
  expect(await findDisagreements(uncast)).toEqual([
    "enrollment: parameter $begin is in SQL but not in params; declare it",
  ]);
});

function listCounted(chart: Chart<string>): readonly string[] {
  if (chart.mark === "none") return [];
  if ("series" in chart) return chart.series.map(({ column }) => column);
  return [chart.value];
}

/** What the report says of itself and DuckDB does not, a sentence each with the cure. */
async function findDisagreements(report: Report): Promise<string[]> {
  return withWorkspace([], (engine) =>
    engine.withSession(async (session) => {
      for (const table of tableNames) {
        if (!report.reads.includes(table)) await session.run(`drop view ${table}`);
      }
      const shape = await session.shape(report.sql);
      return [...compareParams(report, shape), ...compareColumns(report, shape)];
    }),
  );
}

function compareParams({ id, params, unusedParams = [] }: Report, shape: StatementShape): string[] {
  const names = Object.keys(params).filter(
    (name) => params[name]?.kind !== "ignored" && !unusedParams.includes(name),
  );
  const missing = names.filter((name) => !shape.parameters.includes(name));
  const extra = shape.parameters.filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => `${id}: parameter ${name} is in params but not in SQL; use $${name}`),
    ...extra.map((name) => `${id}: parameter $${name} is in SQL but not in params; declare it`),
  ];
}

function compareColumns({ id, columns }: Report, shape: StatementShape): string[] {
  const inSql = new Map(shape.columns.map(({ name, type }) => [name, type]));
  const found: string[] = [];
  for (const [name, { type }] of Object.entries(columns)) {
    const actual = inSql.get(name);
    const wanted = toSqlType(type);
    if (actual === undefined) {
      found.push(
        `${id}: column "${name}" is in columns but not in SQL; add it, or take it out of columns`,
      );
    } else if (actual.replaceAll("BIGINT", "INTEGER") !== wanted) {
      found.push(
        `${id}: column "${name}" is ${actual} in SQL but ${typeof type === "string" ? type : wanted} in columns; cast it (${casts[wanted] ?? `::${wanted}`})`,
      );
    }
  }
  for (const name of inSql.keys()) {
    if (!(name in columns)) {
      found.push(
        `${id}: column "${name}" is in SQL but not in columns; declare it, or take it out of the SELECT`,
      );
    }
  }
  const declared = Object.keys(columns).filter((name) => inSql.has(name));
  const selected = [...inSql.keys()].filter((name) => name in columns);
  if (declared.join() !== selected.join()) {
    found.push(
      `${id}: columns come as ${selected.join(", ")}; put them in the order of columns: ${declared.join(", ")}`,
    );
  }
  return found;
}
