interface ProgressBarProps {
  readonly label: string;
  /** Undefined where nobody can know. */
  readonly percent: number | undefined;
}

export function ProgressBar({ label, percent }: ProgressBarProps) {
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      data-indeterminate={percent === undefined ? "" : undefined}
    >
      <i style={{ width: percent === undefined ? undefined : `${percent}%` }} />
    </div>
  );
}
