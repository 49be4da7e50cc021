import type { Theme } from "../src-shared/theme";
import type { LegendEntry } from "./chart-legend";
import { guessWidth, wrapToWidth } from "./chart-text";

/** What makes a chart's SVG a file that explains itself. */
export interface Standalone {
  readonly title: string;
  /** The course and the period. */
  readonly subtitle: string;
  /** Where the numbers are from. */
  readonly source: string;
  /** What else one should know of it, in sentences. */
  readonly remarks?: readonly string[];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly document: Document;
  readonly colors: (token: keyof Theme) => string;
}

const side = 16;
const namespace = "http://www.w3.org/2000/svg";
const fonts = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** The room around the chart itself; none on a page, which has all that beside it. */
export function frameMargins(
  standalone: Standalone | undefined,
  series: readonly LegendEntry[],
  { width, note }: { width: number; note: string | null },
) {
  if (!standalone) return { top: 0, bottom: 0, side: 0 };
  const { head, foot } = placeTexts(standalone, note, width);
  const last = placeLegend(series, width).at(-1);
  const rows = last ? last.row + 1 : 0;
  return { top: 62 + head + rows * 20, bottom: 34 + foot, side };
}

/** Adds background, title, period, legend and source, and takes out what only a page needs. */
export function addFrame(
  svg: SVGSVGElement,
  frame: Frame,
  standalone: Standalone,
  { legend, note }: { legend: readonly LegendEntry[]; note: string | null },
): void {
  const { document, width, height, colors } = frame;
  const add = (name: string, attributes: Record<string, string | number>, text?: string) => {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    svg.append(element);
    return element;
  };
  svg.querySelector("style")?.remove();
  svg.removeAttribute("class");
  // As a real namespace declaration; a plain attribute of that name is written out twice.
  svg.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", namespace);
  svg.setAttribute("fill", colors("text"));
  svg.setAttribute("font-family", fonts);
  svg.setAttribute("role", "img");
  svg.prepend(add("rect", { width, height, fill: colors("surface") }));
  svg.prepend(add("title", {}, `${standalone.title}. ${standalone.subtitle}`));
  const { texts, head } = placeTexts(standalone, note, width);
  for (const { text, y, style } of texts) {
    const { tone, ...font } = styles[style];
    const place = { x: side + 6, "text-anchor": "start", y: y < 0 ? height + y : y };
    add("text", { ...place, ...font, fill: colors(tone) }, keepOrder(text));
  }
  for (const { series: one, x, row } of placeLegend(legend, width)) {
    const y = 72 + head + row * 20;
    add("rect", { x, y, width: 9, height: 9, rx: 2, fill: colors(one.tone) });
    add(
      "text",
      { x: x + 14, y: y + 8.5, "text-anchor": "start", "font-size": 12, fill: colors("muted") },
      one.label,
    );
  }
}

const styles = {
  title: { "font-size": 17, "font-weight": 600, tone: "text" },
  subtitle: { "font-size": 12.5, tone: "muted" },
  source: { "font-size": 11, tone: "faint" },
  note: { "font-size": 12, tone: "muted" },
} as const satisfies Record<string, Record<string, string | number> & { tone: keyof Theme }>;

interface PlacedText {
  readonly text: string;
  /** From the top; less than nothing is from the bottom. */
  readonly y: number;
  readonly style: keyof typeof styles;
}

/** The lines of all texts, and how much more than one line of each they need above and below. */
function placeTexts(
  { title, subtitle, source, remarks = [] }: Standalone,
  note: string | null,
  width: number,
): { texts: readonly PlacedText[]; head: number; foot: number } {
  const wrap = (text: string, style: keyof typeof styles, most: number) => {
    // What is bold is wider than what is guessed.
    const scale = (styles[style]["font-size"] / 12) * (style === "title" ? 1.07 : 1);
    return wrapToWidth(text, (width - 2 * side - 12) / scale, most);
  };
  const texts: PlacedText[] = [];
  let y = 34;
  for (const text of wrap(title, "title", 2)) {
    texts.push({ text, y, style: "title" });
    y += 22;
  }
  y -= 2;
  for (const text of wrap(subtitle, "subtitle", 2)) {
    texts.push({ text, y, style: "subtitle" });
    y += 17;
  }
  let bottom = -16;
  for (const text of wrap(source, "source", 2).reverse()) {
    texts.push({ text, y: bottom, style: "source" });
    bottom -= 14;
  }
  bottom -= 4;
  const sentences = [...(note === null ? [] : [note]), ...remarks];
  for (const text of sentences.flatMap((sentence) => wrap(sentence, "note", 3)).reverse()) {
    texts.push({ text, y: bottom, style: "note" });
    bottom -= 18;
  }
  return { texts, head: y - 71, foot: -34 - bottom };
}

/** Numbers after letters that run from right to left would join them and turn around. */
function keepOrder(text: string): string {
  const runsLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u.test(text);
  return runsLeft ? text.replaceAll(" · ", "\u200e · \u200e") : text;
}

/** Widths of words are guessed: there is no layout where files are drawn. */
function placeLegend(series: readonly LegendEntry[], width: number) {
  let x = side + 6;
  let row = 0;
  return series.map((one) => {
    const needed = 14 + guessWidth(one.label) + 18;
    if (x + needed > width - side && x > side + 6) {
      x = side + 6;
      row += 1;
    }
    const place = { series: one, x, row };
    x += needed;
    return place;
  });
}
