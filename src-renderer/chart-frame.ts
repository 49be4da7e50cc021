import type { Series } from "../src-shared/report";
import type { Theme } from "../src-shared/theme";

/** What makes a chart's SVG a file that explains itself. */
export interface Standalone {
  readonly title: string;
  /** The course and the period. */
  readonly subtitle: string;
  /** Where the numbers are from. */
  readonly source: string;
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

export function standaloneMargins(series: readonly Series<string>[], width: number) {
  const rows = placeLegend(series, width).at(-1)?.row ?? 0;
  return { top: 62 + (rows + 1) * 20, bottom: 34, side };
}

/** Adds background, title, period, legend and source, and takes out what only a page needs. */
export function addFrame(
  svg: SVGSVGElement,
  frame: Frame,
  { title, subtitle, source }: Standalone,
  series: readonly Series<string>[],
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
  svg.prepend(add("title", {}, `${title}. ${subtitle}`));
  const text = { x: side + 6, "text-anchor": "start" };
  add("text", { ...text, y: 34, "font-size": 17, "font-weight": 600, fill: colors("text") }, title);
  add("text", { ...text, y: 54, "font-size": 12.5, fill: colors("muted") }, subtitle);
  add("text", { ...text, y: height - 16, "font-size": 11, fill: colors("faint") }, source);
  for (const { series: one, x, row } of placeLegend(series, width)) {
    const y = 72 + row * 20;
    add("rect", { x, y, width: 9, height: 9, rx: 2, fill: colors(one.tone) });
    add(
      "text",
      { x: x + 14, y: y + 8.5, "text-anchor": "start", "font-size": 12, fill: colors("muted") },
      one.label,
    );
  }
}

/** At 12 px: narrow, wide and other letters of common system fonts. */
function guessWidth(label: string): number {
  const widths = [...label].map((letter) => {
    if (/[ filjtr.,]/.test(letter)) return 4;
    return /[mwMW]/.test(letter) ? 10 : /\p{Lu}/u.test(letter) ? 8 : 6.8;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Widths of words are guessed: there is no layout where files are drawn. */
function placeLegend(series: readonly Series<string>[], width: number) {
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
