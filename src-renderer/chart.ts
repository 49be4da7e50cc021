import type { ChartEvent } from "../src-shared/course-events";
import type { Report } from "../src-shared/report";
import type { ResultTable } from "../src-shared/result";
import type { Theme } from "../src-shared/theme";
import { drawBars } from "./chart-bars";
import type { Standalone } from "./chart-frame";
import { drawMap } from "./chart-map";
import type { ChartPoint, PointText } from "./chart-points";
import { drawRanks } from "./chart-ranks";
import { drawSeries } from "./chart-series";

/**
 * Draws a report's chart as an SVG: on the page, for a file, and headless under jsdom. No part of
 * it looks at a layout or a global document, and the same input draws the same bytes.
 */
export interface ChartInput {
  readonly report: Report;
  readonly table: ResultTable;
  /** Pixels. A chart is drawn anew at another width, never scaled. */
  readonly width: number;
  /** Of charts with axes; bars by category are as high as they are many, a map as it is wide. */
  readonly height: number;
  readonly document: Document;
  /** `var(--c1)` on the page, the color itself in a file. */
  readonly colors: (token: keyof Theme) => string;
  /** For thousands on the y axis. */
  readonly locale?: string;
  /** Days worth a dotted line, where they lie within the chart. */
  readonly events?: readonly ChartEvent[];
  /** How many bars by category are drawn at most. */
  readonly limit?: number;
  /** Days are bars, for where most days have nothing. */
  readonly isSparse?: boolean;
  /** For a file of its own: title, period, legend and source are drawn in. */
  readonly standalone?: Standalone;
}

export interface DrawnChart {
  readonly svg: SVGSVGElement;
  /** What the pointer and the arrow keys find, in their order. */
  readonly points: readonly ChartPoint[];
  /** How the pointer finds them: by its column, its row, or the very shape below it. */
  readonly pointing: "column" | "row" | "shape";
  readonly describe: (point: ChartPoint) => PointText;
  readonly frame: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** What the drawing leaves out, in a sentence. */
  readonly note: string | null;
}

/** Of a chart that is saved, here and on the command line. */
export const fileSize = { width: 960, height: 500 };

export function hasChart(report: Report): boolean {
  return report.chart.mark !== "none";
}

export function drawChart(input: ChartInput): DrawnChart {
  const { report } = input;
  const { chart } = report;
  switch (chart.mark) {
    case "line":
    case "stack":
    case "profile":
      return drawSeries(input, chart);
    case "bars":
      return drawBars(input, chart);
    case "ranks":
      return drawRanks(input, chart);
    case "map":
      return drawMap(input, chart);
    case "none":
      throw new Error(`no chart: ${report.id}`);
  }
}
