import { AppError } from "../src-shared/errors";
import { findInstant, formatDay, toMicros } from "../src-shared/instant";
import { type ParamValues, parseParams } from "../src-shared/params";
import type { Report } from "../src-shared/report";
import { findReport, reports } from "../src-shared/reports";
import type { ResultTable } from "../src-shared/result";
import type { Binding, Engine, Session } from "./engine";

export interface ReportRequest {
  readonly report: string;
  /** As text, in the forms of the command line; checked here. */
  readonly params: Readonly<Record<string, unknown>>;
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
  const values = parseParams(report, request.params);
  return engine.withSession(
    async (session) => {
      const table = await session.query(report.sql, toBindings(report, values));
      if (table.rowCount === 0) throw await explainEmpty(session, report, values);
      return { report, values, table };
    },
    { signal },
  );
}

function toBindings(report: Report, values: ParamValues): Record<string, Binding> {
  const entries = Object.entries(report.params).map(([name, param]) => {
    const value = values[name];
    if (value === undefined || param.kind !== "instant") return [name, value ?? null];
    const instant = findInstant(value);
    return [name, instant ? { micros: toMicros(instant) } : null];
  });
  return Object.fromEntries(entries);
}

/** Why there are no rows: the table was not imported, the course is unknown, or the period is empty. */
async function explainEmpty(session: Session, report: Report, values: ParamValues) {
  const [table] = report.reads;
  const known = await session.list<{
    course_id: string;
    table_name: string;
    last: number | null;
    first: number | null;
  }>(
    `select course_id, table_name, first_day as first, last_day as last from stored.course_tables
     where table_name = $table or course_id = $course`,
    { table, course: values.course ?? null },
  );
  if (!known.some((row) => row.table_name === table)) {
    return new AppError(
      "missing-data",
      `${report.title}: the table ${table} has not been imported.`,
      {
        hint: "Import an export of that table.",
      },
    );
  }
  const ofCourse = known.filter((row) => row.course_id === values.course);
  if (ofCourse.length === 0) return explainUnknownCourse(session, values.course ?? "");
  const days = ofCourse.find((row) => row.table_name === table);
  if (!days) {
    return new AppError("missing-data", `The table ${table} has no rows of ${values.course}.`, {
      hint: "Import an export of that table which has this course.",
    });
  }
  const period = [
    values.start_date && `from ${values.start_date}`,
    values.end_date && `to ${values.end_date}`,
  ];
  const covered =
    days.first === null || days.last === null
      ? "without dates"
      : `from ${formatDay(days.first)} to ${formatDay(days.last)}`;
  const asked = period.filter(Boolean).join(" ");
  return new AppError("missing-data", `No data for ${values.course}${asked && ` ${asked}`}.`, {
    hint: `${table} has data of this course ${covered}.`,
  });
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
