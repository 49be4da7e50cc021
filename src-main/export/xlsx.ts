import { formatDay } from "../../src-shared/instant";
import type { Course } from "../../src-shared/ipc";
import type { ParamValues } from "../../src-shared/params";
import { findDays, formatDays } from "../../src-shared/period";
import { hidesCounts } from "../../src-shared/privacy";
import type { Report } from "../../src-shared/report";
import { light } from "../../src-shared/theme";
import { listCourses } from "../courses";
import type { Session } from "../engine";
import { listSources, toStamp, toToldSources } from "./about";
import { createAboutPage } from "./book/about-page";
import { type Book, longestSheet } from "./book/book";
import { groupColors } from "./book/group-colors";
import { listParams } from "./book/param-texts";
import { withPen } from "./book/pen";
import { drawPicture } from "./book/picture";
import { SheetNames } from "./book/sheet-names";
import { writeTables } from "./book/write-tables";
import { toCutNotes } from "./cell-limit";
import type { Leaving } from "./leaving";
import type { WriteContext, Writer, Written } from "./writer";

/**
 * Writes one report or table as a workbook: its rows first, the lists in them, then what they are.
 * The time that it states is the only one in it, so that the same rows make the same bytes.
 */
export const writeXlsx: Writer = (session, leaving, draft, context) =>
  writeWorkbook(session, leaving, draft, context, longestSheet);

/** The same with fewer rows to a sheet. */
export function writeWorkbook(
  session: Session,
  leaving: Leaving,
  draft: string,
  context: WriteContext,
  rowLimit: number,
): Promise<Written> {
  const { statedAt, signal } = context;
  const stamp = toStamp(statedAt);
  const facts = { title: leaving.title, program: stamp.program, statedAt: statedAt.getTime() };
  return withPen({ path: draft, facts }, signal, async (pen) => {
    const names = new SheetNames();
    const book: Book = { pen, names, rowLimit, notes: [] };
    const written = await writeSheets(book, session, leaving, context);
    await pen.write({ step: "finish" });
    return written;
  });
}

async function writeSheets(
  book: Book,
  session: Session,
  leaving: Leaving,
  { statedAt, onProgress }: WriteContext,
): Promise<Written> {
  const { report, title, reads, values, columns, protections, treatment } = leaving;
  const courses = await findCourses(session, values, statedAt);
  const [course = null] = courses;
  const period = report ? toPeriodText(report, values) : (leaving.period ?? null);
  const color = report ? groupColors[report.group] : light.c6;
  const about = book.names.claim("About");
  const { tables, rows } = await writeTables(book, {
    title,
    leads: [],
    look: { color, owner: course?.name ?? "Coursescope", hasTotals: true },
    keepsEmpty: true,
    parts: [
      {
        leads: [],
        read: (take) => take(leaving, session),
        onBegin: () => onProgress?.(null, title),
      },
    ],
    draw: (as, from, rows) => drawPicture(as, from, rows, { course, period: period ?? "all data" }),
  });
  book.notes.push(...toCutNotes(book.pen.cut));
  const sources = await listSources(session, reads);
  const told = toToldSources(sources, treatment?.privacy);
  const params = report ? listParams(report, values) : [];
  await book.pen.write({
    step: "page",
    page: createAboutPage(about, {
      courses,
      parts: [{ report, title, period, params, columns, tables }],
      protections,
      notes: book.notes,
      sources: told,
      hasCounts: !hidesCounts(treatment?.privacy),
      stamp: toStamp(statedAt),
      contents: null,
    }),
  });
  return { rows, notes: book.notes };
}

async function findCourses(session: Session, values: ParamValues, now: Date): Promise<Course[]> {
  const { course, course_ids: several } = values;
  const ids = typeof course === "string" ? [course] : Array.isArray(several) ? several : [];
  if (ids.length === 0) return [];
  const all = await listCourses(session, null, now);
  return all.filter(({ id }) => ids.includes(id));
}

/** The days asked for; without any, reports give the newest of their table. */
function toPeriodText(report: Report, values: ParamValues): string {
  if (!report.period) return "all data";
  const { first, last } = findDays(report.period, values);
  if (first !== undefined && last !== undefined) return formatDays({ first, last });
  if (first !== undefined) return `from ${formatDay(first)}`;
  return last === undefined ? "the newest in the data" : `to ${formatDay(last)}`;
}
