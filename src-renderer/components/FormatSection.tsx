import { Header, MenuSection } from "react-aria-components";
import { FormatItem } from "./FormatItem";

interface FormatSectionProps {
  readonly title: string;
  readonly items: readonly {
    readonly key: string;
    readonly label: string;
    readonly help: string;
    readonly onAction: () => void;
  }[];
}

/** A group of a menu: ways out that ask where to. */
export function FormatSection({ title, items }: FormatSectionProps) {
  return (
    <MenuSection>
      <Header className="menu-title">{title}</Header>
      {items.map(({ key, label, ...item }) => (
        <FormatItem key={key} label={`${label}…`} {...item} />
      ))}
    </MenuSection>
  );
}
