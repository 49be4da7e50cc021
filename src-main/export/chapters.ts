import { findCourseKey } from "../../src-shared/course-key";
import type { Choice, Course } from "../../src-shared/ipc";
import { findModuleParam, type ParamValue } from "../../src-shared/params";
import { type DayRange, findExtent, formatDays, toPeriodParams } from "../../src-shared/period";
import { hidesCounts } from "../../src-shared/privacy";
import type { Report } from "../../src-shared/report";
import type { Engine } from "../engine";
import { listChoices } from "../run-report";
import type { Protection } from "./leaving";
import { toEffectiveLimit } from "./privacy/limits";

/** Which reports of which courses go into a book. */
export interface BookChoice {
  readonly courses: readonly Course[];
  readonly reports: readonly Report[];
  /** Null is all that there is. */
  readonly period: DayRange | null;
}

/** One report of one course, or of all chosen courses together. */
export interface Chapter {
  readonly report: Report;
  /** Null for a report across courses. */
  readonly course: Course | null;
  /** As text: `2024-01-01 to 2024-05-12`, or `all data`. */
  readonly period: string;
  /** One; of a report about one module or video, one for each, most used first. */
  readonly parts: readonly ChapterPart[];
}

export interface ChapterPart {
  /** As `runReport` takes them. */
  readonly params: Readonly<Record<string, ParamValue>>;
  /** The module or video that it is about; null where it is not about one. */
  readonly module: Choice | null;
}

/**
 * The chapters for which there is data, report by report in the registry's order, and within a
 * report course by course as chosen. A period that a report has no days in leaves the report out.
 */
export async function listChapters(engine: Engine, choice: BookChoice): Promise<Chapter[]> {
  const chapters: Chapter[] = [];
  for (const report of choice.reports) {
    if (!("course" in report.params)) {
      const chapter = await findAcross(engine, report, choice.courses);
      if (chapter) chapters.push(chapter);
      continue;
    }
    for (const course of choice.courses) {
      const chapter = await findChapter(engine, report, course, choice.period);
      if (chapter) chapters.push(chapter);
    }
  }
  return chapters;
}

/**
 * Parts in an order that may be seen: where counts are hidden, which module is used more would tell
 * which of two hidden counts is less, and so they come by id.
 */
export function toSeenOrder(
  parts: readonly ChapterPart[],
  protection: Protection | null,
): readonly ChapterPart[] {
  if (!hidesCounts(protection?.privacy)) return parts;
  const toId = ({ module }: ChapterPart) => module?.value ?? "";
  return [...parts].sort((one, other) => (toId(one) < toId(other) ? -1 : 1));
}

/**
 * The most used parts, in an order that may be seen. Where counts are hidden, parts that are used less
 * than the limit are picked by id: which of them is there would tell which of two is less.
 */
export function pickParts(
  parts: readonly ChapterPart[],
  most: number,
  protection: Protection | null,
): readonly ChapterPart[] {
  const { smallCells = null } = protection?.privacy ?? {};
  if (smallCells === null) return parts.slice(0, most);
  const limit = toEffectiveLimit(smallCells);
  const isSmall = ({ module }: ChapterPart) => (module?.weight ?? 0) < limit;
  const others = toSeenOrder(parts.filter(isSmall), protection);
  const picked = [...parts.filter((part) => !isSmall(part)), ...others].slice(0, most);
  return toSeenOrder(picked, protection);
}

/** About the chosen courses: their own rows, and the programs that one of them is in. */
async function findAcross(
  engine: Engine,
  report: Report,
  courses: readonly Course[],
): Promise<Chapter | undefined> {
  const ids = courses.map(({ id }) => id);
  const params: Record<string, ParamValue> = {};
  // Ids that are no course keys cannot be asked for: then it is about all courses.
  if ("course_ids" in report.params && ids.every((id) => findCourseKey(id))) {
    params.course_ids = ids;
  }
  if ("program_ids" in report.params) {
    const found = await listPrograms(engine, ids);
    if (found.length === 0) return undefined;
    params.program_ids = found;
  }
  return { report, course: null, period: "all data", parts: [{ params, module: null }] };
}

function listPrograms(engine: Engine, courses: string[]): Promise<string[]> {
  const sql = `
    select distinct program_id from course_program_metadata
    where list_contains($courses::varchar[], course_id) and program_id is not null
    order by program_id`;
  return engine.withSession(async (session) => {
    const found = await session.list<{ program_id: string }>(sql, { courses });
    return found.map(({ program_id }) => program_id);
  });
}

async function findChapter(
  engine: Engine,
  report: Report,
  course: Course,
  asked: DayRange | null,
): Promise<Chapter | undefined> {
  const extent = findExtent(report, course);
  const days = report.period && extent ? intersect(extent, asked) : undefined;
  if (report.period && extent && !days) return undefined;
  const period = report.period && days ? toPeriodParams(report.period, days) : {};
  const base = { course: course.id, ...period };
  const parts = await listParts(engine, report, course, base);
  if (parts.length === 0) return undefined;
  const text = days ? formatDays(days) : "all data";
  return { report, course, period: text, parts };
}

function intersect(extent: DayRange, asked: DayRange | null): DayRange | undefined {
  if (!asked) return extent;
  const first = Math.max(extent.first, asked.first);
  const last = Math.min(extent.last, asked.last);
  return first <= last ? { first, last } : undefined;
}

async function listParts(
  engine: Engine,
  report: Report,
  course: Course,
  base: Readonly<Record<string, ParamValue>>,
): Promise<ChapterPart[]> {
  const param = findModuleParam(report);
  if (param !== undefined) {
    const choices = await listChoices(engine, { report: report.id, param, course: course.id });
    return choices.map((module) => ({ params: { ...base, [param]: module.value }, module }));
  }
  const [table] = report.reads;
  return course.tables[table] ? [{ params: base, module: null }] : [];
}
