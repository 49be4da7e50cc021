import { useState } from "react";
import { Input, NumberField } from "react-aria-components";
import { sharedPrivacy } from "../../src-shared/privacy";
import { Check } from "./Check";

interface SmallCellsProps {
  /** Counts below it are hidden; null hides none. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** Whether small counts are hidden, and which are small. */
export function SmallCells({ value, onChange }: SmallCellsProps) {
  const [last, setLast] = useState(value ?? sharedPrivacy.smallCells ?? 5);
  return (
    <div className="small-cells">
      <Check isOn={value !== null} onChange={(isOn) => onChange(isOn ? last : null)}>
        Hide counts below
      </Check>
      <NumberField
        aria-label="Counts below this are hidden"
        minValue={2}
        maxValue={1000}
        step={1}
        value={value ?? last}
        isDisabled={value === null}
        onChange={(next) => {
          if (Number.isNaN(next)) return;
          setLast(next);
          onChange(next);
        }}
      >
        <Input className="small-cells-input" />
      </NumberField>
    </div>
  );
}
