import { useState } from "react";
import { Button, Menu, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { formatFacts } from "../../src-shared/export-format";
import { hasChart } from "../chart";
import { bookHelp, moreHelp } from "../row-formats";
import { type Shown, useExport } from "../use-export";
import { useExportCommand } from "../use-export-command";
import { useRowExports } from "../use-row-exports";
import { useReportSubject } from "../use-row-subject";
import { BookDialog, type BookDialogProps } from "./BookDialog";
import { ExportDialog } from "./ExportDialog";
import { FormatItem } from "./FormatItem";
import { FormatSection } from "./FormatSection";
import { Icon } from "./Icon";
import { RowFormatItems } from "./RowFormatItems";

interface ExportMenuProps extends Shown {
  readonly label: string;
  readonly className: string;
  /** Whether the application menu's Export opens it. */
  readonly isMain?: boolean;
  /** Of which courses, and days, several reports may leave too. */
  readonly book?: Pick<BookDialogProps, "courses" | "days">;
}

/** The ways out of a report: quick ones by whom they are for, and the dialog with all there is to choose. */
export function ExportMenu(props: ExportMenuProps) {
  const { label, className, isMain = false, book, ...shown } = props;
  const { saveChart, copyTable } = useExport(shown);
  const subject = useReportSubject(shown);
  const save = useRowExports(subject);
  const [isOpen, setOpen] = useState(false);
  const [dialog, setDialog] = useState<"rows" | "book" | null>(null);
  const close = () => setDialog(null);
  const hasTable = shown.table !== undefined;
  useExportCommand(isMain && (hasTable || book !== undefined), () => setOpen(true));
  const charts = (["png", "svg"] as const).map((format) => ({
    key: format,
    label: format.toUpperCase(),
    help: formatFacts[format].help,
    onAction: () => saveChart(format),
  }));
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={className} isDisabled={!hasTable && !book}>
          {label}
          <Icon name="chevron" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label={label}>
            {hasTable && <RowFormatItems kind="report" onSave={save} />}
            {hasTable && hasChart(shown.report) && (
              <FormatSection title="Chart, as on the screen" items={charts} />
            )}
            {hasTable && <Separator className="menu-line" />}
            {hasTable && (
              <FormatItem
                label="Copy table"
                help="to paste into a spreadsheet"
                onAction={copyTable}
              />
            )}
            <MenuSection className="menu-foot" aria-label="With choices">
              {hasTable && (
                <FormatItem label="More…" help={moreHelp} onAction={() => setDialog("rows")} />
              )}
              {book && (
                <FormatItem
                  label={book.courses.length === 1 ? "Course report…" : "Course reports…"}
                  help={bookHelp}
                  onAction={() => setDialog("book")}
                />
              )}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      <ExportDialog subject={subject} isOpen={dialog === "rows"} onClose={close} />
      {book && <BookDialog {...book} isOpen={dialog === "book"} onClose={close} />}
    </>
  );
}
