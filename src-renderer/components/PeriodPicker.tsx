import { useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import { findExtent } from "../../src-shared/period";
import type { Report } from "../../src-shared/report";
import { findShownDays, formatChoice, listPresets, toChoice } from "../course-period";
import type { PeriodChoice } from "../location";
import { DayRangeForm } from "./DayRangeForm";
import { Icon } from "./Icon";

interface PeriodPickerProps {
  readonly report: Report;
  readonly course: Course;
  readonly period: PeriodChoice;
  readonly onChange: (period: PeriodChoice) => void;
}

/** Presets, and any days within those that have data. */
export function PeriodPicker(props: PeriodPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const label = formatChoice(props.report, props.course, props.period);
  const isEmpty = findExtent(props.report, props.course) === undefined;
  const choose = (period: PeriodChoice) => {
    props.onChange(period);
    setOpen(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button period-button" aria-label={`Period: ${label}`} isDisabled={isEmpty}>
        {label}
        <Icon name="chevron" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="period-dialog" aria-label="Period">
          <PresetList {...props} onChange={choose} />
          <PeriodDays {...props} onChange={choose} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function PresetList({ report, course, period, onChange }: PeriodPickerProps) {
  const current = JSON.stringify(period);
  return (
    <ul className="presets" aria-label="Ready-made periods">
      {listPresets(report, course).map(({ label, note, choice }) => {
        const isCurrent = JSON.stringify(choice) === current;
        return (
          <li key={label}>
            <Button className="preset" aria-current={isCurrent} onPress={() => onChange(choice)}>
              {label}
              <small>{note}</small>
              {isCurrent && <Icon name="check" />}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function PeriodDays({ report, course, period, onChange }: PeriodPickerProps) {
  const extent = findExtent(report, course);
  if (!extent) return null;
  const shown = findShownDays(report, course, period) ?? extent;
  const isWithin =
    shown.first <= shown.last && shown.first >= extent.first && shown.last <= extent.last;
  return (
    <DayRangeForm
      extent={extent}
      initial={isWithin ? shown : extent}
      onApply={(days) => onChange(toChoice(report, course, days))}
    />
  );
}
