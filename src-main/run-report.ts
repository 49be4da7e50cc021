import { AppError } from "../src-shared/errors";
import { findInstant, toMicros } from "../src-shared/instant";
import type { Choice } from "../src-shared/ipc";
import { type ParamValue, type ParamValues, parseParams } from "../src-shared/params";
import type { Param, Report } from "../src-shared/report";
import { findReport, reports } from "../src-shared/reports";
import type { ResultTable } from "../src-shared/result";
import type { Binding, Engine } from "./engine";
import { explainEmpty } from "./missing-data";

export interface ReportRequest {
  readonly report: string;
  /** As text, in the forms of the command line; checked here. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The clock, for what must lie in the past. */
  readonly now: Date;
}

export interface ReportRun {
  readonly report: Report;
  readonly values: ParamValues;
  readonly table: ResultTable;
}

/** The report of that id, or `bad-input`. */
export function getReport(id: string): Report {
  const report = findReport(id);
  if (report) return report;
  throw new AppError("bad-input", `There is no report “${id}”.`, {
    hint: `The reports are ${reports.map((known) => known.id).join(", ")}.`,
  });
}

/** Checks the parameters and runs the report; no rows are `missing-data`, with the reason. */
export async function runReport(
  engine: Engine,
  request: ReportRequest,
  signal?: AbortSignal,
): Promise<ReportRun> {
  const report = getReport(request.report);
  const values = parseParams(report, request.params, toToday(request.now));
  return engine.withSession(
    async (session) => {
      const table = await session.query(report.sql, toBindings(report, values));
      if (table.rowCount === 0) throw await explainEmpty(session, report, values);
      return { report, values, table };
    },
    { signal },
  );
}

/** The clock's day in UTC, as days since 1970-01-01. */
export function toToday(now: Date): number {
  return Math.floor(now.getTime() / 86_400_000);
}

/** The checked parameters as the SQL gets them. */
export function toBindings(report: Report, values: ParamValues): Record<string, Binding> {
  const bound = Object.entries(report.params).filter(
    ([name, param]) => param.kind !== "ignored" && !report.unusedParams?.includes(name),
  );
  return Object.fromEntries(bound.map(([name, param]) => [name, toBinding(param, values[name])]));
}

function toBinding(param: Param, value: ParamValue | undefined): Binding {
  if (param.kind === "flag") return value === true;
  if (value === undefined) return null;
  if (param.kind !== "instant" && param.kind !== "past-day") return value;
  const instant = findInstant(String(value));
  return instant ? { micros: toMicros(instant) } : null;
}

/** What may be chosen for a parameter of a report in a course, most used first. */
export function listChoices(
  engine: Engine,
  { report: id, param: name, course }: { report: string; param: string; course: string },
): Promise<Choice[]> {
  const param = getReport(id).params[name];
  if (param?.kind !== "text" || !param.choices) {
    throw new AppError("bad-input", `The report ${id} has no choices for ${name}.`);
  }
  const sql = `select value, label, coalesce(weight, 0) as weight from (${param.choices}) limit 10000`;
  return engine.withSession((session) => session.list<Choice>(sql, { course }));
}
