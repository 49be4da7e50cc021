import { parseDate } from "@internationalized/date";
import { useState } from "react";
import {
  Button,
  DateField,
  DateInput,
  DateSegment,
  type DateValue,
  I18nProvider,
  Label,
} from "react-aria-components";
import { findInstant } from "../../src-shared/instant";
import { Icon } from "./Icon";

interface DayPickerProps {
  readonly label: string;
  readonly hint: string;
  /** `YYYY-MM-DD`, or null for the default. */
  readonly value: string | null;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: string | null) => void;
}

/** A day, typed. It counts once the field is left or Enter is pressed: half a year is no year. */
export function DayPicker(props: DayPickerProps) {
  return <DayPickerField key={props.value} {...props} />;
}

function DayPickerField({ label, hint, value, placeholder, onChange }: DayPickerProps) {
  const [day, setDay] = useState<DateValue | null>(() => toDay(value));
  const commit = () => {
    const text = day?.toString() ?? null;
    if (text !== value) onChange(text);
  };
  return (
    // The calendar of this locale writes its dates as YYYY-MM-DD.
    <I18nProvider locale="en-CA">
      <div className="day-picker">
        <DateField
          className="day-picker-field"
          granularity="day"
          shouldForceLeadingZeros
          value={day}
          placeholderValue={toDay(placeholder ?? null)}
          onChange={setDay}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        >
          <Label className="param-label">{label}</Label>
          <DateInput className="day-input">
            {(segment) => <DateSegment className="day-segment" segment={segment} />}
          </DateInput>
        </DateField>
        {value === null ? (
          <small className="param-hint">{hint}</small>
        ) : (
          <Button
            className="button quiet icon-only"
            aria-label={`${label}: back to the default`}
            onPress={() => onChange(null)}
          >
            <Icon name="close" />
          </Button>
        )}
      </div>
    </I18nProvider>
  );
}

function toDay(text: string | null): DateValue | null {
  const day = text?.slice(0, 10) ?? "";
  return findInstant(day) ? parseDate(day) : null;
}
