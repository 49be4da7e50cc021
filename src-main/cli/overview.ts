import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { toFileStem } from "../../src-shared/course-key";
import { findInstant } from "../../src-shared/instant";
import type { Course } from "../../src-shared/ipc";
import { toPeriodParams } from "../../src-shared/period";
import type { Report } from "../../src-shared/report";
import { reports } from "../../src-shared/reports";
import { listCourses } from "../courses";
import type { Engine } from "../engine";
import { saveFile } from "../export/save";
import { drawSvg } from "../export/svg";
import { runReport } from "../run-report";
import { type Inputs, remarkOn, withInputs } from "./inputs";
import { encodeRun } from "./run";
import type { Terminal } from "./terminal";

export interface OverviewOptions extends Inputs {
  readonly out: string;
  readonly force: boolean;
}

/** One report of one course, and the names of its files. */
interface Page {
  readonly report: Report;
  readonly period: string;
  readonly csv: string;
  readonly svg: string;
}

/** Every report of every course over the whole period that has data: the window's work without a window. */
export function runOverview(terminal: Terminal, options: OverviewOptions): Promise<number> {
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    await mkdir(options.out, { recursive: true });
    const save = (name: string, content: string) =>
      saveFile(join(options.out, name), content, { replace: options.force });
    const courses = await engine.withSession(listCourses);
    const sections: string[] = [];
    for (const [at, course] of courses.entries()) {
      terminal.progress(at / courses.length, course.name);
      const pages = await savePages(engine, course, save, terminal.signal);
      sections.push(formatCourse(course, pages));
    }
    await save("index.html", formatIndex(sections));
    terminal.err(`${courses.length} courses: ${join(options.out, "index.html")}\n`);
    return 0;
  });
}

async function savePages(
  engine: Engine,
  course: Course,
  save: (name: string, content: string) => Promise<void>,
  signal: AbortSignal,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (const report of reports) {
    const days = course.tables[report.reads[0]]?.days;
    if (!days || !report.period) continue;
    const [first, last] = [findInstant(days.first), findInstant(days.last)];
    if (!first || !last) continue;
    const period = toPeriodParams(report.period, { first: first.day, last: last.day });
    const params = { course: course.id, ...period };
    const run = await runReport(engine, { report: report.id, params }, signal);
    const stem = `${toFileStem(course.id)}--${report.id}`;
    const page = {
      report,
      period: `${days.first} to ${days.last}`,
      csv: `${stem}.csv`,
      svg: `${stem}.svg`,
    };
    await save(page.csv, encodeRun(run, "csv"));
    await save(page.svg, await drawSvg(run, { course, period: page.period }));
    pages.push(page);
  }
  return pages;
}

function formatIndex(sections: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Coursescope overview</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; color: #1c1c1a; max-width: 900px; margin: 40px auto; padding: 0 20px }
h1 { font-size: 22px } h2 { font-size: 18px; margin: 40px 0 0 } h3 { font-size: 15px; margin: 24px 0 4px }
p { margin: 0 0 8px; color: #63635e } img { width: 100%; height: auto; border: 1px solid #e6e6e2; border-radius: 8px }
a { color: #2a5bd0 }
</style>
<h1>Coursescope overview</h1>
${sections.length === 0 ? "<p>No course was found in these files.</p>" : sections.join("")}
</html>
`;
}

function formatCourse(course: Course, pages: readonly Page[]): string {
  const figures = pages.map(
    ({ report, period, csv, svg }) => `<h3>${escapeHtml(report.question)}</h3>
<p>${escapeHtml(report.definition)} <a href="${toHref(csv)}">CSV</a> · <a href="${toHref(svg)}">SVG</a></p>
<img src="${toHref(svg)}" alt="${escapeHtml(`${report.title}, ${period}`)}">
`,
  );
  const empty = "<p>There is no data for a report of this course.</p>";
  return `<h2>${escapeHtml(course.name)}</h2>
<p>${escapeHtml(course.id)}</p>
${figures.join("") || empty}`;
}

function toHref(name: string): string {
  return escapeHtml(encodeURIComponent(name));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
