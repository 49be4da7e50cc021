import { AppError } from "../../src-shared/errors";
import type { BookFormat } from "../../src-shared/export-format";
import { findInstant, instantForms } from "../../src-shared/instant";
import type { Course } from "../../src-shared/ipc";
import type { DayRange } from "../../src-shared/period";
import type { Report } from "../../src-shared/report";
import { bookReports, listBookReports, reports } from "../../src-shared/reports";
import { listCourses } from "../courses";
import type { Engine } from "../engine";
import { hasData } from "../export/courses";
import { toBookName } from "../export/export-name";
import type { Protection } from "../export/leaving";
import { saveBook } from "../export/save-book";
import { type Inputs, withInputs } from "../inputs";
import { explainUnknownCourse } from "../missing-data";
import { getReport } from "../run-report";
import { type PrivacyOptions, toProtection } from "./privacy-options";
import { formatCount, remarkOn } from "./remarks";
import { checkIsNoSource } from "./sources";
import { toTarget } from "./target";
import type { Terminal } from "./terminal";
import { findStatedAt, toImporting } from "./timestamp";

/** Those that need no window. */
export const bookFormatsHere = ["xlsx", "html"] as const satisfies readonly BookFormat[];

export interface ExportOptions extends Inputs, PrivacyOptions {
  readonly course?: readonly string[];
  readonly org?: readonly string[];
  readonly all?: boolean;
  /** Ids with commas between them, or `all`. */
  readonly reports?: string;
  readonly startDate?: string;
  /** The day after the last. */
  readonly endDate?: string;
  readonly format: (typeof bookFormatsHere)[number];
  /** A file or a folder; not given: the current folder. */
  readonly out?: string;
  readonly force: boolean;
  /** The time that the file states; not given: now. */
  readonly timestamp?: string;
}

/** Writes several reports of one course, of several or of all into one file. */
export function runExport(terminal: Terminal, options: ExportOptions): Promise<number> {
  const chosen = parseReports(options.reports);
  const period = parsePeriod(options);
  const statedAt = findStatedAt(terminal, options.timestamp);
  if (!options.course && !options.org && !options.all) {
    throw new AppError("bad-input", "Which courses?", {
      hint: "Give --course ID, several of them, --org ORG, or --all.",
    });
  }
  if (options.inputs.length === 0 && options.workspace === undefined) {
    throw new AppError("bad-input", "There is nothing to read.", {
      hint: "Give --workspace FILE, or files and folders before --course and --org: whatever follows those is one of theirs.",
    });
  }
  const importing = toImporting(terminal, options.workspace, statedAt);
  return withInputs(importing, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    const courses = await findCourses(engine, options, statedAt);
    const path = toPath(courses, options);
    await checkIsNoSource(path, options.inputs, imported);
    const protection = await toProtection(options, { ...options, remark: terminal.err });
    const choice = { courses, reports: chosen ?? pickReports(terminal, protection), period };
    const { rows, notes } = await saveBook(engine, choice, options.format, path, {
      statedAt,
      protection,
      replace: options.force,
      signal: terminal.signal,
      onProgress: (fraction, note) => terminal.progress(fraction ?? 0, note),
    });
    for (const note of notes) terminal.err(`${note}\n`);
    terminal.err(`${path}: ${formatCount(rows, "row")}\n`);
    return 0;
  });
}

async function findCourses(
  engine: Engine,
  { course: ids = [], org: orgs = [], all }: ExportOptions,
  now: Date,
): Promise<readonly Course[]> {
  return engine.withSession(async (session) => {
    const known = await listCourses(session, null, now);
    const withData = known.filter(hasData);
    for (const id of ids) {
      if (!withData.some((course) => course.id === id)) {
        throw await explainUnknownCourse(session, id);
      }
    }
    const wanted = new Set(orgs.map((org) => org.toLowerCase()));
    const isWanted = ({ id, org }: Course) =>
      all || ids.includes(id) || (org !== null && wanted.has(org.toLowerCase()));
    const found = withData.filter(isWanted);
    if (found.length > 0) return found;
    const of = wanted.size > 0 ? ` of ${orgs.join(", ")}` : "";
    throw new AppError("missing-data", `There are no courses${of} with data in this workspace.`, {
      hint: "coursescope courses lists those that there are.",
    });
  });
}

/** Null for all. */
function parseReports(text = "all"): readonly Report[] | null {
  if (text === "all") return null;
  const ids = text.split(",").map((id) => id.trim());
  const chosen = new Set(ids.filter((id) => id !== "").map(getReport));
  if (chosen.size === 0) throw new AppError("bad-input", "--reports names no report.");
  return reports.filter((report) => chosen.has(report));
}

function pickReports(terminal: Terminal, protection: Protection | null): readonly Report[] {
  const picked = listBookReports(protection?.privacy);
  for (const report of bookReports) {
    if (picked.includes(report)) continue;
    const { title, id } = report;
    terminal.err(
      `${title} is left out: whoever counts its rows finds hidden counts. Name it (--reports …,${id}) to have it all the same.\n`,
    );
  }
  return picked;
}

/** Days from the two options, of which the end is exclusive; null where neither is given. */
function parsePeriod({ startDate, endDate }: ExportOptions): DayRange | null {
  if (startDate === undefined && endDate === undefined) return null;
  const first = startDate === undefined ? -Infinity : parseInstant("--start-date", startDate).day;
  if (endDate === undefined) return { first, last: Infinity };
  const { day, second } = parseInstant("--end-date", endDate);
  const last = second > 0 ? day : day - 1;
  if (first <= last) return { first, last };
  throw new AppError("bad-input", `The period ends before it begins: ${startDate} to ${endDate}.`);
}

function parseInstant(option: string, text: string) {
  const instant = findInstant(text);
  if (instant) return instant;
  throw new AppError("bad-input", `${option} is not a date: “${text}”.`, {
    hint: `Write it as ${instantForms}.`,
  });
}

function toPath(courses: readonly Course[], { out, format }: ExportOptions): string {
  const name = toBookName(courses, format);
  if (out === "" || out === "-") throw new AppError("bad-input", "--out needs a file or a folder.");
  return toTarget(out, name);
}
