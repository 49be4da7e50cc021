import { findCourseKey } from "../../src-shared/course-key";
import { formatDay } from "../../src-shared/instant";
import type { Choice, Course } from "../../src-shared/ipc";
import { findModuleParam, type ParamValue } from "../../src-shared/params";
import { type DayRange, findExtent, toPeriodParams } from "../../src-shared/period";
import { hidesCounts } from "../../src-shared/privacy";
import type { Report } from "../../src-shared/report";
import type { Engine } from "../engine";
import { listChoices } from "../run-report";
import type { Protection } from "./leaving";

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
      chapters.push(toAcross(report, choice.courses));
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

/** Ids that are no course keys cannot be asked for: then it is about all courses. */
function toAcross(report: Report, courses: readonly Course[]): Chapter {
  const ids = courses.map(({ id }) => id);
  const isAsked = "course_ids" in report.params && ids.every((id) => findCourseKey(id));
  const params: Record<string, ParamValue> = isAsked ? { course_ids: ids } : {};
  return { report, course: null, period: "all data", parts: [{ params, module: null }] };
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
  const text = days ? `${formatDay(days.first)} to ${formatDay(days.last)}` : "all data";
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
