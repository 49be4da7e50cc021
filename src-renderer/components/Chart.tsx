import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { ChartEvent } from "../../src-shared/course-events";
import { formatNumber } from "../../src-shared/format";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { toVariable } from "../apply-theme";
import { drawChart } from "../chart";
import { speakPoint } from "../chart-points";
import { mostRanks } from "../chart-ranks";
import { toRanksData } from "../chart-ranks-data";
import { useChartPointer } from "../use-chart-pointer";
import { ChartTooltip } from "./ChartTooltip";
import { CountryList } from "./CountryList";

interface ChartProps {
  readonly report: Report;
  readonly table: ResultTable;
  readonly events: readonly ChartEvent[];
  readonly isSparse?: boolean;
}

/** Bars by category that are drawn before one asks for all. */
const firstRanks = 12;

/** The drawing, redrawn at its width, with a pointer that the keyboard can move too. */
export function Chart(props: ChartProps) {
  const { report, table } = props;
  const [isAll, setAll] = useState(false);
  const count = useMemo(() => countRanks(report, table), [report, table]);
  const hasMore = count > firstRanks;
  return (
    <>
      <ChartStage
        {...props}
        limit={isAll ? mostRanks : firstRanks}
        isScrolling={hasMore && isAll}
      />
      {hasMore && (
        <p className="chart-more">
          <Button className="link" onPress={() => setAll(!isAll)}>
            {isAll
              ? `Show the first ${firstRanks}`
              : `Show all ${formatNumber(count, navigator.language)}`}
          </Button>
        </p>
      )}
    </>
  );
}

function countRanks(report: Report, table: ResultTable): number {
  return report.chart.mark === "ranks" ? toRanksData(report, report.chart, table, 0).count : 0;
}

interface ChartStageProps extends ChartProps {
  readonly limit: number;
  readonly isScrolling: boolean;
}

function ChartStage(props: ChartStageProps) {
  const { report, table, events, limit, isScrolling, isSparse = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const isMap = report.chart.mark === "map";
  const chart = useMemo(() => {
    if (width === 0) return null;
    const height = width > 720 ? 312 : 268;
    const style = { width, height, document, colors: toVariable, locale: navigator.language };
    return drawChart({ report, table, events, limit, isSparse, ...style });
  }, [report, table, events, limit, isSparse, width]);
  const pointer = useChartPointer(chart);
  const point = pointer.place === null ? undefined : chart?.points[pointer.place];
  const spoken = chart && point && pointer.isKeyboard ? speakPoint(chart.describe(point)) : "";
  return (
    <div className={isMap ? "plot plot-map" : "plot"} data-scrolling={isScrolling ? "" : undefined}>
      <div
        className="plot-stage"
        ref={box}
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
        {chart && point && <ChartTooltip chart={chart} point={point} width={width} />}
      </div>
      {report.chart.mark === "map" && (
        <CountryList
          report={report}
          chart={report.chart}
          table={table}
          current={pointer.place}
          onPoint={pointer.point}
        />
      )}
      {chart?.note && <p className="chart-note">{chart.note}</p>}
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
