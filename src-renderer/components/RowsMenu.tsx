import { useState } from "react";
import { Button, Menu, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import type { StoredTable } from "../../src-shared/stored-tables";
import type { TableLocation } from "../data-location";
import { moreHelp } from "../row-formats";
import { useExportCommand } from "../use-export-command";
import { useRowExports } from "../use-row-exports";
import { useTableSubject } from "../use-row-subject";
import { ExportDialog } from "./ExportDialog";
import { FormatItem } from "./FormatItem";
import { Icon } from "./Icon";
import { RowFormatItems } from "./RowFormatItems";

interface RowsMenuProps {
  readonly location: TableLocation;
  readonly table: StoredTable;
  readonly isDisabled: boolean;
}

/** The ways out of a table's rows: every one that the filter leaves. */
export function RowsMenu({ location, table, isDisabled }: RowsMenuProps) {
  const subject = useTableSubject(location, table);
  const save = useRowExports(subject);
  const [isOpen, setOpen] = useState(false);
  const [isDialogOpen, setDialogOpen] = useState(false);
  useExportCommand(!isDisabled, () => setOpen(true));
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className="button quiet" isDisabled={isDisabled}>
          Save as
          <Icon name="chevron" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label="Save as">
            <RowFormatItems kind="table" onSave={save} />
            <MenuSection className="menu-foot" aria-label="With choices">
              <FormatItem label="More…" help={moreHelp} onAction={() => setDialogOpen(true)} />
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      <ExportDialog subject={subject} isOpen={isDialogOpen} onClose={() => setDialogOpen(false)} />
    </>
  );
}
