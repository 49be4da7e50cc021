import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { listSeries } from "../chart-data";
import { Swatch } from "./Swatch";

export function Legend({ report, table }: { report: Report; table: ResultTable }) {
  return (
    <ul className="legend" aria-label="Legend">
      {listSeries(report, table).map((series) => (
        <li key={series.column}>
          <Swatch tone={series.tone} />
          {series.label}
        </li>
      ))}
    </ul>
  );
}
