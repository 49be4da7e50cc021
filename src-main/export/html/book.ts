import { AppError } from "../../../src-shared/errors";
import { hidesCounts, isOpen } from "../../../src-shared/privacy";
import type { Engine } from "../../engine";
import { listSources, toStamp, toToldSources } from "../about";
import { type BookChoice, listChapters, pickParts } from "../chapters";
import { withReport } from "../leaving";
import { describePrivacy, listBookCautions } from "../privacy/fates";
import type { SaveOptions } from "../save-options";
import { readShown } from "../shown";
import type { Written } from "../writer";
import { type Asked, renderAbout, toTime } from "./about-part";
import { type ChapterAnswer, mostParts, renderChapter } from "./chapter";
import { renderCourseLine, renderTotals } from "./course-head";
import { html, type Markup } from "./markup";
import { nameSection, type Placed, renderContents, type Section, toSections } from "./outline";
import { createStyle } from "./style";

/** The page piece by piece, so that memory does not grow with the courses. */
export async function* renderBook(
  engine: Engine,
  choice: BookChoice,
  options: SaveOptions,
): AsyncGenerator<Markup, Written> {
  const chapters = await listChapters(engine, choice);
  const sections = toSections(choice.courses, chapters);
  if (sections.length === 0) throw toNothing();
  const total = chapters.reduce((sum, { parts }) => sum + Math.min(parts.length, mostParts), 0);
  const asked: Asked[] = [];
  yield renderStart(sections, options);
  for (const section of sections) {
    const name = nameSection(section);
    const isHeaded = hasHead(section, sections);
    if (isHeaded) yield renderSectionStart(section, options);
    for (const placed of section.chapters) {
      const { report } = placed.chapter;
      options.onProgress?.(asked.length / total, `${name}: ${report.title}`);
      const answers = await answer(engine, placed, options);
      for (const { part, shown } of answers) {
        const { id, title } = report;
        asked.push({ report: id, title, params: part.params, rows: shown.table.rowCount });
      }
      yield await renderChapter(placed, answers, isHeaded ? 3 : 2);
    }
    if (isHeaded) yield html`</section>\n`;
  }
  const tables = [...new Set(chapters.flatMap(({ report }) => report.reads))].sort();
  const sources = await engine.withSession((session) => listSources(session, tables));
  const told = toToldSources(sources, options.protection?.privacy);
  yield renderEnd(asked, told, options);
  const isCut = chapters.some(({ parts }) => parts.length > mostParts);
  const notes = isCut
    ? [`Of a report about one problem or video, the ${mostParts} most used are in it.`]
    : [];
  const used = [...new Set(chapters.map(({ report }) => report))];
  const cautions = listBookCautions(used, options.protection?.privacy);
  return { rows: asked.reduce((sum, { rows }) => sum + rows, 0), notes: [...notes, ...cautions] };
}

/** Each in a transaction of its own: a book may take minutes. */
async function answer(
  engine: Engine,
  { chapter }: Placed,
  { statedAt, protection, signal }: SaveOptions,
): Promise<readonly ChapterAnswer[]> {
  const answers: ChapterAnswer[] = [];
  const parts = pickParts(chapter.parts, mostParts, protection);
  for (const part of parts) {
    const request = { report: chapter.report.id, params: part.params, now: statedAt };
    const shown = await withReport(
      engine,
      request,
      protection,
      (leaving, session) => readShown(session, leaving),
      { signal },
    );
    answers.push({ part, shown });
  }
  return answers;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function renderStart(sections: readonly Section[], options: SaveOptions): Markup {
  const courses = sections.flatMap(({ course }) => course ?? []);
  const [only] = courses.length === 1 ? courses : [];
  const title = only?.name ?? nameAll(sections, courses.length);
  const { program, statedAt } = toStamp(options.statedAt);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${program}">
<title>${title}</title>
${createStyle()}
</head>
<body>
<div class="page">
<header class="head">
<p class="brand">${brandMark}<span><b>Coursescope</b> · ${only ? "Course report" : "Report"} · ${toTime(statedAt)}</span></p>
<h1 dir="auto">${title}</h1>
${only && renderCourseLine(only)}${renderNumbers(courses, options)}${renderPrivacy(options)}</header>
${renderContents(sections)}<main>
`;
}

function nameAll(sections: readonly Section[], courses: number): string {
  const [first] = sections;
  return courses === 0 && first ? nameSection(first) : `${courses} courses`;
}

/** The only course is the page's own subject; so is what is across courses, when that is all. */
function hasHead({ course }: Section, sections: readonly Section[]): boolean {
  const courses = sections.filter((section) => section.course !== null).length;
  return course ? courses > 1 : courses > 0;
}

const brandMark = html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="7"/><path d="M15.8 15.8 21 21M7 12l2.5-3 2 2 2.5-3.5"/></svg>`;

function renderSectionStart(section: Section, options: SaveOptions): Markup {
  const { id, course } = section;
  return html`<section class="course" id="${id}" aria-label="${course ? course.id : nameSection(section)}"><h2 dir="auto">${nameSection(section)}</h2>
${course && renderCourseLine(course)}${course && renderNumbers([course], options)}`;
}

/** Totals do not pass through protection, and could tell what it hides. */
function renderNumbers(courses: Parameters<typeof renderTotals>[0], options: SaveOptions) {
  return hasCounts(options) ? renderTotals(courses) : null;
}

function hasCounts({ protection }: SaveOptions): boolean {
  return !hidesCounts(protection?.privacy);
}

function renderPrivacy({ protection }: SaveOptions): Markup | null {
  if (!protection || isOpen(protection.privacy)) return null;
  const sentences = describePrivacy(protection.privacy);
  return html`<ul class="guard" aria-label="Privacy">${sentences.map((text) => html`<li>${text}</li>`)}</ul>\n`;
}

function renderEnd(
  asked: readonly Asked[],
  sources: Parameters<typeof renderAbout>[0]["sources"],
  options: SaveOptions,
): Markup {
  const stamp = toStamp(options.statedAt);
  return html`</main>
<footer class="foot">
${renderAbout({ stamp, sources, asked, hasCounts: hasCounts(options) })}</footer>
</div>
</body>
</html>
`;
}

function toNothing(): AppError {
  return new AppError("missing-data", "There is no data for these reports in that period.", {
    hint: "Choose other reports or a longer period, or import the tables that they read.",
  });
}
