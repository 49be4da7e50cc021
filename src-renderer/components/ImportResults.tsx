import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import type { ImportedFile } from "../../src-shared/ipc";
import { filesLocation } from "../data-location";
import { countOf, listCoursePrefixes, needsLook, summarize } from "../import-jobs";
import { formatLocation } from "../location";
import { useImports } from "../use-imports";
import { CourseQuestions } from "./CourseQuestions";
import { Icon } from "./Icon";
import { RejectTable } from "./RejectTable";

/** What became of each file, those that need a look first. */
export function ImportResults() {
  const { open, showResults } = useImports();
  const prefixes = listCoursePrefixes(open?.files ?? []);
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
          {open && prefixes.length > 0 && <CourseQuestions job={open} prefixes={prefixes} />}
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

const courseless = { label: "Which course?", tone: "warn" } as const;

function FileResult({ file }: { file: ImportedFile }) {
  const { label, tone } = file.coursePrefix === null ? statuses[file.status] : courseless;
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
      {file.rejects.length > 0 && <FirstRejects file={file} />}
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

/** The first few, and the way to all of them. */
function FirstRejects({ file }: { file: ImportedFile }) {
  const { showResults } = useImports();
  const { importId, rejects, rejected } = file;
  return (
    <>
      <RejectTable rejects={rejects} />
      {importId !== null && (
        <p className="result-note">
          {rejected > rejects.length && <>The first {rejects.length}. </>}
          <a
            className="cell-link"
            href={formatLocation({ ...filesLocation, file: importId })}
            onClick={() => showResults(null)}
          >
            {rejected === 1
              ? "Show it on the Data page"
              : `Show all ${countOf(rejected, "rejected row")}`}
          </a>
        </p>
      )}
    </>
  );
}
