import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { DrawnChart } from "./chart";
import type { ChartPoint } from "./chart-points";

const nowhere = { place: null, isKeyboard: false };

/** Which point is pointed at, by the pointer or by the arrow keys. */
export function useChartPointer(chart: DrawnChart | null) {
  const [state, setState] = useState<{ place: number | null; isKeyboard: boolean }>(nowhere);
  const points = chart?.points ?? [];
  return {
    ...state,
    leave: () => setState(nowhere),
    point: (place: number | null) => setState({ place, isKeyboard: false }),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const place = chart && findPlace(chart, event);
      setState(place === null ? nowhere : { place, isKeyboard: false });
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Escape") return setState(nowhere);
      const place = movePlace(event.key, state.place, points.length - 1);
      if (place === undefined) return;
      event.preventDefault();
      setState({ place, isKeyboard: true });
    },
  };
}

function findPlace(chart: DrawnChart, event: PointerEvent<HTMLElement>): number | null {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const [x, y] = [event.clientX - left, event.clientY - top];
  switch (chart.pointing) {
    case "column":
      return findNearest(chart.points, ({ x: at }) => Math.abs(at - x));
    case "row":
      return findNearest(chart.points, ({ y: at }) => Math.abs(at - y));
    case "shape": {
      const shape = (event.target as Element).closest?.("[data-place]");
      return shape ? Number(shape.getAttribute("data-place")) : null;
    }
  }
}

/** Up and down go with left and right: in a list of bars they are what one presses. */
function movePlace(key: string, place: number | null, last: number): number | undefined {
  if (last < 0) return undefined;
  const to = (next: number) => Math.max(0, Math.min(last, next));
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowRight" || key === "ArrowDown") return place === null ? 0 : to(place + 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return place === null ? last : to(place - 1);
  if (key === "PageDown") return to((place ?? 0) + 7);
  if (key === "PageUp") return to((place ?? last) - 7);
  return undefined;
}

function findNearest(
  points: readonly ChartPoint[],
  measure: (point: ChartPoint) => number,
): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, place) => {
    const distance = measure(point);
    if (distance >= least) return;
    least = distance;
    nearest = place;
  });
  return nearest;
}
