import { ProgressBar } from "./ProgressBar";

interface JobProgressProps {
  readonly label: string;
  /** Null where nobody can know. */
  readonly fraction: number | null;
  readonly note: string;
}

/** How far a piece of work is: a bar, what is at hand, and the percent where it is known. */
export function JobProgress({ label, fraction, note }: JobProgressProps) {
  const percent = fraction === null ? undefined : Math.round(fraction * 100);
  return (
    <>
      <ProgressBar label={label} percent={percent} />
      <div className="float-line">
        <span title={note}>{note}</span>
        {percent !== undefined && <span className="float-percent">{percent} %</span>}
      </div>
    </>
  );
}
