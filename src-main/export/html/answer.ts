import { describeWhen } from "../../../src-shared/chart-day";
import { formatFigure } from "../../../src-shared/figure-text";
import type { Course } from "../../../src-shared/ipc";
import { hiddenMark } from "../../../src-shared/privacy";
import { computeShownFigures, type Shown, toDrawable } from "../shown";
import { drawInline, hasChart, type InlineChart, toVariable } from "../svg";
import { renderGrid } from "./grid";
import { html, Markup } from "./markup";

/** As wide as the page's column, so that nothing is scaled where there is room. */
const chartWidth = 838;

interface AnswerPlace {
  readonly course: Course | null;
  /** What the ids of its elements begin with. */
  readonly id: string;
  /** How many rows are shown at most. */
  readonly mostRows: number;
}

/** What rows answer: `top` is key numbers and chart, to be kept together; the table goes on. */
export async function renderAnswer(
  shown: Shown,
  { course, id, mostRows }: AnswerPlace,
): Promise<{ readonly top: Markup; readonly rest: Markup }> {
  const { report, table, protections } = shown;
  if (table.rowCount === 0) {
    const reason = shown.leavesOutRows
      ? "Nothing of this is shown: every count in it would be hidden."
      : `No rows answer this in the period. It comes from ${report.reads.join(", ")}.`;
    const top = html`<p class="empty">${reason}</p>\n`;
    return { top, rest: html`` };
  }
  const top = html`${renderFigures(shown)}${await renderChart(shown, course, id)}`;
  const guard =
    protections.length > 0 &&
    html`<ul class="guard" aria-label="Protection">${protections.map((text) => html`<li>${text}</li>`)}</ul>\n`;
  return { top, rest: html`${renderGrid(shown, `${id}-rows`, mostRows)}${guard}` };
}

function renderFigures(shown: Shown): Markup | null {
  const figures = computeShownFigures(shown);
  if (figures.length === 0) return null;
  const when = describeWhen(shown.report, shown.table);
  const items = figures.map((figure, place) => {
    const { text, aside, tone, kind } = formatFigure(figure, "en-US");
    const isHidden = figure.value === hiddenMark;
    const style = isHidden ? "hidden" : kind === "number" ? tone : kind;
    const said = place === 0 && when && html`<span>${when}</span>`;
    const number = html`<span${style && html` class="${style}"`}${kind === "words" && html` dir="auto"`}>${text}</span>`;
    return html`<div class="figure"><dt>${figure.label}${said}</dt><dd>${number}${aside && html`<small>${aside}</small>`}</dd></div>`;
  });
  return html`<dl class="figures">${items}</dl>\n`;
}

async function renderChart(shown: Shown, course: Course | null, id: string) {
  if (!hasChart(shown.report)) return null;
  const { report, table, notes } = toDrawable(shown);
  if (!table || table.rowCount === 0) return renderNotes(notes);
  const chart = await drawInline(
    { report, table },
    { course, width: chartWidth, id: `${id}-chart` },
  );
  const below = chart.notes.length > 0 && html`<p>${chart.notes.join(" ")}</p>`;
  return html`<figure class="card chart">${renderChartHead(chart)}${new Markup(chart.svg)}${below}</figure>
${renderNotes([...chart.missing, ...notes])}`;
}

function renderChartHead({ day, legend }: InlineChart): Markup | null {
  if (day === null && legend.length === 0) return null;
  const entries = legend.map(
    ({ label, tone }) =>
      html`<li><span class="swatch" style="background:${toVariable(tone)}"></span>${label}</li>`,
  );
  return html`<figcaption class="card-head">${day !== null && html`<span>${day.replace(/\.$/, "")}</span>`}${entries.length > 0 && html`<ul class="legend" aria-label="Legend">${entries}</ul>`}</figcaption>`;
}

function renderNotes(notes: readonly string[]): Markup {
  return html`${notes.map((note) => html`<p class="note">${note}</p>\n`)}`;
}
