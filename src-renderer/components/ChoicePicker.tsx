import { type FocusEvent, useMemo } from "react";
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Virtualizer,
} from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import type { Choice } from "../../src-shared/ipc";
import { shortenMiddle } from "../../src-shared/shorten-id";
import { nameChoice } from "../use-choices";
import { Icon } from "./Icon";

interface ChoicePickerProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
}

/** One of many by name or id, most used first. Only the entries in sight are on the page. */
export function ChoicePicker(props: ChoicePickerProps) {
  const { label, choices, value, placeholder = "", onChange } = props;
  const entries = useMemo(() => toEntries(choices, value), [choices, value]);
  const current = entries.find(({ id }) => id === value);
  return (
    <ComboBox
      className="picker"
      // What is typed is a search in the list; a new choice starts it anew.
      key={value ?? ""}
      defaultItems={entries}
      defaultSelectedKey={value ?? null}
      menuTrigger="focus"
      onSelectionChange={(key) => {
        if (key !== null && key !== value) onChange(String(key));
      }}
    >
      <Label className="param-label">{label}</Label>
      <div className="picker-field" title={current?.id}>
        <Input className="picker-input" placeholder={placeholder} onFocus={selectAll} />
        <Button className="picker-button">
          <Icon name="chevron" />
        </Button>
      </div>
      <Popover className="popover picker-popover" placement="bottom start">
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 44 }}>
          <ListBox className="picker-list">
            {(entry: Entry) => <ChoiceItem entry={entry} />}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
}

/** Typing then starts a new search. React Aria sends focus events of its own while one types. */
function selectAll({ target, isTrusted }: FocusEvent<HTMLInputElement>) {
  if (isTrusted) target.select();
}

function ChoiceItem({ entry }: { entry: Entry }) {
  const { id, name, weight } = entry;
  return (
    <ListBoxItem id={id} className="picker-item" textValue={name}>
      <span className="cut">{name}</span>
      <span className="picker-weight">{formatNumber(weight, navigator.language)}</span>
      <small className="cut">{shortenMiddle(id, 76)}</small>
    </ListBoxItem>
  );
}

/** Names that several have are told apart by their ids; what is chosen but not listed is there too. */
function toEntries(choices: readonly Choice[], value: string | undefined): readonly Entry[] {
  const isListed = value === undefined || choices.some((choice) => choice.value === value);
  const all = isListed ? choices : [...choices, { value, label: null, weight: 0 }];
  return all.map((choice) => ({
    id: choice.value,
    name: nameChoice(choice),
    weight: choice.weight,
  }));
}
