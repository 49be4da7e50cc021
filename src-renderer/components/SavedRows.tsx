import { Button } from "react-aria-components";
import { formatFacts, type RowFormat } from "../../src-shared/export-format";
import type { ExportPreview, Saved } from "../../src-shared/ipc";
import { hasFormulas, listFileColumns, type RowSubject } from "../row-subject";
import { SavedView } from "./SavedView";
import { SnippetCard } from "./SnippetCard";

interface SavedRowsProps {
  readonly subject: RowSubject;
  readonly saved: Saved;
  readonly format: RowFormat;
  /** What left; undefined where that is not known yet. */
  readonly preview: ExportPreview | undefined;
  readonly onSaveAs: (format: RowFormat) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** A saved file of rows: its notes, another form where that is safer, and the code that opens it. */
export function SavedRows(props: SavedRowsProps) {
  const { subject, saved, format, preview, onSaveAs, onAgain, onClose } = props;
  return (
    <SavedView saved={saved} how={formatFacts[format].label} onAgain={onAgain} onClose={onClose}>
      {hasFormulas(format, saved) && (
        <p>
          <Button className="button" onPress={() => onSaveAs("csv-excel")}>
            Save as CSV for spreadsheets instead…
          </Button>
        </p>
      )}
      <SnippetCard
        format={format}
        fileName={saved.name}
        columns={listFileColumns(subject, preview)}
      />
    </SavedView>
  );
}
