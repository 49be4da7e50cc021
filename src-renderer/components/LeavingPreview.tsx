import type { ExportPreview } from "../../src-shared/ipc";
import { countOf } from "../import-jobs";
import type { useLeaving } from "../use-leaving";
import { ErrorCard } from "./ErrorCard";
import { LeavingTable } from "./LeavingTable";

/** What leaves, before it leaves: what becomes of each column, with the first rows. */
export function LeavingPreview({ leaving }: { leaving: ReturnType<typeof useLeaving> }) {
  const { data: preview, error, isFetching, isPlaceholderData } = leaving;
  return (
    <section
      className="leaving"
      aria-label="What leaves"
      aria-busy={isFetching}
      data-stale={isPlaceholderData ? "" : undefined}
    >
      <h3>
        What leaves
        <span role="status">
          {preview && !error && (isPlaceholderData ? "Working it out…" : describeSize(preview))}
        </span>
      </h3>
      {error && <ErrorCard error={error} />}
      {!error && preview && (
        <>
          {preview.notes.length > 0 && (
            <ul className="cautions" aria-label="Notes">
              {preview.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <LeavingTable preview={preview} />
        </>
      )}
    </section>
  );
}

function describeSize({ rows, columns }: ExportPreview): string {
  const left = columns.filter(({ fate }) => fate !== "dropped").length;
  return `${countOf(rows, "row")} · ${countOf(left, "column")}`;
}
