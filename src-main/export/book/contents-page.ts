import type { Course } from "../../../src-shared/ipc";
import { type Report, reportGroups } from "../../../src-shared/report";
import { light } from "../../../src-shared/theme";
import type { WrittenTable } from "./book";
import { toPaper } from "./paper";
import type { PageRow, PageSheet, PageStyle } from "./steps";

export interface ContentsPart {
  readonly report: Report;
  /** As text. */
  readonly period: string;
  readonly tables: readonly WrittenTable[];
}

export interface ContentsFacts {
  readonly courses: readonly Course[];
  readonly parts: readonly ContentsPart[];
  readonly notes: readonly string[];
  readonly protections: readonly string[];
  /** The name of the sheet that says what the others are. */
  readonly about: string;
}

/** The first sheet: whose data it is, and where to find what. */
export function createContentsPage(name: string, facts: ContentsFacts): PageSheet {
  const { courses, parts, notes, protections, about } = facts;
  const title = toBookTitle(courses);
  return {
    name,
    color: light.accent,
    widths: [34, 66, 26, 12],
    paper: toPaper(title, "Coursescope"),
    isFirst: true,
    rows: [
      [cell(title, "title")],
      ...describeCourses(courses).map((text) => [cell(text, "subtitle")]),
      [],
      [
        ...["Sheet", "What it answers", "Period"].map((text) => cell(text, "head")),
        cell("Rows", "head-number"),
      ],
      ...parts.flatMap((part, at) => [
        ...(part.report.group === parts[at - 1]?.report.group
          ? []
          : [[cell(reportGroups[part.report.group], "heading")]]),
        ...part.tables.flatMap((table) => describeTable(part, table)),
      ]),
      [],
      [
        { ...cell(about, "link"), link: about },
        cell("What exactly is counted, from which files, and what was hidden.", "text"),
      ],
      ...[...notes, ...protections].map((note) => [null, cell(note, "muted")]),
    ],
  };
}

/** The name of one course, or how many there are. */
export function toBookTitle(courses: readonly Course[]): string {
  const [course] = courses;
  return course && courses.length === 1 ? course.name : `${courses.length} courses`;
}

function describeCourses(courses: readonly Course[]): string[] {
  const [course] = courses;
  if (!course || courses.length > 1) return courses.slice(0, 12).map(({ name }) => name);
  const days = [course.start, course.end].map((iso) => iso?.slice(0, 10));
  const runs = days[0] && days[1] ? `${days[0]} to ${days[1]}` : days[0] && `from ${days[0]}`;
  return [[course.id, course.org, runs].filter((fact) => fact).join("  ·  ")];
}

function describeTable({ report, period, tables }: ContentsPart, table: WrittenTable): PageRow[] {
  const isFirst = table === tables[0];
  return table.sheets.map((sheet, at) => [
    { ...cell(sheet, "link"), link: sheet },
    cell(toAnswer(report, table, isFirst, at), "text"),
    cell(isFirst && at === 0 ? period : "", "text"),
    at === 0 ? { value: table.rows, style: "number" as const } : null,
  ]);
}

function toAnswer(report: Report, { sheets, title }: WrittenTable, isFirst: boolean, at: number) {
  if (at > 0) return `Goes on from ${sheets[at - 1] ?? ""}.`;
  return isFirst
    ? report.question
    : `The ${title.split(", ").at(-1) ?? ""} of “${report.title}”, a row each.`;
}

const cell = (value: string, style: PageStyle) => ({ value, style });
