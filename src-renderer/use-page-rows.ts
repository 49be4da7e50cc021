import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";

export interface PageRows {
  /** The rows to put on the page. */
  readonly rows: readonly number[];
  /** Pixels that stand for the rows before and after them. */
  readonly before: number;
  readonly after: number;
  readonly scrollTo: (row: number) => void;
}

/**
 * Of a long list of rows, all of one height, those in sight; the nearest element with the class
 * `scroller` scrolls. `list` is where the first row begins.
 */
export function usePageRows(
  list: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): PageRows {
  const [margin, setMargin] = useState(0);
  const findScroller = () => list.current?.closest<HTMLElement>(".scroller") ?? null;
  useLayoutEffect(() => {
    const scroller = findScroller();
    if (!scroller || !list.current) return;
    // What stands above the list grows and shrinks.
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setMargin(Math.round(top + scroller.scrollTop));
  });
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: findScroller,
    estimateSize: () => height,
    overscan: 5,
    scrollMargin: margin,
  });
  useLayoutEffect(() => {
    if (height > 0) virtualizer.measure();
  }, [virtualizer, height]);
  const items = virtualizer.getVirtualItems();
  const end = virtualizer.getTotalSize() + margin;
  return {
    rows: items.map(({ index }) => index),
    before: (items[0]?.start ?? margin) - margin,
    after: items.length > 0 ? end - (items.at(-1)?.end ?? end) : end - margin,
    scrollTo: (row) => virtualizer.scrollToIndex(row, { align: "auto" }),
  };
}
