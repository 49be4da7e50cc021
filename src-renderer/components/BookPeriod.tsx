import { Choice } from "./Choice";

/** Days, both inclusive, as `YYYY-MM-DD`. */
export interface BookDays {
  readonly first: string;
  readonly last: string;
  /** `Jan 1 – May 12, 2024`. */
  readonly label: string;
}

interface BookPeriodProps {
  readonly days: BookDays | null;
  /** Whether a page could show fewer days: that of one course. */
  readonly canNarrow: boolean;
  readonly isOnScreen: boolean;
  readonly onChange: (isOnScreen: boolean) => void;
}

/** All days, or those that the page shows. */
export function BookPeriod({ days, canNarrow, isOnScreen, onChange }: BookPeriodProps) {
  if (!days) {
    return (
      <div className="choice">
        <span className="param-label">Period</span>
        <p>All data</p>
        {canNarrow && <p className="choice-help">For fewer days, choose them on a report.</p>}
      </div>
    );
  }
  return (
    <Choice
      label="Period"
      value={isOnScreen ? "screen" : "all"}
      options={[
        { value: "all", label: "All data" },
        { value: "screen", label: days.label },
      ]}
      onChange={(value) => onChange(value === "screen")}
    />
  );
}
