import { AppError } from "../src-shared/errors";
import { findInstant, formatDay, toMicros } from "../src-shared/instant";
import type { Choice } from "../src-shared/ipc";
import { type ParamValue, type ParamValues, parseParams } from "../src-shared/params";
import type { Param, Report } from "../src-shared/report";
import { findReport, reports } from "../src-shared/reports";
import type { ResultTable } from "../src-shared/result";
import { getTable, type TableName } from "../src-shared/schema";
import type { Binding, Engine, Session } from "./engine";

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

/** Why there are no rows: the table was not imported, the course is unknown, or the period is empty. */
async function explainEmpty(session: Session, report: Report, values: ParamValues) {
  const [table] = report.reads;
  const course = toText(values.course);
  const known = await session.list<{
    course_id: string;
    table_name: string;
    last: number | null;
    first: number | null;
  }>(
    `select course_id, table_name, first_day as first, last_day as last from stored.course_tables
     where table_name = $table or course_id = $course`,
    { table, course },
  );
  if (getTable(table).isByName) {
    return new AppError(
      "missing-data",
      `No prepared file of ${course} is among the inputs${toChosen(report, values)}.`,
      {
        hint: "Import the file that the LMS prepared, under the name it gave it: org_course_run_problem_response.csv.",
      },
    );
  }
  const [imported] = await session.list(`select 1 as found from ${table} limit 1`);
  if (!imported) {
    const message = `${report.title}: the table ${table} has not been imported.`;
    return new AppError("missing-data", message, { hint: "Import an export of that table." });
  }
  const chosen = toChosen(report, values);
  if (course === null) return new AppError("missing-data", `No data${chosen}.`);
  const ofCourse = known.filter((row) => row.course_id === course);
  const isOfCourse = getTable(table).fields.course_id !== undefined;
  if (isOfCourse && ofCourse.length === 0) return explainUnknownCourse(session, course);
  const days = ofCourse.find((row) => row.table_name === table);
  if (!days && isOfCourse) {
    return new AppError("missing-data", `The table ${table} has no rows of ${course}.`, {
      hint: "Import an export of that table which has this course.",
    });
  }
  return new AppError("missing-data", `No data for ${course}${chosen}.`, {
    hint: toCovered(table, days),
  });
}

interface Days {
  readonly first: number | null;
  readonly last: number | null;
}

/** What the table does have of the course. */
function toCovered(table: TableName, days: Days | undefined): string {
  if (!days) return `${table} has no such rows.`;
  if (!getTable(table).days) return `${table} has other rows of this course.`;
  if (days.first === null || days.last === null) {
    return `${table} has only rows without a date of this course.`;
  }
  return `${table} has data of this course from ${formatDay(days.first)} to ${formatDay(days.last)}.`;
}

/** What was asked for beside the course, in words; what had no say in it is left out. */
function toChosen({ params, unusedParams = [] }: Report, values: ParamValues): string {
  const words: Record<string, string> = { start_date: "from", end_date: "to", as_of: "as of" };
  const overruled = values.label ? "activity_type" : "";
  return Object.keys(params)
    .filter((name) => name !== "course" && name !== overruled && !unusedParams.includes(name))
    .filter((name) => values[name] !== undefined && values[name] !== true)
    .map((name) => ` ${words[name] ?? `with ${name}`} ${String(values[name])}`)
    .join("");
}

function toText(value: ParamValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

async function explainUnknownCourse(session: Session, course: string) {
  const [near] = await session.list<{ course_id: string }>(
    `select course_id from (select distinct course_id from stored.course_tables)
     order by lower(course_id) = lower($course) desc, jaro_winkler_similarity(course_id, $course) desc
     limit 1`,
    { course },
  );
  return new AppError("missing-data", `There is no course ${course} in this workspace.`, {
    ...(near && { hint: `The nearest id is ${near.course_id}.` }),
  });
}
