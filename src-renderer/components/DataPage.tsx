import { formatNumber } from "../../src-shared/format";
import type { LedgerEntry } from "../../src-shared/ipc";
import { countOf } from "../import-jobs";
import { useImportedFiles } from "../use-workspace";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { OpenButtons } from "./OpenButtons";

/** The ledger: which files the numbers come from. */
export function DataPage() {
  const { data: entries, error } = useImportedFiles();
  const rows = entries?.reduce((sum, entry) => sum + entry.rows, 0) ?? 0;
  return (
    <div className="page">
      <div className="title">
        <h1>Data</h1>
        {entries && entries.length > 0 && (
          <span className="key">
            {countOf(entries.length, "file")} · {countOf(rows, "row")}
          </span>
        )}
        <div className="actions">
          <OpenButtons />
        </div>
      </div>
      {error && <ErrorCard error={error} />}
      {entries?.length === 0 && (
        <EmptyState title="No files were imported into this workspace.">
          Open the exports of your analytics tables, or drop them on the window.
        </EmptyState>
      )}
      {entries && entries.length > 0 && <LedgerTable entries={entries} />}
    </div>
  );
}

function LedgerTable({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <div className="card table-card">
      <table className="list-table ledger">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Table</th>
            <th scope="col">Imported (UTC)</th>
            <th scope="col" data-type="int">
              Size
            </th>
            <th scope="col" data-type="int">
              Rows
            </th>
            <th scope="col" data-type="int">
              Rejected
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <LedgerRow key={entry.importId} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LedgerRow({ entry }: { entry: LedgerEntry }) {
  const locale = navigator.language;
  return (
    <tr>
      <td>
        <span className="cut" title={`${entry.name}\nSHA-256 ${entry.sha256}`}>
          {entry.name}
        </span>
      </td>
      <td>
        <span className="cut" title={`${entry.table}, ${entry.kind}`}>
          <code>{entry.table}</code> <span className="faint">{entry.kind}</span>
        </span>
      </td>
      <td>{entry.importedAt.slice(0, 16).replace("T", " ")}</td>
      <td data-type="int">{formatSize(entry.size)}</td>
      <td data-type="int">{formatNumber(entry.rows, locale)}</td>
      <td data-type="int" className={entry.rejected > 0 ? "down" : "zero"}>
        {entry.rejected > 0 ? formatNumber(entry.rejected, locale) : "–"}
      </td>
    </tr>
  );
}

/** `412 B`, `3.4 kB`, `12 MB`: thousands, as file managers count. */
function formatSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = step > 0 && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[step]}`;
}
