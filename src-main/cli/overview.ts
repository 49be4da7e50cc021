import { createHash } from "node:crypto";
import { join } from "node:path";
import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import { listCourses } from "../courses";
import { findDefaultParams } from "../default-params";
import type { Engine } from "../engine";
import { createFolder, saveFile, toExportName } from "../export/save";
import { drawSvg } from "../export/svg";
import { type ReportRun, runReport } from "../run-report";
import { type Inputs, remarkOn, withInputs } from "./inputs";
import { formatIndex, formatSection, type OverviewPage } from "./overview-page";
import { encodeRun } from "./run";
import type { Terminal } from "./terminal";

export interface OverviewOptions extends Inputs {
  readonly out: string;
  readonly force: boolean;
}

type Save = (name: string, content: string) => Promise<void>;

/**
 * Every report of every course over the whole period that has data, and the reports across courses:
 * the window's work without a window. Of a report about one module it writes the most used one.
 */
export function runOverview(terminal: Terminal, options: OverviewOptions): Promise<number> {
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    await createFolder(options.out);
    const save: Save = (name, content) =>
      saveFile(join(options.out, name), content, { replace: options.force });
    const courses = await engine.withSession((session) =>
      listCourses(session, null, terminal.now()),
    );
    const names = new Names();
    const sections: string[] = [];
    for (const [at, course] of [...courses, null].entries()) {
      terminal.progress(at / (courses.length + 1), course?.name ?? "All courses");
      const pages = await savePages(engine, course, save, names, terminal);
      sections.push(formatSection(course, pages));
    }
    await save("index.html", formatIndex(sections));
    terminal.err(`${courses.length} courses: ${join(options.out, "index.html")}\n`);
    return 0;
  });
}

/** File names, of which two courses may have the same: the later one gets a few digits of a hash. */
class Names {
  private readonly taken = new Set<string>();

  claim(name: string, courseId: string): string {
    const hash = createHash("sha256").update(courseId).digest("hex").slice(0, 6);
    const own = this.taken.has(name.toLowerCase()) ? name.replace("--", `-${hash}--`) : name;
    this.taken.add(own.toLowerCase());
    return own;
  }
}

/** Of a course, or, where it is null, of all. */
async function savePages(
  engine: Engine,
  course: Course | null,
  save: Save,
  names: Names,
  terminal: Terminal,
): Promise<OverviewPage[]> {
  const pages: OverviewPage[] = [];
  for (const report of reports) {
    const run = await findRun(engine, report, course, terminal);
    if (!run) continue;
    const period = toPeriodText(report, course);
    const csv = names.claim(toExportName(report, run.values, "csv"), course?.id ?? "");
    await save(csv, encodeRun(run, "csv"));
    const svg = report.chart.mark === "none" ? null : csv.replace(/csv$/, "svg");
    if (svg) await save(svg, await drawSvg(run, { course, period }));
    pages.push({ report, period, csv, svg });
  }
  return pages;
}

/** The report's rows, or undefined where there is no data for it. */
async function findRun(
  engine: Engine,
  report: Report,
  course: Course | null,
  { now, signal }: Terminal,
): Promise<ReportRun | undefined> {
  const isOfAll = !("course" in report.params);
  const params = course ? await findDefaultParams(engine, report, course) : isOfAll && {};
  if (!params) return undefined;
  try {
    return await runReport(engine, { report: report.id, params, now: now() }, signal);
  } catch (error) {
    if (error instanceof AppError && error.code === "missing-data") return undefined;
    throw error;
  }
}

function toPeriodText(report: Report, course: Course | null): string {
  const days = course?.tables[report.reads[0]]?.days;
  return report.period && days ? `${days.first} to ${days.last}` : "all data";
}
