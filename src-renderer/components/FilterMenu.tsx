import {
  Autocomplete,
  Button,
  Input,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  SearchField,
} from "react-aria-components";
import { foldText } from "../../src-shared/catalog/fold";
import { formatNumber } from "../../src-shared/format";
import type { FieldOption } from "../course-fields";
import { Icon } from "./Icon";

interface FilterMenuProps {
  readonly label: string;
  readonly options: readonly FieldOption[];
  /** Courses by value, given everything else that is chosen. */
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** More than these are searched rather than read. */
const fewOptions = 9;

export function FilterMenu({ label, options, counts, chosen, onChange }: FilterMenuProps) {
  const menu = (
    <Menu
      className="menu"
      aria-label={label}
      selectionMode="multiple"
      escapeKeyBehavior="none"
      // A key may not be empty.
      selectedKeys={chosen.map(toKey)}
      onSelectionChange={(keys) => onChange(keys === "all" ? [] : [...keys].map(fromKey))}
      renderEmptyState={() => <p className="quiet-note">Nothing of this name.</p>}
    >
      {options.map(({ value, label: name }) => (
        <MenuItem
          key={value}
          id={toKey(value)}
          className="menu-item check-item"
          textValue={name}
          data-none={counts.get(value) ? undefined : ""}
        >
          <Icon name="check" />
          <span className="cut">{name}</span>
          <small>{formatNumber(counts.get(value) ?? 0, navigator.language)}</small>
        </MenuItem>
      ))}
    </Menu>
  );
  return (
    <MenuTrigger>
      <Button className="button filter-button" data-chosen={chosen.length > 0 ? "" : undefined}>
        {label}
        {chosen.length > 0 && (
          <>
            <span className="filter-count">{chosen.length}</span>
            <span className="visually-hidden">chosen</span>
          </>
        )}
        <Icon name="chevron" />
      </Button>
      <Popover className="popover filter-popover" placement="bottom start">
        {options.length > fewOptions ? (
          <Autocomplete filter={(text, query) => foldText(text).includes(foldText(query))}>
            <SearchField className="picker-search" aria-label={`Search ${label}`} autoFocus>
              <Input className="picker-input" placeholder="Search" />
            </SearchField>
            {menu}
          </Autocomplete>
        ) : (
          menu
        )}
      </Popover>
    </MenuTrigger>
  );
}

const toKey = (value: string) => `=${value}`;
const fromKey = (key: string | number) => String(key).slice(1);
