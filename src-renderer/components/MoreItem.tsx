import { MenuItem } from "react-aria-components";

/** The way to the export dialog. */
export function MoreItem({ onAction }: { onAction: () => void }) {
  return (
    <MenuItem className="menu-item form-item" textValue="More" onAction={onAction}>
      <span>More…</span>
      <small>privacy, a preview of what leaves, plans</small>
    </MenuItem>
  );
}
