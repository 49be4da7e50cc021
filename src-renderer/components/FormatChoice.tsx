import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from "react-aria-components";
import { type ExportFormat, formatFacts } from "../../src-shared/export-format";
import { Icon } from "./Icon";

interface FormatChoiceProps<Format extends ExportFormat> {
  readonly formats: readonly Format[];
  readonly value: Format;
  /** Whom a form is for, where that is not what `formatFacts` says. */
  readonly toHelp?: (format: Format) => string;
  readonly onChange: (format: Format) => void;
}

/** The form that something leaves in, and whom it is for. */
export function FormatChoice<Format extends ExportFormat>(props: FormatChoiceProps<Format>) {
  const { formats, value, onChange, toHelp = (format) => formatFacts[format].help } = props;
  return (
    <Select
      className="format-choice"
      value={value}
      onChange={(next) => next !== null && onChange(next as Format)}
    >
      <Label className="param-label">Form</Label>
      <Button className="button select-button">
        <SelectValue className="cut">{formatFacts[value].label}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Text slot="description" className="choice-help">
        {toSentence(toHelp(value))}
      </Text>
      <Popover className="popover" placement="bottom start">
        <ListBox className="menu">
          {formats.map((format) => (
            <ListBoxItem
              key={format}
              id={format}
              className="menu-item form-item"
              textValue={formatFacts[format].label}
            >
              <Text slot="label">{formatFacts[format].label}</Text>
              <Text slot="description" elementType="small">
                {toHelp(format)}
              </Text>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function toSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
