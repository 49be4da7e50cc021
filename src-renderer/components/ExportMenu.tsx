import { useState } from "react";
import { Button, Menu, MenuTrigger, Popover, Separator } from "react-aria-components";
import { formatFacts } from "../../src-shared/export-format";
import { hasChart } from "../chart";
import { moreHelp } from "../row-formats";
import { useEvent } from "../services";
import { type Shown, useExport } from "../use-export";
import { useRowExports } from "../use-row-exports";
import { useReportSubject } from "../use-row-subject";
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
  /** Opens the dialog of several reports, where there is one. */
  readonly onBook?: () => void;
}

/** The ways out of a report: quick ones by whom they are for, and the dialog with all there is to choose. */
export function ExportMenu(props: ExportMenuProps) {
  const { label, className, isMain = false, onBook, ...shown } = props;
  const { saveChart, copyTable } = useExport(shown);
  const subject = useReportSubject(shown);
  const save = useRowExports(subject);
  const [isOpen, setOpen] = useState(false);
  const [isDialogOpen, setDialogOpen] = useState(false);
  const hasTable = shown.table !== undefined;
  useEvent("command", ({ name }) => {
    if (isMain && name === "export" && (hasTable || onBook)) setOpen(true);
  });
  const charts = (["png", "svg"] as const).map((format) => ({
    key: format,
    label: format.toUpperCase(),
    help: formatFacts[format].help,
    onAction: () => saveChart(format),
  }));
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={className} isDisabled={!hasTable && !onBook}>
          {label}
          <Icon name="chevron" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label={label}>
            {hasTable && <RowFormatItems kind="report" onSave={save} />}
            {hasTable && hasChart(shown.report) && <FormatSection title="Chart" items={charts} />}
            {hasTable && <Separator className="menu-line" />}
            {hasTable && (
              <FormatItem
                label="Copy table"
                help="to paste into a spreadsheet"
                onAction={copyTable}
              />
            )}
            {hasTable && (
              <FormatItem label="More…" help={moreHelp} onAction={() => setDialogOpen(true)} />
            )}
            {onBook && (
              <FormatItem
                label={shown.course ? "Course report…" : "Course reports…"}
                help="several reports in one file"
                onAction={onBook}
              />
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <ExportDialog subject={subject} isOpen={isDialogOpen} onClose={() => setDialogOpen(false)} />
    </>
  );
}
