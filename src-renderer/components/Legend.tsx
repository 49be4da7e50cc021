import { findChartDay } from "../../src-shared/chart-day";
import { formatDayName } from "../../src-shared/day-text";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { listLegend } from "../chart-legend";
import { Swatch } from "./Swatch";

export function Legend({ report, table }: { report: Report; table: ResultTable }) {
  const entries = listLegend(report, table);
  return (
    <>
      <ChartDay report={report} table={table} />
      {entries.length > 0 && (
        <ul className="legend" aria-label="Legend">
          {entries.map(({ tone, label }) => (
            <li key={label}>
              <Swatch tone={tone} />
              {label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A chart of one day says which. */
function ChartDay({ report, table }: { report: Report; table: ResultTable }) {
  const day = "day" in report.chart ? findChartDay(report, table) : undefined;
  if (day === undefined) return null;
  return <span className="card-title">On {formatDayName(day, "full")}</span>;
}
