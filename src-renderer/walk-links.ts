import type { KeyboardEvent } from "react";

interface Walk {
  readonly count: number;
  /** Links side by side. */
  readonly columns?: number;
  /** Brings a link on the page, where only those in sight are there. */
  readonly scrollTo: (place: number) => void;
}

const steps: Readonly<Record<string, (place: number, walk: Walk) => number>> = {
  ArrowDown: (place, { columns = 1 }) => place + columns,
  ArrowUp: (place, { columns = 1 }) => place - columns,
  ArrowRight: (place, { columns = 1 }) => (columns > 1 ? place + 1 : place),
  ArrowLeft: (place, { columns = 1 }) => (columns > 1 ? place - 1 : place),
  Home: () => 0,
  End: (_, { count }) => count - 1,
};

/** The arrow keys go from link to link, by their `data-place`; from the first one up to the search. */
export function walkLinks(event: KeyboardEvent<HTMLElement>, walk: Walk): void {
  const { target, currentTarget: list } = event;
  const step = steps[event.key];
  const from = target instanceof HTMLAnchorElement ? target.dataset.place : undefined;
  if (!step || from === undefined) return;
  event.preventDefault();
  const next = step(Number(from), walk);
  if (next < 0) document.querySelector<HTMLInputElement>("#course-search")?.focus();
  else focusLink(list, Math.min(next, walk.count - 1), walk.scrollTo);
}

/** Waits some frames for a link that is not on the page yet. */
function focusLink(list: HTMLElement, place: number, scrollTo: Walk["scrollTo"], tries = 20) {
  const link = list.querySelector<HTMLElement>(`a[data-place="${place}"]`);
  if (link) {
    link.focus();
    link.scrollIntoView?.({ block: "nearest" });
  } else if (tries > 0) {
    scrollTo(place);
    requestAnimationFrame(() => focusLink(list, place, scrollTo, tries - 1));
  }
}
