import { Button } from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import { Icon } from "./Icon";

interface PagerProps {
  /** From 1. */
  readonly at: number;
  readonly size: number;
  /** Undefined while it is counted. */
  readonly total: number | undefined;
  readonly what: string;
  readonly onMove: (at: number) => void;
}

/** “101–200 of 5,678 rows”, and the way to the others. */
export function Pager({ at, size, total, what, onMove }: PagerProps) {
  const number = (value: number) => formatNumber(value, navigator.language);
  const last = total === undefined ? undefined : Math.max(1, Math.ceil(total / size));
  const end = total === undefined ? at * size : Math.min(at * size, total);
  const range = total === 0 ? "0" : `${number((at - 1) * size + 1)}–${number(end)}`;
  const places = [
    { icon: "first", label: "First page", to: 1, isThere: at > 1 },
    { icon: "left", label: "Previous page", to: at - 1, isThere: at > 1 },
    { icon: "right", label: "Next page", to: at + 1, isThere: last === undefined || at < last },
    { icon: "last", label: "Last page", to: last ?? at, isThere: last !== undefined && at < last },
  ] as const;
  return (
    <nav className="pager" aria-label={`Pages of ${what}`}>
      <span aria-live="polite">
        {range} of {total === undefined ? "…" : number(total)} {what}
      </span>
      {last !== 1 &&
        places.map(({ icon, label, to, isThere }) => (
          <Button
            key={label}
            className="button quiet icon-only"
            aria-label={label}
            isDisabled={!isThere}
            onPress={() => onMove(to)}
          >
            <Icon name={icon} />
          </Button>
        ))}
    </nav>
  );
}
