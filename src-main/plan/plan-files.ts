import { AppError } from "../../src-shared/errors";
import type { ExportFormat, ReportFormat, RowFormat } from "../../src-shared/export-format";
import type { Course } from "../../src-shared/ipc";
import { parseDayRange } from "../../src-shared/period";
import {
  type BookOutput,
  courseMark,
  mergePrivacy,
  type Plan,
  type ReportOutput,
  type TableOutput,
} from "../../src-shared/plan";
import { isOpen, type Privacy, redactedMark } from "../../src-shared/privacy";
import { listBookReports } from "../../src-shared/reports";
import type { Engine } from "../engine";
import { saveAnswer } from "../export/save-answer";
import { saveBook } from "../export/save-book";
import type { SaveOptions } from "../export/save-options";
import { saveTable } from "../export/save-rows";
import type { Written } from "../export/writer";
import { getReport } from "../run-report";
import { type ParsedOutput, parseOutput } from "./parse-output";
import { type CourseFinder, createCourseFinder, listStems, toCourseStem } from "./plan-courses";
import type { PlanFile } from "./read-plan";

/** One file that a plan asks for. */
export interface PlannedFile {
  /** Of its output in the plan, from 1. */
  readonly number: number;
  readonly file: string;
  /** The report's id; `book`, or `table`. */
  readonly report: string;
  /** Null where it is of none, or of several. */
  readonly course: string | null;
  /** What is to be done for it, or why nothing can be. */
  readonly work: Work | Error;
}

/** What writes a file, and what a manifest says of it. */
export interface Work {
  readonly subject: Subject;
  readonly format: ExportFormat;
  readonly privacy: Privacy;
  readonly save: (path: string, options: SaveOptions) => Promise<Written>;
}

/** What a file is about. */
export interface Subject {
  /** Ids; empty where it is a table. */
  readonly reports: readonly string[];
  readonly table?: string;
  /** Ids; empty where it is about no course in particular. */
  readonly courses: readonly string[];
  /** A report's parameters; a book's period; a table's search and sort. */
  readonly params: Readonly<Record<string, unknown>>;
}

export interface ListOptions {
  /** The clock. */
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  readonly canPrint: boolean;
}

interface Making extends ListOptions {
  readonly engine: Engine;
  readonly privacy: Plan["privacy"];
  readonly findCourses: CourseFinder;
}

/**
 * The files that a plan asks for, in its order: one for each output, or for each course where its
 * name has `{course}` in it. An output that is wrong is there with its error.
 */
export async function listFiles(
  engine: Engine,
  { plan }: PlanFile,
  options: ListOptions,
): Promise<PlannedFile[]> {
  const findCourses = createCourseFinder(engine, options);
  const making = { ...options, engine, privacy: plan.privacy, findCourses };
  const files: PlannedFile[] = [];
  for (const [at, given] of plan.outputs.entries()) {
    const number = at + 1;
    try {
      const made = await makeFiles(parseOutput(given), making);
      files.push(...made.map((file) => ({ number, ...file })));
    } catch (error) {
      files.push({ number, ...describeGiven(given), work: error as Error });
    }
  }
  return files;
}

/** What can be said of an output that is wrong. */
function describeGiven(given: unknown) {
  const has = (name: string) => typeof given === "object" && given !== null && name in given;
  const kind = has("reports") ? "book" : has("table") ? "table" : "";
  return {
    file: findText(given, "file"),
    report: findText(given, "report") || kind,
    course: findText(given, "course") || null,
  };
}

function findText(given: unknown, name: string): string {
  const value = typeof given === "object" && given !== null ? Reflect.get(given, name) : undefined;
  return typeof value === "string" ? value : "";
}

type Made = Omit<PlannedFile, "number">;

async function makeFiles(parsed: ParsedOutput, making: Making): Promise<Made[]> {
  switch (parsed.kind) {
    case "report":
      return [makeReport(parsed.output, parsed.output.format, making)];
    case "book":
      return makeBooks(parsed.output, parsed.output.format, making);
    case "table":
      return [makeTable(parsed.output, parsed.output.format, making)];
  }
}

function makeReport(
  { report, course: given, params = {}, file, privacy }: ReportOutput,
  format: ReportFormat,
  { engine, now, privacy: general }: Making,
): Made {
  getReport(report);
  const course = findOneCourse(given, params.course);
  const asking = course === undefined ? params : { ...params, course };
  const request = { report, params: asking, now };
  const subject = { reports: [report], courses: course === undefined ? [] : [course], params };
  const save = (path: string, options: SaveOptions) =>
    saveAnswer(engine, request, format, path, options);
  const work = { subject, format, privacy: mergePrivacy(general, privacy), save };
  return { file: nameAfter(file, course), report, course: course ?? null, work };
}

async function makeBooks(
  { reports: asked, courses: askedCourses, period: days, file, privacy }: BookOutput,
  format: NonNullable<BookOutput["format"]>,
  making: Making,
): Promise<Made[]> {
  if (format === "pdf" && !making.canPrint) {
    throw new AppError("bad-input", "A PDF can only be printed by the window.", {
      hint: "Write html instead, or run the plan in the window: File, Run a Plan.",
    });
  }
  const merged = mergePrivacy(making.privacy, privacy);
  const chosen = asked === "all" ? listBookReports(merged) : asked.map(getReport);
  const period = days ? parseDayRange(days) : null;
  const courses = await making.findCourses(askedCourses);
  const make = (name: string, of: readonly Course[]): Made => {
    const choice = { courses: of, reports: chosen, period };
    const subject = {
      reports: chosen.map(({ id }) => id),
      courses: of.map(({ id }) => id),
      params: days ? { period: days } : {},
    };
    const save = (path: string, options: SaveOptions) =>
      saveBook(making.engine, choice, format, path, options);
    const work = { subject, format, privacy: merged, save };
    const [first, second] = of;
    return { file: name, report: "book", course: second ? null : (first?.id ?? null), work };
  };
  if (!file.includes(courseMark)) return [make(file, courses)];
  const stems = listStems(courses);
  return courses.map((course, at) =>
    make(
      file.replaceAll(courseMark, () => stems[at] ?? ""),
      [course],
    ),
  );
}

function makeTable(
  { table, course, search, sort, file, privacy }: TableOutput,
  format: RowFormat,
  { engine, privacy: general }: Making,
): Made {
  const rows = {
    filter: { table, course: course ?? null, search: search ?? "" },
    sort: sort ?? null,
  };
  const merged = mergePrivacy(general, privacy);
  // What rows are searched for may be a name.
  const told = isOpen(merged) ? search : redactedMark;
  const subject = {
    reports: [],
    table,
    courses: course === undefined ? [] : [course],
    params: { ...(search && { search: told }), ...(sort && { sort }) },
  };
  const save = (path: string, options: SaveOptions) =>
    saveTable(engine, rows, format, path, options);
  const work = { subject, format, privacy: merged, save };
  return { file: nameAfter(file, course), report: "table", course: course ?? null, work };
}

/** A plan may name the course among the parameters, where the command line has it. */
function findOneCourse(given: string | undefined, inParams: unknown): string | undefined {
  if (typeof inParams !== "string" || inParams === given) return given;
  if (given === undefined) return inParams;
  throw new AppError("bad-input", `It has two courses: ${given}, and ${inParams} in params.`, {
    hint: "Leave out the one that is not meant.",
  });
}

function nameAfter(file: string, course: string | undefined): string {
  if (!file.includes(courseMark)) return file;
  if (course !== undefined) return file.replaceAll(courseMark, () => toCourseStem(course));
  throw new AppError(
    "bad-input",
    `The file has ${courseMark} in its name, but there is no course.`,
    {
      hint: "Give the output a course, or the file another name.",
    },
  );
}
