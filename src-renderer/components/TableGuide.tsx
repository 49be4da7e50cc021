import { reports } from "../../src-shared/reports/index";
import { getTable, tableNames } from "../../src-shared/schema";

/** Which files are recognized, folded away. */
export function TableGuide() {
  const read = new Set(reports.flatMap((report) => report.reads));
  return (
    <details className="guide">
      <summary>{tableNames.length} tables are recognized by their columns</summary>
      <dl className="terms">
        {tableNames.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {getTable(name).meaning}
              {read.has(name) && <span className="chip">has reports</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
