import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import type { ImportedFile, Reject } from "../../src-shared/ipc";
import { countOf, needsLook, summarize } from "../import-jobs";
import { useImports } from "../use-imports";
import { Icon } from "./Icon";

/** What became of each file, those that need a look first. */
export function ImportResults() {
  const { open, showResults } = useImports();
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={open !== undefined}
      onOpenChange={(isOpen) => !isOpen && showResults(null)}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{summarize(open?.files ?? [])}</Heading>
            <Button slot="close" className="button quiet icon-only" aria-label="Close">
              <Icon name="close" />
            </Button>
          </header>
          <ul className="dialog-body results">
            {sortFiles(open?.files ?? []).map((file, place) => (
              <FileResult key={place} file={file} />
            ))}
          </ul>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function sortFiles(files: readonly ImportedFile[]): readonly ImportedFile[] {
  return [...files].sort((one, other) => Number(needsLook(other)) - Number(needsLook(one)));
}

const statuses = {
  imported: { label: "Imported", tone: "ok" },
  unchanged: { label: "Unchanged", tone: "plain" },
  unrecognized: { label: "Not recognized", tone: "warn" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "plain" },
} as const;

function FileResult({ file }: { file: ImportedFile }) {
  const { label, tone } = statuses[file.status];
  return (
    <li className="result">
      <div className="result-head">
        <b className="cut" title={file.name}>
          {file.name}
        </b>
        <span
          className="status"
          data-tone={file.status === "imported" && file.rejected > 0 ? "warn" : tone}
        >
          {label}
        </span>
      </div>
      <p className="result-counts">{describeCounts(file)}</p>
      {file.notes.map((note) => (
        <p key={note} className="result-note">
          {note}
        </p>
      ))}
      {file.rejects.length > 0 && <RejectTable rejects={file.rejects} total={file.rejected} />}
    </li>
  );
}

function describeCounts(file: ImportedFile) {
  const number = (value: number) => formatNumber(value, navigator.language);
  const parts = [
    file.rows > 0 || file.status === "imported" ? countOf(file.rows, "row") : null,
    file.rejected > 0 ? `${number(file.rejected)} rejected` : null,
    file.replaced > 0 ? `${number(file.replaced)} replace older ones` : null,
    file.superseded > 0 ? `${number(file.superseded)} superseded by a newer file` : null,
  ].filter((part) => part !== null);
  return (
    <>
      {file.table && <code>{file.table}</code>}
      {file.table && parts.length > 0 && " · "}
      {parts.join(" · ")}
    </>
  );
}

function RejectTable({ rejects, total }: { rejects: readonly Reject[]; total: number }) {
  return (
    <>
      <table className="rejects">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject, place) => (
            <tr key={place}>
              <td>{reject.line === null ? "–" : formatNumber(reject.line, navigator.language)}</td>
              <td>{reject.column ?? "–"}</td>
              <td>
                {reject.value === null ? (
                  "–"
                ) : (
                  <code title={reject.value}>{reject.value || "(empty)"}</code>
                )}
              </td>
              <td>{reject.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rejects.length && (
        <p className="result-note">
          The first {rejects.length} of {formatNumber(total, navigator.language)} rejected rows.
        </p>
      )}
    </>
  );
}
