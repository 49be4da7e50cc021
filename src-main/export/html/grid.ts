import { describeWhen } from "../../../src-shared/chart-day";
import { listRows } from "../../../src-shared/figures";
import { formatCell, formatNumber } from "../../../src-shared/format";
import { hiddenMark } from "../../../src-shared/privacy";
import type { Column, Report } from "../../../src-shared/report";
import type { Cell, ResultColumn } from "../../../src-shared/result";
import { isBlockId, shortenId, shortenMiddle } from "../../../src-shared/shorten-id";
import { listShownColumns } from "../../../src-shared/shown-columns";
import type { Shown } from "../shown";
import { html, type Markup } from "./markup";

/** Of a report along time, whose chart has them all: a month. */
const newestRows = 31;
/** A longer text is cut: the page is for reading. */
const longestText = 240;
const wideFrom = 9;
/** On paper the first rows stay with their head, and a short table in one piece. */
const headRows = 4;
const shortRows = 14;

/** The rows as a table, of days the newest. */
export function renderGrid(shown: Shown, id: string, mostRows: number): Markup | null {
  const { report } = shown;
  const columns = listLeftColumns(shown);
  if (isSaidByFigures(shown, columns)) return null;
  if (report.isSingle) return renderFacts(shown, columns, id);
  const rows = pickRows(shown, mostRows);
  const style = `${columns.length >= wideFrom ? "wide" : "plain"}${rows.length <= shortRows ? " short" : ""}`;
  const renderRow = (row: number) =>
    html`<tr>${columns.map((column, place) => renderCell(shown, column, row, place === 0))}</tr>\n`;
  return html`<div class="card scroller" role="group" tabindex="0" aria-labelledby="${id}">
<table class="${style}"><caption id="${id}"><b>${nameRows(report)}</b> · ${describeRows(shown, rows.length)}</caption>
<thead><tr>${columns.map((column) => renderHead(getFacts(report, column)))}</tr></thead>
<tbody class="first">
${rows.slice(0, headRows).map(renderRow)}</tbody>${
    rows.length > headRows &&
    html`<tbody>
${rows.slice(headRows).map(renderRow)}</tbody>`
  }</table></div>
`;
}

/** A column of which all cells are hidden is not empty. */
function listLeftColumns({ report, table, isHidden }: Shown): readonly ResultColumn[] {
  const shown = new Set(listShownColumns(report, table));
  const hasHidden = ({ name, values }: ResultColumn) =>
    !report.columns[name]?.isQuiet && values.some((_, row) => isHidden(name, row));
  return table.columns.filter(
    (column) =>
      Object.hasOwn(report.columns, column.name) && (shown.has(column) || hasHidden(column)),
  );
}

/** The one number of one row stands among the key numbers. */
function isSaidByFigures({ report, table }: Shown, columns: readonly ResultColumn[]): boolean {
  const numbers = columns.filter(({ type }) => toKind(type) === "n").length;
  const isAlone = table.rowCount === 1 && report.chart.mark === "none" && !report.isSingle;
  return isAlone && numbers === 1 && report.figures.length > 0;
}

/** A report of one row: a line a column. */
function renderFacts(shown: Shown, columns: readonly ResultColumn[], id: string): Markup {
  const lines = columns.map((column) => {
    const { label, note } = getFacts(shown.report, column);
    return html`<tr><th scope="row">${label}${note && html` <span class="faint">${note}</span>`}</th>${renderCell(shown, column, 0, false)}</tr>\n`;
  });
  return html`<div class="card facts"><table><caption id="${id}"><b>${shown.report.title}</b></caption><tbody>
${lines}</tbody></table></div>
`;
}

/** Along time the newest first; of a report whose chart is of one day, that day's. */
function pickRows({ report, table }: Shown, mostRows: number): readonly number[] {
  const rows = listRows(report, table);
  return isAlongTime(report) ? rows.slice(-newestRows).reverse() : rows.slice(0, mostRows);
}

function isAlongTime({ chart }: Report): boolean {
  return chart.mark === "line" || chart.mark === "stack";
}

function nameRows({ chart, period }: Report): string {
  if (chart.mark === "profile") return "Segment by segment";
  if (!period || "day" in chart) return "In numbers";
  return period.unit === "week" ? "Week by week" : "Day by day";
}

function describeRows({ report, table }: Shown, count: number): string {
  const all = formatNumber(table.rowCount, "en-US");
  const isAll = count === table.rowCount;
  if (isAll && table.rowCount === 1) return "1 row";
  if (isAll) return isAlongTime(report) ? `${all} rows, newest first` : `${all} rows`;
  const rest = "the workbook has all of them";
  if (isAlongTime(report)) return `the newest ${count} of ${all} rows; ${rest}`;
  const day = "day" in report.chart ? describeWhen(report, table) : undefined;
  if (day === undefined) return `the first ${count} of ${all} rows; ${rest}`;
  return `${day}: ${count} of ${all} rows; ${rest}`;
}

function getFacts(report: Report, { name, type }: ResultColumn): Column {
  return report.columns[name] ?? { type, label: name };
}

function renderHead({ type, label, note }: Column): Markup {
  return html`<th scope="col" class="${toKind(type)}">${label}${note && html`<small>${note}</small>`}</th>`;
}

function renderCell(shown: Shown, column: ResultColumn, row: number, isFirst: boolean): Markup {
  const facts = getFacts(shown.report, column);
  const value = column.values[row] ?? null;
  const kind = toKind(facts.type);
  if (shown.isHidden(column.name, row)) return html`<td class="${kind} hidden">${hiddenMark}</td>`;
  const whole = formatCell(facts, value, "en-US");
  const text = shorten(whole);
  const tone = toTone(facts, value);
  // Names of people and places may run from right to left, whatever the page does.
  const direction = kind === "t" && html` dir="auto"`;
  // Broken anywhere, a short id would stand as a tower of letters.
  const place = isUnbroken(text) ? `${kind} w` : kind;
  const title = isWord(whole) && whole !== text && html` title="${whole}"`;
  if (isFirst) return html`<th scope="row" class="${place}"${direction}${title}>${text}</th>`;
  return html`<td class="${tone ? `${place} ${tone}` : place}"${direction}${title}>${text}</td>`;
}

function toKind(type: Column["type"]): "n" | "d" | "t" {
  if (type === "int" || type === "double") return "n";
  return type === "date" || type === "timestamp" || type === "bool" ? "d" : "t";
}

function toTone({ isChange, type }: Column, value: Cell): string | undefined {
  if (value === 0 && type !== "date") return "zero";
  if (!isChange || typeof value !== "number") return undefined;
  return value > 0 ? "up" : "down";
}

/** Ids lose their middle, long texts their end. */
function shorten(text: string): string {
  if (isBlockId(text)) return shortenId(text);
  if (isWord(text)) return shortenMiddle(text, 25);
  const letters = text.length > longestText ? [...text] : [];
  return letters.length > longestText ? `${letters.slice(0, longestText).join("")}…` : text;
}

function isUnbroken(text: string): boolean {
  return /^[^\s]{8,27}$/u.test(text);
}

/** An id, by its looks: nothing that a line could be broken at. */
function isWord(text: string): boolean {
  return /^[!-~]{33,}$/.test(text);
}
