import { formatNumber } from "../../../src-shared/format";
import type { Course } from "../../../src-shared/ipc";
import type { Report } from "../../../src-shared/report";
import { light } from "../../../src-shared/theme";
import type { SourceFile, Stamp } from "../about";
import type { LeavingColumn } from "../leaving";
import type { WrittenTable } from "./book";
import { toPaper } from "./paper";
import type { PageRow, PageSheet, PageStyle } from "./steps";

/** A report, or a table, that is in the workbook. */
export interface AboutPart {
  /** Null for the rows of a table. */
  readonly report: Report | null;
  readonly title: string;
  /** As text; null where it has no say. */
  readonly period: string | null;
  /** What was asked for beside that, by its label. */
  readonly params: readonly (readonly [label: string, value: string])[];
  readonly columns: readonly LeavingColumn[];
  readonly tables: readonly WrittenTable[];
}

export interface AboutFacts {
  readonly courses: readonly Course[];
  readonly parts: readonly AboutPart[];
  readonly protections: readonly string[];
  readonly notes: readonly string[];
  readonly sources: readonly SourceFile[];
  /** Whether the sources' rows are told: one may be a learner, and counts of few are hidden. */
  readonly hasCounts: boolean;
  readonly stamp: Stamp;
  /** The name of the sheet with the contents, where there is one. */
  readonly contents: string | null;
}

/** The last sheet: what the numbers are, of what, from where, by which program, and when. */
export function createAboutPage(name: string, facts: AboutFacts): PageSheet {
  const { parts, protections, notes, sources, hasCounts, stamp, contents } = facts;
  return {
    name,
    color: light.c6,
    widths: [30, 110],
    paper: toPaper("About", "Coursescope"),
    isFirst: false,
    rows: [
      [cell("About this workbook", "title")],
      ...(contents === null ? [] : [[{ ...cell(contents, "link"), link: contents }]]),
      [],
      pair("Made with", stamp.program),
      pair("Stated time", toMoment(stamp.statedAt)),
      ...facts.courses.flatMap(describeCourse),
      ...section(
        "What to know",
        notes.map((note) => pair("", note)),
      ),
      ...section("What was done on the way out", toProtections(protections)),
      ...parts.flatMap(describePart),
      ...section(
        "Source files",
        sources.map((source) => describeSource(source, hasCounts)),
      ),
    ],
  };
}

function toProtections(protections: readonly string[]): PageRow[] {
  if (protections.length === 0) return [pair("", "Nothing: the data is as it was imported.")];
  return protections.map((sentence) => pair("", sentence));
}

/** No counts: what is hidden elsewhere could be computed from them. */
function describeCourse(course: Course): PageRow[] {
  const { id, name, org, number, run, start, end, pacing, language } = course;
  const facts: [string, string | null][] = [
    ["Course", name],
    ["Id", id],
    ["Organization", org],
    ["Number", number ?? course.course],
    ["Run", run],
    ["Start", start && toMoment(start)],
    ["End", end && toMoment(end)],
    ["Pacing", pacing],
    ["Language", language],
  ];
  const known = facts.filter(
    (fact): fact is [string, string] => fact[1] !== null && fact[1] !== "",
  );
  return [[], ...known.map(([label, value]) => pair(label, value))];
}

function describePart({ report, title, period, params, columns, tables }: AboutPart): PageRow[] {
  const described = columns.filter(({ note }) => note !== undefined);
  return section(title, [
    ...(report ? [pair("Question", report.question), pair("Counts", report.definition)] : []),
    ...(report?.notes ?? []).map((note, at) => pair(at === 0 ? "Cautions" : "", note)),
    ...(period === null ? [] : [pair("Period", period)]),
    ...params.map(([label, value]) => pair(label, value)),
    pair("Columns", columns.map(({ label }) => label).join(", ")),
    ...described.map(({ label, note = "" }) => pair(`   ${label}`, note)),
    ...tables.map(describeTable),
  ]);
}

function describeTable({ sheets, rows }: WrittenTable): PageRow {
  const [first = ""] = sheets;
  const text = countRows(rows);
  return [
    { ...cell(first, "link"), link: first },
    cell(sheets.length > 1 ? `${text}, on ${sheets.join(", ")}` : text, "text"),
  ];
}

function describeSource(
  { name, sha256, importedAt, tables }: SourceFile,
  hasCounts: boolean,
): PageRow {
  const filled = tables
    .map(({ table, rows }) => (hasCounts ? `${table}: ${countRows(rows)}` : table))
    .join("; ");
  return pair(
    name,
    `${filled}. Imported ${toMoment(importedAt)}.${sha256 === null ? "" : `\nSHA-256 ${sha256}`}`,
  );
}

function countRows(rows: number): string {
  return `${formatNumber(rows, "en-US")} ${rows === 1 ? "row" : "rows"}`;
}

function section(title: string, rows: readonly PageRow[]): PageRow[] {
  return rows.length === 0 ? [] : [[], [cell(title, "heading")], ...rows];
}

const cell = (value: string, style: PageStyle) => ({ value, style });
const pair = (label: string, text: string): PageRow => [cell(label, "label"), cell(text, "text")];

/** `2024-01-31 23:59:59 UTC`, from ISO 8601. */
function toMoment(iso: string): string {
  const text = iso.replace("T", " ").replace(/(\.\d+)?(Z|\+00:00)$/, " UTC");
  return text.replace(/ 00:00:00 UTC$/, "");
}
