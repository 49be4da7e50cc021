import type { DOMWindow } from "jsdom";
import { drawChart, fileSize, hasChart } from "../../src-renderer/chart";
import { type LegendEntry, listLegend } from "../../src-renderer/chart-legend";
import { toRanksData } from "../../src-renderer/chart-ranks-data";
import { describeDay, findChartDay, listDays } from "../../src-shared/chart-day";
import { formatSource } from "../../src-shared/chart-source";
import { listEvents } from "../../src-shared/course-events";
import type { Course } from "../../src-shared/ipc";
import { describeMissing, describeStep, findMissing } from "../../src-shared/missing";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { shortenId } from "../../src-shared/shorten-id";
import { light, type Theme } from "../../src-shared/theme";
import { version } from "../version";
import { toLegalXml } from "./chart-picture";

export { hasChart };

export interface SvgCaption {
  /** Null for a report across courses. */
  readonly course: Course | null;
  /** What a module or video is called. */
  readonly module?: string | null;
  /** As text. */
  readonly period: string;
  /** What was done to the rows, and what is not drawn, in sentences. */
  readonly remarks?: readonly string[];
}

interface Answer {
  readonly report: Report;
  readonly table: ResultTable;
}

/** The chart of the page as a file of its own, drawn without a window. */
export async function drawSvg(
  { report, table }: Answer,
  { course, module = null, period, remarks = [] }: SvgCaption,
): Promise<string> {
  const { document, XMLSerializer } = await createWindow();
  const { svg } = drawChart({
    report,
    table,
    ...fileSize,
    document,
    events: course ? listEvents(course) : [],
    colors: (token) => light[token],
    locale: "en-US",
    standalone: {
      title: report.question,
      subtitle: [
        course?.name ?? "All courses",
        ...(module ? [shortenId(module)] : []),
        period,
      ].join(" · "),
      remarks,
      source: formatSource(version, report, course?.id),
    },
  });
  // A file is XML, which knows no &nbsp; and wants its signs escaped: an element's outerHTML is neither.
  return `${toLegalXml(new XMLSerializer().serializeToString(svg))}\n`;
}

/** The days that a chart is of, as days since 1970-01-01; none where it is of no days. */
export function listChartDays(report: Report, table: ResultTable): readonly number[] {
  const days = listDays(report, table);
  const day = findChartDay(report, table);
  return days.length === 0 && day !== undefined ? [day] : days;
}

/** A chart within a page of ours, which has the words beside it. */
export interface InlineChart {
  /** Its colors are CSS variables by the names of the theme: `var(--c1)`. */
  readonly svg: string;
  readonly legend: readonly LegendEntry[];
  /** “On May 12, 2024.”, where it is of one day. */
  readonly day: string | null;
  /** What it leaves out, a sentence each… */
  readonly notes: readonly string[];
  /** …and what the data has not got. */
  readonly missing: readonly string[];
}

const mostRanks = 20;

/** Draws at this width, in pixels; `id` is of its title, and no other element's on the page. */
export async function drawInline(
  { report, table }: Answer,
  { course, width, id }: { course: Course | null; width: number; id: string },
): Promise<InlineChart> {
  const { svg, note } = drawChart({
    report,
    table,
    width,
    height: 300,
    limit: mostRanks,
    document: (await createWindow()).document,
    events: course ? listEvents(course) : [],
    colors: toVariable,
    locale: "en-US",
  });
  addTitle(svg, id, `Chart: ${report.title}`);
  const days = listDays(report, table);
  const unit = report.period?.unit ?? "day";
  const notes = [note, describeRanks(report, table)];
  const missing = [describeStep(days, unit), describeMissing(findMissing(days, unit), unit)];
  return {
    svg: shorten(svg.outerHTML),
    legend: listLegend(report, table),
    day: describeDay(report, table),
    notes: notes.filter((text) => text !== null),
    missing: missing.filter((text) => text !== null),
  };
}

export function toVariable(token: keyof Theme): string {
  return `var(--${token})`;
}

/** A picture with a name; its parts, whose names help nobody, have none. */
function addTitle(svg: SVGSVGElement, id: string, text: string) {
  const { ownerDocument } = svg;
  const title = ownerDocument.createElementNS("http://www.w3.org/2000/svg", "title");
  title.setAttribute("id", id);
  title.textContent = text;
  svg.querySelector("style")?.remove();
  svg.removeAttribute("class");
  for (const part of svg.querySelectorAll("*")) {
    for (const name of ["aria-label", "aria-hidden", "data-place"]) part.removeAttribute(name);
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", id);
  svg.prepend(title);
}

/** A tenth of a pixel nobody sees, and the coasts of the world are half a megabyte otherwise. */
function shorten(svg: string): string {
  return svg.replace(/ d="[^"]+"/g, (path) =>
    path.replace(/\.\d{2,}/g, (digits) => toTenth(digits)),
  );
}

/** Cut off, not rounded, so that no carry is needed. */
function toTenth(digits: string): string {
  return digits.slice(0, 2) === ".0" ? "" : digits.slice(0, 2);
}

function describeRanks(report: Report, table: ResultTable): string | null {
  const { chart } = report;
  if (chart.mark !== "ranks") return null;
  const { count, drawn } = toRanksData(report, chart, table, mostRanks);
  return drawn < count ? `${drawn} of ${count} are drawn.` : null;
}

/** One for all: charts are drawn beside its document, never into it. */
let created: Promise<DOMWindow> | undefined;

function createWindow(): Promise<DOMWindow> {
  // Drawing is rare, and jsdom takes a quarter of a second to load.
  created ??= import("jsdom").then(({ JSDOM }) => new JSDOM("").window);
  return created;
}
