import * as Plot from "@observablehq/plot";
import type { ChartInput, DrawnChart } from "./chart";
import { addFrame, frameMargins } from "./chart-frame";
import type { LegendEntry } from "./chart-legend";
import { type Tick, toCountTicks } from "./chart-ticks";

/** So that the highest line does not touch the unit above it. */
const headroom = 1.03;
const margins = { top: 34, right: 22, bottom: 40, left: 48 };

export interface Captions {
  readonly legend: readonly LegendEntry[];
  readonly note: string | null;
}

interface Axes {
  readonly unit: string;
  /** The greatest count. */
  readonly max: number;
  readonly x: Plot.ScaleOptions;
  readonly ticks: (width: number) => readonly Tick[];
  /** A tick's place on the x axis, from its value. */
  readonly toPlace: (value: number) => number | Date;
  /** What the x axis counts, where its ticks do not say. */
  readonly xUnit?: string;
  readonly captions: Captions;
}

type Base = Pick<DrawnChart, "svg" | "frame" | "note"> & {
  readonly toX: (value: unknown) => number;
  readonly toY: (value: unknown) => number;
};

/** Counts up the y axis, something along the x axis, and the marks between. */
export function plotAxes(input: ChartInput, axes: Axes, marks: readonly Plot.Markish[]): Base {
  const { width, height, standalone, colors } = input;
  const { top, bottom, side } = frameMargins(standalone, axes.captions.legend, {
    width,
    note: axes.captions.note,
  });
  const frame = {
    top: margins.top + top,
    right: width - margins.right - side,
    bottom: height - margins.bottom - bottom,
    left: margins.left + side,
  };
  const plot = Plot.plot({
    document: input.document,
    width,
    height,
    marginTop: frame.top,
    marginRight: width - frame.right,
    marginBottom: height - frame.bottom,
    marginLeft: frame.left,
    x: { ...axes.x, axis: null },
    y: { type: "linear", domain: [0, Math.max(axes.max, 1) * headroom], axis: null },
    marks: [
      ...drawAxes(input, axes, frame.right - frame.left),
      ...marks.slice(0, -1),
      Plot.ruleY([0], { stroke: colors("line-strong") }),
      ...marks.slice(-1),
    ],
  }) as SVGSVGElement & Plot.Plot;
  if (standalone) addFrame(plot, input, standalone, axes.captions);
  const { note } = axes.captions;
  return { svg: plot, frame, note, toX: toPixels(plot, "x"), toY: toPixels(plot, "y") };
}

function drawAxes({ colors, locale, standalone }: ChartInput, axes: Axes, width: number) {
  const counts = toCountTicks(Math.max(axes.max, 1), locale ?? "en-US");
  const countLabels = new Map(counts.map((tick) => [tick.value, tick.label]));
  const ticks = axes.ticks(width);
  const labels = new Map(ticks.map((tick) => [Number(axes.toPlace(tick.value)), tick.label]));
  const unit = { fill: colors("faint"), fontSize: 11.5 };
  return [
    Plot.gridY([...countLabels.keys()], { stroke: colors("line"), strokeOpacity: 1 }),
    Plot.axisY([...countLabels.keys()], {
      tickFormat: (value: number) => countLabels.get(value) ?? "",
      tickSize: 0,
      tickPadding: 10,
      label: null,
      fill: colors("muted"),
      fontSize: 11.5,
    }),
    Plot.axisX(
      ticks.map((tick) => axes.toPlace(tick.value)),
      {
        tickFormat: (value: number | Date) => labels.get(Number(value)) ?? "",
        tickSize: 4,
        tickPadding: 4,
        stroke: colors("line-strong"),
        label: null,
        fill: colors("muted"),
        fontSize: 11.5,
      },
    ),
    Plot.text([axes.unit], {
      frameAnchor: "top-left",
      textAnchor: "start",
      dx: standalone ? 6 - margins.left : 16 - margins.left,
      dy: -20,
      lineAnchor: "top",
      ...unit,
    }),
    ...(axes.xUnit === undefined
      ? []
      : [
          Plot.text([axes.xUnit], {
            frameAnchor: "bottom-right",
            textAnchor: "end",
            dy: 32,
            lineAnchor: "bottom",
            ...unit,
          }),
        ]),
  ];
}

function toPixels(plot: Plot.Plot, name: "x" | "y"): (value: unknown) => number {
  const scale = plot.scale(name);
  return (value) => Number(scale?.apply(value));
}
