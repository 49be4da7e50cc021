import type { Theme } from "../src-shared/theme";
import type { LegendEntry } from "./chart-legend";
import { guessWidth } from "./chart-text";

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

/** The room around the chart itself; none on a page, which has all that beside it. */
export function frameMargins(
  standalone: Standalone | undefined,
  series: readonly LegendEntry[],
  { width, note }: { width: number; note: string | null },
) {
  if (!standalone) return { top: 0, bottom: 0, side: 0 };
  const last = placeLegend(series, width).at(-1);
  const rows = last ? last.row + 1 : 0;
  return { top: 62 + rows * 20, bottom: 34 + (note ? 18 : 0), side };
}

/** Adds background, title, period, legend and source, and takes out what only a page needs. */
export function addFrame(
  svg: SVGSVGElement,
  frame: Frame,
  { title, subtitle, source }: Standalone,
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
  svg.prepend(add("title", {}, `${title}. ${subtitle}`));
  const text = { x: side + 6, "text-anchor": "start" };
  add("text", { ...text, y: 34, "font-size": 17, "font-weight": 600, fill: colors("text") }, title);
  add("text", { ...text, y: 54, "font-size": 12.5, fill: colors("muted") }, subtitle);
  add("text", { ...text, y: height - 16, "font-size": 11, fill: colors("faint") }, source);
  if (note) {
    const y = height - 34;
    add("text", { ...text, y, "font-size": 12, fill: colors("muted") }, note);
  }
  for (const { series: one, x, row } of placeLegend(legend, width)) {
    const y = 72 + row * 20;
    add("rect", { x, y, width: 9, height: 9, rx: 2, fill: colors(one.tone) });
    add(
      "text",
      { x: x + 14, y: y + 8.5, "text-anchor": "start", "font-size": 12, fill: colors("muted") },
      one.label,
    );
  }
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
