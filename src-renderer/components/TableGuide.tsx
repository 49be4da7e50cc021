import { reports } from "../../src-shared/reports/index";
import { getStoredTable, type StoredTable, storedTables } from "../../src-shared/stored-tables";

/** Which files are recognized, folded away. */
export function TableGuide() {
  const read = new Set<StoredTable>(reports.flatMap((report) => report.reads));
  return (
    <details className="guide">
      <summary>{storedTables.length} tables are recognized by their columns</summary>
      <dl className="terms">
        {storedTables.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {getStoredTable(name).meaning}
              {read.has(name) && <span className="chip">has reports</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
