import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { hasChart } from "../chart";
import { useEvent } from "../services";
import { type Shown, useExport } from "../use-export";
import { Icon } from "./Icon";

interface ExportMenuProps extends Shown {
  readonly label: string;
  readonly className: string;
  /** Whether the application menu's Export opens it. */
  readonly isMain?: boolean;
}

export function ExportMenu({ label, className, isMain = false, ...shown }: ExportMenuProps) {
  const { saveRows, saveChart, copyTable } = useExport(shown);
  const [isOpen, setOpen] = useState(false);
  useEvent("command", ({ name }) => {
    if (isMain && name === "export" && shown.table) setOpen(true);
  });
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={className} isDisabled={!shown.table}>
        {label}
        <Icon name="chevron" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={label}>
          <MenuItem className="menu-item" onAction={() => saveRows("csv")}>
            CSV…
            <small>as the analytics API served it</small>
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => saveRows("json")}>
            JSON…
            <small>as the analytics API served it</small>
          </MenuItem>
          {hasChart(shown.report) && (
            <MenuItem className="menu-item" onAction={saveChart}>
              Chart as SVG…
              <small>with title, period and source</small>
            </MenuItem>
          )}
          <Separator className="menu-line" />
          <MenuItem className="menu-item" onAction={copyTable}>
            Copy table
            <small>for a spreadsheet</small>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
