import { AppError } from "../../src-shared/errors";
import type { Course } from "../../src-shared/ipc";
import { hidesCounts } from "../../src-shared/privacy";
import type { Report } from "../../src-shared/report";
import type { Engine } from "../engine";
import { listSources, toStamp, toToldSources } from "./about";
import { type AboutPart, createAboutPage } from "./book/about-page";
import { type Book, longestSheet } from "./book/book";
import { createContentsPage, toBookTitle } from "./book/contents-page";
import { groupColors } from "./book/group-colors";
import { withPen } from "./book/pen";
import { drawPicture } from "./book/picture";
import { SheetNames } from "./book/sheet-names";
import type { Lead } from "./book/table-plan";
import { type TablePart, writeTables } from "./book/write-tables";
import { toCutNotes } from "./cell-limit";
import {
  type BookChoice,
  type Chapter,
  type ChapterPart,
  listChapters,
  toSeenOrder,
} from "./chapters";
import { withReport } from "./leaving";
import { describePrivacy, listBookCautions } from "./privacy/fates";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/** A report, and all that the book has of it: course by course, and module by module. */
interface Section {
  readonly report: Report;
  readonly chapters: readonly Chapter[];
}

interface WrittenSection {
  readonly report: Report;
  readonly period: string;
  readonly about: AboutPart;
  readonly rows: number;
  readonly protections: readonly string[];
}

/**
 * Writes the chosen reports as a workbook, into a draft: the contents, a sheet for each report, with
 * its courses and modules one below the other, and at the end what the sheets are.
 */
export function writeXlsxBook(
  engine: Engine,
  choice: BookChoice,
  draft: string,
  options: SaveOptions,
): Promise<Written> {
  return writeBook(engine, choice, draft, options, longestSheet);
}

/** The same with fewer rows to a sheet. */
export async function writeBook(
  engine: Engine,
  choice: BookChoice,
  draft: string,
  options: SaveOptions,
  rowLimit: number,
): Promise<Written> {
  const sections = toSections(await listChapters(engine, choice));
  const { statedAt, signal } = options;
  const stamp = toStamp(statedAt);
  const facts = {
    title: toBookTitle(choice.courses),
    program: stamp.program,
    statedAt: statedAt.getTime(),
  };
  return withPen({ path: draft, facts }, signal, async (pen) => {
    const names = new SheetNames();
    const pages = { contents: names.claim("Contents"), about: names.claim("About") };
    const book: Book = { pen, names, rowLimit, notes: [] };
    const written: WrittenSection[] = [];
    for (const [at, section] of sections.entries()) {
      const done = { before: at / sections.length, share: 1 / sections.length };
      written.push(await writeSection(engine, book, section, choice, options, done));
    }
    const parts = written.filter(({ about }) => about.tables.length > 0);
    if (parts.length === 0) throw toNothing(choice);
    book.notes.push(...toCutNotes(book.pen.cut));
    await writePages(engine, book, choice, parts, pages, options);
    await pen.write({ step: "finish" });
    const cautions = listBookCautions(
      parts.map(({ report }) => report),
      options.protection?.privacy,
    );
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    return { rows, notes: [...book.notes, ...cautions] };
  });
}

function toSections(chapters: readonly Chapter[]): readonly Section[] {
  const reports = [...new Set(chapters.map(({ report }) => report))];
  return reports.map((report) => ({
    report,
    chapters: chapters.filter((chapter) => chapter.report === report),
  }));
}

async function writeSection(
  engine: Engine,
  book: Book,
  { report, chapters }: Section,
  { courses }: BookChoice,
  options: SaveOptions,
  { before, share }: { readonly before: number; readonly share: number },
): Promise<WrittenSection> {
  const leads = listLeads(courses, chapters);
  const all = chapters.flatMap((chapter) =>
    toSeenOrder(chapter.parts, options.protection).map((part) => ({ chapter, part })),
  );
  const parts = all.map(({ chapter, part }, at): TablePart => {
    return {
      leads: leads.map(({ read }) => read(chapter, part)),
      read: (take) => readPart(engine, report, part, options, take),
      onBegin: () => options.onProgress?.(before + share * (at / all.length), report.title),
    };
  });
  const [only] = all;
  const period = toPeriodText(chapters);
  const written = await writeTables(book, {
    title: report.title,
    leads,
    look: {
      color: groupColors[report.group],
      owner: toBookTitle(courses),
      hasTotals: all.length === 1,
    },
    parts,
    keepsEmpty: false,
    ...(only &&
      all.length === 1 && {
        draw: (leaving, session, rows) =>
          drawPicture(leaving, session, rows, { course: only.chapter.course, period }),
      }),
  });
  const { tables, rows, columns, protections } = written;
  const about = { report, title: report.title, period, params: [], columns, tables };
  return { report, period, about, rows, protections };
}

function readPart(
  engine: Engine,
  report: Report,
  { params }: ChapterPart,
  { statedAt, protection, signal }: SaveOptions,
  take: Parameters<TablePart["read"]>[0],
): Promise<void> {
  const request = { report: report.id, params, now: statedAt };
  return withReport(engine, request, protection, take, { signal });
}

async function writePages(
  engine: Engine,
  { pen, notes }: Book,
  { courses }: BookChoice,
  written: readonly WrittenSection[],
  { contents, about }: { readonly contents: string; readonly about: string },
  { statedAt, protection }: SaveOptions,
) {
  const protections = written.flatMap(({ report, protections }) =>
    protections.map((sentence) => `${report.title}: ${sentence}`),
  );
  const hasCounts = !hidesCounts(protection?.privacy);
  const tables = [...new Set(written.flatMap(({ report }) => report.reads))];
  const sources = await engine.withSession((session) => listSources(session, tables));
  const aboutPage = createAboutPage(about, {
    courses,
    parts: written.map((section) => section.about),
    protections,
    notes,
    sources: toToldSources(sources, protection?.privacy),
    hasCounts,
    stamp: toStamp(statedAt),
    contents,
  });
  const contentsPage = createContentsPage(contents, {
    courses,
    parts: written.map(({ report, period, about: { tables } }) => ({ report, period, tables })),
    notes,
    protections: protection ? describePrivacy(protection.privacy) : [],
    about,
  });
  await pen.write({ step: "page", page: aboutPage });
  await pen.write({ step: "page", page: contentsPage });
}

interface PartLead extends Lead {
  readonly read: (chapter: Chapter, part: ChapterPart) => string | null;
}

/** What tells the rows of one course or module from those of another: id and name, where there is one. */
function listLeads(courses: readonly Course[], chapters: readonly Chapter[]): readonly PartLead[] {
  const leads: PartLead[] = [];
  if (courses.length > 1 && chapters.some(({ course }) => course)) {
    leads.push(
      { label: "Course id", stands: "course_id", read: ({ course }) => course?.id ?? null },
      { label: "Course", read: ({ course }) => course?.name ?? null },
    );
  }
  const parts = chapters.flatMap((chapter) => chapter.parts);
  if (parts.some(({ module }) => module)) {
    const read = (_: Chapter, { module }: ChapterPart) => module?.value ?? null;
    leads.push({ label: "Module id", stands: "module_id", read });
  }
  if (parts.some(({ module }) => module?.label)) {
    leads.push({ label: "Module", read: (_, { module }) => module?.label ?? null });
  }
  return leads;
}

/** What the courses have in common, or that each has its own. */
function toPeriodText(chapters: readonly Chapter[]): string {
  const periods = [...new Set(chapters.map(({ period }) => period))];
  return periods.length === 1 ? (periods[0] ?? "") : "each course’s own";
}

function toNothing({ courses }: BookChoice): AppError {
  const [course] = courses;
  const of = course && courses.length === 1 ? ` of ${course.id}` : "";
  return new AppError("missing-data", `There is no data${of} for any of these reports.`, {
    hint: "Choose other reports or another period, or import more tables.",
  });
}
