import { writeFile } from "node:fs/promises";
import { AppError } from "../../src-shared/errors";
import { type ChartFormat, rowFormats } from "../../src-shared/export-format";
import type { Course } from "../../src-shared/ipc";
import { findModuleParam, type ParamValues } from "../../src-shared/params";
import { findDays, formatDays } from "../../src-shared/period";
import type { Report } from "../../src-shared/report";
import { listCourses } from "../courses";
import type { Engine } from "../engine";
import { explainEmpty } from "../missing-data";
import { getReport, listChoices, type ReportRequest } from "../run-report";
import { withReport } from "./leaving";
import { encodePng } from "./png";
import { saveDraft } from "./save";
import type { SaveOptions } from "./save-options";
import { readShown, type Shown, toDrawable } from "./shown";
import { drawSvg, hasChart, listChartDays } from "./svg";
import type { Written } from "./writer";

/**
 * Draws a report's chart, with title, period and source, from the rows as they leave. A report
 * without a chart is `bad-input`, no rows are `missing-data`.
 */
export async function saveChart(
  engine: Engine,
  request: ReportRequest,
  format: ChartFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  const report = getReport(request.report);
  if (!hasChart(report)) {
    throw new AppError("bad-input", `The report ${report.id} has no chart.`, {
      hint: `Save its rows, as one of ${rowFormats.join(", ")}.`,
    });
  }
  const { values, shown } = await readRows(engine, request, options);
  const { table, notes, report: drawn } = toDrawable(shown);
  if (!table) throw new AppError("bad-input", notes.join(" "), { hint: "Keep that column." });
  const svg = await drawSvg(
    { report: drawn, table },
    {
      course: await findCourse(engine, values, options),
      module: await findModule(engine, report, values),
      period: describePeriod(shown, values),
      remarks: [...notes, ...shown.protections],
    },
  );
  const content = format === "png" ? encodePng(svg) : svg;
  await saveDraft(path, (draft) => writeFile(draft, content), options);
  return { rows: shown.table.rowCount, notes: [] };
}

function readRows(engine: Engine, request: ReportRequest, { protection, signal }: SaveOptions) {
  return withReport(
    engine,
    request,
    protection,
    async (leaving, session) => {
      const { report, values } = leaving;
      const shown = await readShown(session, leaving);
      if (report && shown.table.rowCount === 0) {
        if (shown.leavesOutRows) throw toNothingToDraw(report);
        throw await explainEmpty(session, report, values);
      }
      return { values, shown };
    },
    { signal },
  );
}

function toNothingToDraw({ title }: Report): AppError {
  return new AppError("missing-data", `${title}: every count in it would be hidden.`, {
    hint: "Hide fewer counts, or choose another report.",
  });
}

async function findCourse(
  engine: Engine,
  { course: id }: ParamValues,
  { statedAt }: SaveOptions,
): Promise<Course | null> {
  if (typeof id !== "string") return null;
  const courses = await engine.withSession((session) => listCourses(session, null, statedAt));
  return courses.find((course) => course.id === id) ?? null;
}

/** What the module or video is called, else its id. */
async function findModule(
  engine: Engine,
  report: Report,
  values: ParamValues,
): Promise<string | null> {
  const param = findModuleParam(report);
  const id = param === undefined ? undefined : values[param];
  if (param === undefined || typeof id !== "string") return null;
  const { course } = values;
  if (typeof course !== "string") return id;
  const choices = await listChoices(engine, { report: report.id, param, course });
  return choices.find(({ value }) => value === id)?.label ?? id;
}

/** A week is drawn on its first day. */
function findLastDay(report: Report, days: readonly number[]): number | undefined {
  const last = days.at(-1);
  return last !== undefined && report.period?.unit === "week" ? last + 6 : last;
}

/** The days asked for; where none were, those that are drawn. */
function describePeriod({ report, table }: Shown, values: ParamValues): string {
  if (!report.period) return "all data";
  const asked = findDays(report.period, values);
  const days = listChartDays(report, table);
  const first = asked.first ?? days[0];
  const last = asked.last ?? findLastDay(report, days);
  if (first === undefined || last === undefined) return "all data";
  return formatDays({ first, last });
}
