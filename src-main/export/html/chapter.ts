import { reportGroups } from "../../../src-shared/report";
import { shortenId } from "../../../src-shared/shorten-id";
import type { ChapterPart } from "../chapters";
import type { Shown } from "../shown";
import { renderAnswer } from "./answer";
import { html, Markup } from "./markup";
import type { Placed } from "./outline";

/** Of a report about one module or video, as many as are shown. */
export const mostParts = 3;

/** A page is for reading: more rows are in the workbook. */
const mostRows = { course: 100, module: 25 } as const;

export interface ChapterAnswer {
  readonly part: ChapterPart;
  readonly shown: Shown;
}

/** A report: its question, what it counts, and the answer for each of its parts; `level` is of its heading. */
export async function renderChapter(
  placed: Placed,
  answers: readonly ChapterAnswer[],
  level: 2 | 3,
): Promise<Markup> {
  const { id, chapter } = placed;
  const pieces: Markup[] = [];
  for (const [place, answer] of answers.entries()) {
    const intro = place === 0 && renderIntro(placed, answers.length, level);
    pieces.push(await renderPart(placed, { answer, intro, id: `${id}-${place + 1}`, level }));
  }
  const cautions = chapter.report.notes.map((note) => html`<li>${note}</li>`);
  return html`<section class="report" id="${id}">
${pieces}${cautions.length > 0 && html`<ul class="cautions" aria-label="Cautions">${cautions}</ul>`}</section>
`;
}

function renderIntro({ id, chapter }: Placed, answers: number, level: 2 | 3): Markup {
  const { report, period, parts } = chapter;
  const isCut = parts.length > answers;
  return html`<p class="kicker"><span>${reportGroups[report.group]} · ${report.title}</span><span>${period}</span></p>
${renderHeading(level, `${id}-title`, html`${report.question}`)}
<p class="definition">${report.definition}${isCut && html` Shown are the ${answers} most used of ${parts.length}.`}</p>
`;
}

interface PartPlace {
  readonly answer: ChapterAnswer;
  readonly intro: Markup | false;
  readonly id: string;
  readonly level: 2 | 3;
}

/** On paper the question, what it is about, the numbers and the chart stay together. */
async function renderPart({ chapter }: Placed, { answer, intro, id, level }: PartPlace) {
  const { part, shown } = answer;
  const { course } = chapter;
  const { module } = part;
  const most = module ? mostRows.module : mostRows.course;
  const { top, rest } = await renderAnswer(shown, { course, id, mostRows: most });
  if (!module) return html`<div class="top">${intro}${top}</div>${rest}`;
  const label = module.label ?? shortenId(module.value);
  const name = html`<span dir="auto">${label}</span> <code>${module.value}</code>`;
  return html`<div class="top">${intro}<div class="part">${renderHeading(level + 1, `${id}-title`, name)}
${top}</div></div>${rest}`;
}

function renderHeading(level: number, id: string, content: Markup): Markup {
  const tag = new Markup(`h${level}`);
  return html`<${tag} id="${id}">${content}</${tag}>`;
}
