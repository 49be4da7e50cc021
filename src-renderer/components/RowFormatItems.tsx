import { Header, MenuItem, MenuSection } from "react-aria-components";
import { formatFacts, type RowFormat } from "../../src-shared/export-format";
import { listFormatGroups, toRowHelp } from "../row-formats";
import type { RowSubject } from "../row-subject";

interface FormatItem {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly onAction: () => void;
}

/** A group of a menu: ways out, and whom each is for. */
export function FormatSection({ title, items }: { title: string; items: readonly FormatItem[] }) {
  return (
    <MenuSection>
      <Header className="menu-title">{title}</Header>
      {items.map(({ key, label, help, onAction }) => (
        <MenuItem key={key} className="menu-item form-item" textValue={label} onAction={onAction}>
          <span>{label}…</span>
          <small>{help}</small>
        </MenuItem>
      ))}
    </MenuSection>
  );
}

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
