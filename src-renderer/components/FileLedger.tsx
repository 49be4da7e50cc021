import { formatNumber } from "../../src-shared/format";
import type { LedgerEntry } from "../../src-shared/ipc";
import { filesLocation } from "../data-location";
import { formatSize, sumOf } from "../file-text";
import { countOf } from "../import-jobs";
import { formatLocation } from "../location";
import { useImportedFiles } from "../use-workspace";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { OpenButtons } from "./OpenButtons";
import { UndoButton } from "./UndoButton";

/** The ledger: which files the numbers come from, newest first. */
export function FileLedger() {
  const { data: entries, error } = useImportedFiles();
  if (error) return <ErrorCard error={error} />;
  if (!entries) return null;
  if (entries.length === 0) {
    return (
      <EmptyState
        title="No files were imported into this workspace."
        actions={<OpenButtons isPrimary />}
      >
        Open the exports of your analytics tables, or drop them on the window.
      </EmptyState>
    );
  }
  return (
    <>
      <h2>Which files do the numbers come from?</h2>
      <p className="definition-line">
        Of rows with the same key, those of the newest file are shown. Undo takes a file’s rows out
        again, and shows those that it had replaced.
      </p>
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
              <th scope="col" data-type="int" title="Rows that no newer file has replaced">
                Shown
              </th>
              <th scope="col" data-type="int">
                Rejected
              </th>
              <th scope="col">
                <span className="visually-hidden">Undo</span>
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
    </>
  );
}

function LedgerRow({ entry }: { entry: LedgerEntry }) {
  const { importId, name, importedAt, size, tables } = entry;
  const number = (value: number) => formatNumber(value, navigator.language);
  const address = formatLocation({ ...filesLocation, file: importId });
  const rows = sumOf(tables, "rows");
  const shown = sumOf(tables, "shown");
  const rejected = sumOf(tables, "rejected");
  return (
    <tr>
      <td>
        <a className="cut row-link" href={address} title={name}>
          {name}
        </a>
      </td>
      <td>
        <FilledTables entry={entry} />
      </td>
      <td>{importedAt.slice(0, 16).replace("T", " ")}</td>
      <td data-type="int">{formatSize(size)}</td>
      <td data-type="int">{number(rows)}</td>
      <td
        data-type="int"
        className={shown === rows ? "faint" : undefined}
        title={shown < rows ? `${number(rows - shown)} are replaced by newer files` : undefined}
      >
        {number(shown)}
      </td>
      <td data-type="int" className={rejected > 0 ? undefined : "zero"}>
        {rejected > 0 ? (
          <a className="cell-link" href={address} title="Show the rejected rows">
            {number(rejected)}
          </a>
        ) : (
          "–"
        )}
      </td>
      <td>
        <UndoButton entry={entry} className="row-action" label="Undo…" />
      </td>
    </tr>
  );
}

function FilledTables({ entry: { tables, kind } }: { entry: LedgerEntry }) {
  const [first] = tables;
  return (
    <span className="cut" title={`${tables.map(({ table }) => table).join("\n")}\n${kind}`}>
      {tables.length === 1 && <code>{first?.table}</code>}
      {tables.length !== 1 && countOf(tables.length, "table")} <span className="faint">{kind}</span>
    </span>
  );
}
