import { CalendarDate, type DateValue } from "@internationalized/date";
import { useState } from "react";
import {
  Button,
  CalendarCell,
  CalendarGrid,
  DateField,
  DateInput,
  DateSegment,
  Heading,
  I18nProvider,
  Label,
  RangeCalendar,
} from "react-aria-components";
import { formatDays } from "../../src-shared/day-text";
import { formatDay } from "../../src-shared/instant";
import type { DayRange } from "../../src-shared/period";
import { Icon } from "./Icon";

interface DayRangeFormProps {
  readonly extent: DayRange;
  readonly initial: DayRange;
  readonly onApply: (days: DayRange) => void;
}

/** Two days, typed or picked. The days are UTC days, without a time or a zone. */
export function DayRangeForm({ extent, initial, onApply }: DayRangeFormProps) {
  const [days, setDays] = useState<DayRange>(initial);
  const isValid = days.first <= days.last && days.first >= extent.first && days.last <= extent.last;
  const limits = { minValue: toDateValue(extent.first), maxValue: toDateValue(extent.last) };
  return (
    // The calendar of this locale is English and writes its dates as YYYY-MM-DD.
    <I18nProvider locale="en-CA">
      <div className="day-range">
        <div className="day-fields">
          <DayField
            label="From"
            day={days.first}
            limits={limits}
            onDay={(first) => setDays({ ...days, first })}
          />
          <DayField
            label="To"
            day={days.last}
            limits={limits}
            onDay={(last) => setDays({ ...days, last })}
          />
        </div>
        <Calendar days={days} isValid={isValid} limits={limits} onDays={setDays} />
        <div className="day-actions">
          <small>Data: {formatDays(extent, { withYear: true })}</small>
          <Button className="button primary" isDisabled={!isValid} onPress={() => onApply(days)}>
            Apply
          </Button>
        </div>
      </div>
    </I18nProvider>
  );
}

interface Limits {
  readonly minValue: DateValue;
  readonly maxValue: DateValue;
}

interface DayFieldProps {
  readonly label: string;
  readonly day: number;
  readonly limits: Limits;
  readonly onDay: (day: number) => void;
}

function DayField({ label, day, limits, onDay }: DayFieldProps) {
  return (
    <DateField
      className="day-field"
      granularity="day"
      shouldForceLeadingZeros
      value={toDateValue(day)}
      onChange={(value) => value && onDay(toDayNumber(value))}
      {...limits}
    >
      <Label className="day-label">{label}</Label>
      <DateInput className="day-input">
        {(segment) => <DateSegment className="day-segment" segment={segment} />}
      </DateInput>
    </DateField>
  );
}

interface CalendarProps {
  readonly days: DayRange;
  readonly isValid: boolean;
  readonly limits: Limits;
  readonly onDays: (days: DayRange) => void;
}

function Calendar({ days, isValid, limits, onDays }: CalendarProps) {
  const value = isValid ? { start: toDateValue(days.first), end: toDateValue(days.last) } : null;
  return (
    <RangeCalendar
      className="calendar"
      aria-label="Days"
      firstDayOfWeek="mon"
      value={value}
      defaultFocusedValue={toDateValue(days.last)}
      onChange={({ start, end }) => onDays({ first: toDayNumber(start), last: toDayNumber(end) })}
      {...limits}
    >
      <header className="calendar-head">
        <Button slot="previous" className="button quiet icon-only">
          <Icon name="left" />
        </Button>
        <Heading />
        <Button slot="next" className="button quiet icon-only">
          <Icon name="right" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        {(date) => <CalendarCell className="calendar-cell" date={date} />}
      </CalendarGrid>
    </RangeCalendar>
  );
}

function toDateValue(day: number): CalendarDate {
  const [year = 1970, month = 1, date = 1] = formatDay(day).split("-").map(Number);
  return new CalendarDate(year, month, date);
}

function toDayNumber(value: DateValue): number {
  return Date.UTC(value.year, value.month - 1, value.day) / 86_400_000;
}
