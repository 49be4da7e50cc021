import {
  type CatalogCourse,
  type CatalogView,
  type CourseDays,
  type CourseJson,
  type CourseSort,
  parseAsOf,
  parseSetting,
  selectCourses,
  sortCourses,
  toCourseJson,
} from "../../src-shared/catalog";
import { AppError } from "../../src-shared/errors";
import { formatIso } from "../../src-shared/instant";
import type { CourseFacts } from "../course-facts";
import { readCatalog, toMicros } from "../courses";
import { quoteCsv } from "../export/csv-line";
import { type Inputs, withInputs } from "../inputs";
import { formatGrid } from "./grid";
import { remarkOn } from "./remarks";
import type { Terminal } from "./terminal";

export interface CourseOptions extends Inputs {
  readonly format: string;
  readonly sort: CourseSort;
  readonly ids?: readonly string[];
  readonly org?: readonly string[];
  readonly search?: string;
  readonly asOf?: string;
  readonly activeOnly?: boolean;
  readonly archived?: boolean;
  readonly startsWithin?: string;
  readonly includeUnknown?: boolean;
  readonly setting?: readonly string[];
}

/** Prints the courses; none is an empty list. */
export function printCourses(terminal: Terminal, options: CourseOptions): Promise<number> {
  const given = options.asOf === undefined ? null : parseAsOf(options.asOf);
  const asOf = given ?? toMicros(terminal.now());
  const settings = Object.assign({}, ...(options.setting ?? []).map(parseSetting));
  const { org: orgs, startsWithin, ...narrowing } = options;
  const selection = { ...narrowing, orgs, startsWithin: parseDays(startsWithin) };
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    const catalog = await engine.withSession((session) => readCatalog(session, given), {
      signal: terminal.signal,
    });
    const { facts } = catalog;
    const view = { asOf, settings: { ...catalog.settings, ...settings } };
    const chosen = selectCourses(catalog.courses, selection, asOf);
    const sorted = sortCourses(chosen, options.sort, { asOf, enrollment: listEnrollment(facts) });
    terminal.out(
      formats[options.format]?.(sorted.map((course) => toLine(course, view, facts))) ?? "",
    );
    return 0;
  });
}

function parseDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new AppError("bad-input", `“${text}” is not a number of days.`, {
    hint: "Write --starts-within 30.",
  });
}

function listEnrollment(facts: ReadonlyMap<string, CourseFacts>): ReadonlyMap<string, number> {
  const known = Array.from(facts, ([id, { enrollment }]) => [id, enrollment] as const);
  return new Map(known.flatMap(([id, count]) => (count === null ? [] : [[id, count]])));
}

/** What is printed of a course. */
interface CourseLine {
  readonly json: CourseJson;
  readonly facts: CourseFacts | undefined;
}

function toLine(
  course: CatalogCourse,
  view: CatalogView,
  facts: ReadonlyMap<string, CourseFacts>,
): CourseLine {
  const known = facts.get(course.id);
  return { json: toCourseJson(course, view, toDays(known)), facts: known };
}

function toDays(facts: CourseFacts | undefined): CourseDays {
  const days = Object.entries(facts?.tables ?? {}).map(([table, { days }]) => [
    table,
    days && [days.first, days.last],
  ]);
  return Object.fromEntries(days);
}

const formats: Record<string, (courses: readonly CourseLine[]) => string> = {
  json: (courses) => `${JSON.stringify(courses.map(({ json }) => json))}\n`,
  csv: (courses) =>
    [Object.keys(columns), ...courses.map(toCells)]
      .map((cells) => `${cells.map((cell) => quoteCsv(String(cell ?? ""))).join(",")}\r\n`)
      .join(""),
  text: (courses) =>
    formatGrid(
      ["id", "name", "start", "enrolled", "tables"],
      courses.map(({ json, facts }) => [
        json.id,
        json.name,
        json.derived.start_display ?? "",
        facts?.enrollment ?? "",
        Object.keys(json.data).length,
      ]),
    ),
};

function toCells(line: CourseLine): (string | number | boolean | null)[] {
  return Object.values(columns).map((toCell) => toCell(line) ?? null);
}

function toIso(instant: bigint | null | undefined): string | null {
  return typeof instant === "bigint" ? formatIso(instant) : null;
}

type ToCell = (line: CourseLine) => string | number | boolean | null | undefined;

/** Of a pseudo course, start and end are what its data says. */
const columns: Readonly<Record<string, ToCell>> = {
  id: ({ json }) => json.id,
  org: ({ json }) => json.org,
  course: ({ json }) => json.course,
  run: ({ json }) => json.run,
  ccx: ({ json }) => json.ccx,
  name: ({ json }) => json.name,
  is_pseudo: ({ json }) => json.is_pseudo,
  stale: ({ json }) => json.stale,
  start: ({ json, facts }) => (json.overview ? json.overview.start : toIso(facts?.start)),
  end: ({ json, facts }) => (json.overview ? json.overview.end : toIso(facts?.end)),
  enrollment_start: ({ json }) => json.overview?.enrollment_start,
  enrollment_end: ({ json }) => json.overview?.enrollment_end,
  has_started: ({ json }) => json.derived.has_started,
  has_ended: ({ json }) => json.derived.has_ended,
  is_enrollment_open: ({ json }) => json.derived.is_enrollment_open,
  pacing: ({ json }) => json.derived.pacing,
  language: ({ json }) => json.overview?.language,
  sorting_score: ({ json }) => json.derived.sorting_score,
  enrollment: ({ facts }) => facts?.enrollment,
  availability: ({ facts }) => facts?.availability,
};
