import { MenuItem, Text } from "react-aria-components";

interface FormatItemProps {
  readonly label: string;
  /** Whom it is for, or what it does. */
  readonly help: string;
  readonly onAction: () => void;
}

/** A way out in a menu, with a few words about it beside its name. */
export function FormatItem({ label, help, onAction }: FormatItemProps) {
  return (
    <MenuItem className="menu-item form-item" textValue={label} onAction={onAction}>
      <Text slot="label">{label}</Text>
      <Text slot="description" elementType="small">
        {help}
      </Text>
    </MenuItem>
  );
}
