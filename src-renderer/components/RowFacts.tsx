import { formatCell } from "../../src-shared/format";
import type { Report } from "../../src-shared/report";
import { getColumn, type ResultTable } from "../../src-shared/result";

/** The one row of a report that has one, column by column. */
export function RowFacts({ report, table }: { report: Report; table: ResultTable }) {
  return (
    <dl className="row-facts">
      {Object.entries(report.columns)
        .filter(([, { isQuiet }]) => !isQuiet)
        .map(([name, column]) => {
          const text = formatCell(
            column,
            getColumn(table, name).values[0] ?? null,
            navigator.language,
          );
          return (
            <div key={name}>
              <dt>
                {column.label}
                {column.note && <small>{column.note}</small>}
              </dt>
              <dd>{text || <span className="faint">–</span>}</dd>
            </div>
          );
        })}
    </dl>
  );
}
