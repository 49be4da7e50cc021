import * as Plot from "@observablehq/plot";
import { describeDay } from "../src-shared/chart-day";
import { formatNumber } from "../src-shared/format";
import type { ChartInput, DrawnChart } from "./chart";
import { addFrame, frameMargins } from "./chart-frame";
import {
  describeUnmapped,
  findStep,
  formatPart,
  type MapChart,
  type MapData,
  toMapData,
} from "./chart-map-data";
import { guessWidth } from "./chart-text";
import { type CountryShape, listShapes } from "./chart-world";

const tones = ["m1", "m2", "m3", "m4", "m5"] as const;
const legendHeight = 30;
const gap = 10;

/** From Alaska to New Zealand; Antarctica is left out, nobody learns there. */
const extent = {
  type: "MultiPoint",
  coordinates: [
    [-164, 0],
    [180, 0],
    [0, 83.5],
    [0, -56],
  ],
} as const;

/** The world, each country by how many there are; few to many in one hue. */
export function drawMap(input: ChartInput, chart: MapChart): DrawnChart {
  const { report, table, standalone, width, colors, locale = "en-US" } = input;
  const data = toMapData(report, chart, table);
  const day = standalone ? describeDay(report, table) : null;
  const note = [day, describeUnmapped(data, chart, locale)].filter(Boolean).join(" ") || null;
  const margin = frameMargins(standalone, [], { width, note });
  const inner = width - 2 * (margin.side + gap);
  const bottom = margin.top + gap + Math.round(inner * 0.455);
  const height = bottom + legendHeight + gap + margin.bottom;
  const frame = {
    top: margin.top + gap,
    right: width - margin.side - gap,
    bottom,
    left: margin.side + gap,
  };
  const toFill = toFills(data, colors);
  const shapes = listShapes();
  const tiny = shapes.filter(({ code, isTiny }) => isTiny && toFill.has(code));
  const plot = Plot.plot({
    document: input.document,
    width,
    height,
    marginTop: frame.top,
    marginRight: width - frame.right,
    marginBottom: height - frame.bottom,
    marginLeft: frame.left,
    projection: { type: "equal-earth", domain: extent as never },
    marks: [
      Plot.geo(shapes, {
        fill: ({ code }: CountryShape) => toFill.get(code) ?? colors("line"),
        stroke: colors("surface"),
        strokeWidth: 0.6,
      }),
      Plot.dot(
        tiny,
        Plot.centroid({
          fill: ({ code }: CountryShape) => toFill.get(code) ?? "none",
          stroke: colors("surface"),
          strokeWidth: 0.75,
          r: 3.5,
        }),
      ),
    ],
  }) as SVGSVGElement & Plot.Plot;
  const marks = tagCountries(plot, shapes, tiny, data);
  addLegend(plot, input, data, { x: frame.left + 4, y: bottom + 12, unit: chart.unit });
  if (standalone) addFrame(plot, { ...input, height }, standalone, { legend: [], note });
  const points = data.countries.map(({ code }, place) => {
    const outline = marks.get(code);
    return { place, ...findMiddle(outline, frame), ...(outline && { outline }) };
  });
  return {
    svg: plot,
    points,
    pointing: "shape",
    note,
    frame,
    describe: ({ place }) => {
      const { name = "", count = 0, share = 0 } = data.countries[place] ?? {};
      const tone = tones[findTone(data, count)] ?? null;
      const label = chart.unit.charAt(0).toUpperCase() + chart.unit.slice(1);
      const value = formatNumber(count, locale);
      const lines = [{ label, tone, value, share: formatPart(share, locale) }];
      return { title: name, lines, total: null };
    },
  };
}

/** Few classes take the ends and the middle of the scale. */
function findTone({ steps }: MapData, count: number): number {
  const last = Math.max(1, steps.length - 1);
  return Math.round((findStep(steps, count) * 4) / last);
}

function toFills(data: MapData, colors: ChartInput["colors"]): ReadonlyMap<string | null, string> {
  return new Map(
    data.countries.map(({ code, count }) => [code, colors(tones[findTone(data, count)] ?? "m1")]),
  );
}

/** So that a pointer finds a country's place among the points. Gives each country's outline. */
function tagCountries(
  svg: SVGSVGElement,
  shapes: readonly CountryShape[],
  tiny: readonly CountryShape[],
  { countries }: MapData,
): ReadonlyMap<string, string> {
  const places = new Map(countries.map(({ code }, place) => [code, place]));
  const outlines = new Map<string, string>();
  const tag = (elements: Iterable<Element>, of: readonly CountryShape[]) => {
    [...elements].forEach((element, at) => {
      const code = of[at]?.code ?? null;
      const place = code === null ? undefined : places.get(code);
      if (code === null || place === undefined) return;
      element.setAttribute("data-place", String(place));
      outlines.set(code, element.getAttribute("d") ?? toCircle(element));
    });
  };
  tag(svg.querySelectorAll('g[aria-label="geo"] path'), shapes);
  tag(svg.querySelectorAll('g[aria-label="dot"] circle'), tiny);
  return outlines;
}

function toCircle(element: Element): string {
  const [x, y] = ["cx", "cy"].map((name) => Number(element.getAttribute(name)));
  return `M${x},${y}m-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0`;
}

/** Of the longest of its parts, by the letters that draw it: the mainland, not an island. */
function findMiddle(outline: string | undefined, frame: DrawnChart["frame"]) {
  const parts = outline?.split("M") ?? [];
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), "");
  const numbers = [...longest.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
  if (numbers.length === 0) return { x: frame.left + 40, y: frame.bottom - 20 };
  const halfWay = (at: 1 | 2) => {
    const places = numbers.map((pair) => Number(pair[at]));
    return (Math.min(...places) + Math.max(...places)) / 2;
  };
  // A dot's outline begins at its middle, all else is relative to it.
  if (longest.includes("m")) return { x: Number(numbers[0]?.[1]), y: Number(numbers[0]?.[2]) };
  return { x: halfWay(1), y: halfWay(2) };
}

function addLegend(
  svg: SVGSVGElement,
  { document, colors, locale = "en-US" }: ChartInput,
  data: MapData,
  at: { x: number; y: number; unit: string },
): void {
  const add = (name: string, attributes: Record<string, string | number>, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    svg.append(element);
  };
  const text = { "font-size": 11.5, "text-anchor": "start", y: at.y + 9 };
  add("text", { ...text, x: at.x, fill: colors("faint") }, at.unit);
  let x = at.x + guessWidth(at.unit) + 14;
  const entries = [
    { fill: colors("line"), label: "none" },
    ...data.steps.map((step, place) => ({
      fill: colors(tones[findTone(data, step)] ?? "m1"),
      label: nameStep(data, place, locale),
    })),
  ];
  for (const { fill, label } of entries) {
    add("rect", { x, y: at.y, width: 16, height: 10, rx: 2, fill });
    add("text", { ...text, x: x + 21, fill: colors("muted") }, label);
    x += 21 + guessWidth(label) + 14;
  }
}

function nameStep({ steps, countries }: MapData, place: number, locale: string): string {
  const from = steps[place] ?? 1;
  const to = (steps[place + 1] ?? (countries[0]?.count ?? from) + 1) - 1;
  const first = formatNumber(from, locale);
  return to <= from ? first : `${first}–${formatNumber(to, locale)}`;
}
