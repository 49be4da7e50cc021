import { formatFacts, type RowFormat } from "../../src-shared/export-format";
import { listFormatGroups, toRowHelp } from "../row-formats";
import type { RowSubject } from "../row-subject";
import { FormatSection } from "./FormatSection";

interface RowFormatItemsProps {
  readonly kind: RowSubject["kind"];
  readonly onSave: (format: RowFormat) => void;
}

/** Every form of rows, by whom it is for. */
export function RowFormatItems({ kind, onSave }: RowFormatItemsProps) {
  return listFormatGroups(kind).map(({ title, formats }) => (
    <FormatSection
      key={title}
      title={title}
      items={formats.map((format) => ({
        key: format,
        label: formatFacts[format].label,
        help: toRowHelp(kind, format),
        onAction: () => onSave(format),
      }))}
    />
  ));
}
