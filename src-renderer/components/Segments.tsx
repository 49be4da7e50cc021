import type { KeyboardEvent, ReactNode } from "react";
import { formatLocation, type Location } from "../location";
import { goTo } from "../use-location";

export interface Segment {
  readonly key: string;
  readonly label: ReactNode;
  readonly to: Location;
  /** Why it cannot be chosen. */
  readonly unavailable?: string;
}

interface SegmentsProps {
  readonly label: string;
  readonly current: string;
  readonly segments: readonly Segment[];
}

/** A row of addresses of which one is current; the arrow keys go along it. */
export function Segments({ label, current, segments }: SegmentsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const links = [...event.currentTarget.querySelectorAll("a")];
    const next = links[links.indexOf(event.target as HTMLAnchorElement) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
    const segment = segments.find(({ key }) => key === next.dataset.key);
    if (segment && !segment.unavailable) goTo(segment.to);
  };
  return (
    <nav className="segments" aria-label={label} onKeyDown={onKeyDown}>
      {segments.map((segment) => (
        <a
          key={segment.key}
          data-key={segment.key}
          href={formatLocation(segment.to)}
          aria-current={segment.key === current ? "true" : undefined}
          data-unavailable={segment.unavailable ? "" : undefined}
          aria-disabled={segment.unavailable ? true : undefined}
          title={segment.unavailable}
        >
          {segment.label}
          {segment.unavailable && <span className="visually-hidden">, no data</span>}
        </a>
      ))}
    </nav>
  );
}
