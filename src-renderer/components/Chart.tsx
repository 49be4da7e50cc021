import {
  type KeyboardEvent,
  type PointerEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { toVariable } from "../apply-theme";
import { type DrawnChart, drawChart } from "../chart";
import type { ChartPoint } from "../chart-points";
import type { ChartEvent } from "../course-events";
import { ChartTooltip } from "./ChartTooltip";
import { describePoint } from "./describe-point";

interface ChartProps {
  readonly report: Report;
  readonly table: ResultTable;
  readonly events: readonly ChartEvent[];
}

/** The drawing, redrawn at its width, with a pointer that the keyboard can move too. */
export function Chart({ report, table, events }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const chart = useMemo(() => {
    if (width === 0) return null;
    const height = width > 720 ? 312 : 268;
    const colors = toVariable;
    const locale = navigator.language;
    return drawChart({ report, table, events, width, height, document, colors, locale });
  }, [report, table, events, width]);
  const pointer = usePointer(chart);
  const point = pointer.place === null ? undefined : chart?.points[pointer.place];
  const spoken = chart && point && pointer.isKeyboard ? describePoint(report, chart, point) : "";
  return (
    <div className="plot" ref={box}>
      <div
        className="plot-stage"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk its points
        tabIndex={0}
        aria-roledescription="chart"
        aria-label={`${report.title}. ${chart?.points.length ?? 0} points; the arrow keys read them.`}
        onPointerMove={pointer.onPointerMove}
        onPointerLeave={pointer.leave}
        onKeyDown={pointer.onKeyDown}
        onBlur={pointer.leave}
      >
        {chart && <Drawing svg={chart.svg} />}
        {chart && point && (
          <ChartTooltip report={report} chart={chart} point={point} width={width} />
        )}
      </div>
      <div className="visually-hidden" aria-live="polite">
        {spoken}
      </div>
    </div>
  );
}

function Drawing({ svg }: { svg: SVGSVGElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    svg.setAttribute("aria-hidden", "true");
    place.current?.replaceChildren(svg);
  }, [svg]);
  return <div ref={place} />;
}

function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [box]);
  return width;
}

function usePointer(chart: DrawnChart | null) {
  const [state, setState] = useState<{ place: number | null; isKeyboard: boolean }>(nowhere);
  const points = chart?.points ?? [];
  return {
    ...state,
    leave: () => setState(nowhere),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
      setState({ place: findNearest(points, x), isKeyboard: false });
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

const nowhere = { place: null, isKeyboard: false };

function movePlace(key: string, place: number | null, last: number): number | undefined {
  const to = (next: number) => Math.max(0, Math.min(last, next));
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowRight") return place === null ? 0 : to(place + 1);
  if (key === "ArrowLeft") return place === null ? last : to(place - 1);
  if (key === "PageDown") return to((place ?? 0) + 7);
  if (key === "PageUp") return to((place ?? last) - 7);
  return undefined;
}

function findNearest(points: readonly ChartPoint[], x: number): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, place) => {
    const distance = Math.abs(point.x - x);
    if (distance >= least) return;
    least = distance;
    nearest = place;
  });
  return nearest;
}
