import { formatNumber } from "../../src-shared/format";
import type { ExportPreview } from "../../src-shared/ipc";
import { hiddenMark, redactedMark } from "../../src-shared/privacy";

type Column = ExportPreview["columns"][number];

/** Rows that are shown, side by side. */
const sampleSize = 3;

/** A line a column: what becomes of it, and what stands in the first rows. */
export function LeavingTable({ preview }: { preview: ExportPreview }) {
  const sample = preview.sample.slice(0, sampleSize);
  const columns = placeColumns(preview);
  return (
    <table className="leaving-table">
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Leaves</th>
          {sample.map((_, row) => (
            <th key={row} scope="col">
              Row {row + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, place }, line) => (
          <tr key={line} data-fate={column.fate}>
            <th scope="row" title={column.label}>
              {column.label}
            </th>
            <td>
              <FateCell column={column} />
            </td>
            {sample.map((cells, row) => (
              <SampleCell key={row} text={place === null ? "" : (cells[place] ?? "")} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const fates: Readonly<Record<Column["fate"], string>> = {
  kept: "as it is",
  pseudonymized: "pseudonyms",
  redacted: "redacted",
  dropped: "left out",
  hidden: "hidden",
};

/** “hidden in 12” is short for twelve of its cells. */
function FateCell({ column: { fate, cells } }: { column: Column }) {
  if (fate === "kept") return <span className="faint">{fates.kept}</span>;
  const count = formatNumber(cells, navigator.language);
  const text = fate === "dropped" || cells === 0 ? fates[fate] : `${fates[fate]} · ${count}`;
  const what = cells === 1 ? "cell" : "cells";
  return (
    <span className="status" data-tone="ok" title={`${count} ${what}`}>
      {text}
    </span>
  );
}

function SampleCell({ text }: { text: string }) {
  const isMark = text === hiddenMark || text === redactedMark;
  return <td title={text || undefined}>{isMark ? <i className="no-value">{text}</i> : text}</td>;
}

/** Where in a row of the sample each column stands; null for those that are left out of it. */
function placeColumns({ columns, sample }: ExportPreview) {
  const left = columns.filter(({ fate }) => fate !== "dropped");
  const isShort = sample[0]?.length === left.length;
  return columns.map((column, index) => {
    const place = isShort ? left.indexOf(column) : index;
    return { column, place: column.fate === "dropped" ? null : place };
  });
}
