import type { Report } from "../src-shared/report";
import type { ResultTable } from "../src-shared/result";
import type { Theme } from "../src-shared/theme";
import { listSeries } from "./chart-data";

export interface LegendEntry {
  readonly label: string;
  readonly tone: keyof Theme;
}

/** The colors of a chart with their names; a chart of one color needs none. */
export function listLegend(report: Report, table: ResultTable): readonly LegendEntry[] {
  const { chart } = report;
  switch (chart.mark) {
    case "line":
    case "stack":
    case "profile":
      return listSeries(chart, table);
    case "ranks":
      if (chart.part) {
        const whole = report.columns[chart.value]?.label ?? chart.value;
        return [
          { label: whole, tone: "c5" },
          { label: chart.part.label, tone: "c1" },
        ];
      }
      return chart.flag
        ? [
            { label: `✓ ${chart.flag.label}`, tone: "ok" },
            { label: `Not ${chart.flag.label.toLowerCase()}`, tone: "c6" },
          ]
        : [];
    case "bars":
    case "map":
    case "none":
      return [];
  }
}
