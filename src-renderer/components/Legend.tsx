import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { findChartDay } from "../chart-day";
import { listLegend } from "../chart-legend";
import { formatDayName } from "../day-text";
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
