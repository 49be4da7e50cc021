import { createHash } from "node:crypto";
import { join } from "node:path";
import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import { parseParams } from "../../src-shared/params";
import type { Report } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import { listCourses } from "../courses";
import { findDefaultParams } from "../default-params";
import type { Engine } from "../engine";
import { toExportName } from "../export/export-name";
import { createFolder, saveFile } from "../export/save";
import { saveReport } from "../export/save-rows";
import { drawSvg } from "../export/svg";
import { type Inputs, withInputs } from "../inputs";
import { type ReportRequest, runReport, toToday } from "../run-report";
import { formatIndex, formatSection, type OverviewPage } from "./overview-page";
import { remarkOn } from "./remarks";
import type { Terminal } from "./terminal";

export interface OverviewOptions extends Inputs {
  readonly out: string;
  readonly force: boolean;
}

interface Target {
  readonly folder: string;
  readonly replace: boolean;
  readonly names: Names;
}

/**
 * Every report of every course over the whole period that has data, and the reports across courses:
 * the window's work without a window. Of a report about one module it writes the most used one.
 */
export function runOverview(terminal: Terminal, options: OverviewOptions): Promise<number> {
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    await createFolder(options.out);
    const target = { folder: options.out, replace: options.force, names: new Names() };
    const courses = await engine.withSession((session) =>
      listCourses(session, null, terminal.now()),
    );
    const sections: string[] = [];
    for (const [at, course] of [...courses, null].entries()) {
      terminal.progress(at / (courses.length + 1), course?.name ?? "All courses");
      const pages = await savePages(engine, course, target, terminal);
      sections.push(formatSection(course, pages));
    }
    await saveFile(join(options.out, "index.html"), formatIndex(sections), target);
    terminal.err(`${courses.length} courses: ${join(options.out, "index.html")}\n`);
    return 0;
  });
}

/** File names, of which two courses may have the same: the later one gets a few digits of a hash. */
class Names {
  private readonly taken = new Set<string>();

  find(name: string, courseId: string): string {
    const hash = createHash("sha256").update(courseId).digest("hex").slice(0, 6);
    return this.taken.has(name.toLowerCase()) ? name.replace("--", `-${hash}--`) : name;
  }

  claim(name: string): void {
    this.taken.add(name.toLowerCase());
  }
}

/** Of a course, or, where it is null, of all. */
async function savePages(
  engine: Engine,
  course: Course | null,
  target: Target,
  terminal: Terminal,
): Promise<OverviewPage[]> {
  const pages: OverviewPage[] = [];
  for (const report of reports) {
    const isOfAll = !("course" in report.params);
    const params = course ? await findDefaultParams(engine, report, course) : isOfAll && {};
    if (!params) continue;
    const request = { report: report.id, params, now: terminal.now() };
    const page = await savePage(engine, report, course, request, target, terminal.signal);
    if (page) pages.push(page);
  }
  return pages;
}

/** Undefined where there is no data for the report. */
async function savePage(
  engine: Engine,
  report: Report,
  course: Course | null,
  request: ReportRequest,
  { folder, replace, names }: Target,
  signal: AbortSignal,
): Promise<OverviewPage | undefined> {
  const values = parseParams(report, request.params, toToday(request.now));
  const csv = names.find(toExportName(report, values, "csv"), course?.id ?? "");
  const options = { protection: null, replace, statedAt: request.now, signal };
  try {
    await saveReport(engine, request, "csv", join(folder, csv), options);
  } catch (error) {
    if (error instanceof AppError && error.code === "missing-data") return undefined;
    throw error;
  }
  names.claim(csv);
  const period = toPeriodText(report, course);
  const svg = report.chart.mark === "none" ? null : csv.replace(/csv$/, "svg");
  if (svg) {
    const run = await runReport(engine, request, signal);
    await saveFile(join(folder, svg), await drawSvg(run, { course, period }), { replace });
  }
  return { report, period, csv, svg };
}

function toPeriodText(report: Report, course: Course | null): string {
  const days = course?.tables[report.reads[0]]?.days;
  return report.period && days ? `${days.first} to ${days.last}` : "all data";
}
