import type { ReactNode } from "react";

interface CheckProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  /** Some of what it stands for is on. */
  readonly isPartly?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A box to tick, with its words. */
export function Check({
  children,
  isOn,
  isPartly = false,
  isDisabled = false,
  onChange,
}: CheckProps) {
  return (
    <label className="check" data-disabled={isDisabled ? "" : undefined}>
      <input
        type="checkbox"
        className="course-check"
        checked={isOn}
        disabled={isDisabled}
        ref={(input) => {
          if (input) input.indeterminate = isPartly;
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
