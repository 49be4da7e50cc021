import { useEffect, useMemo, useRef } from "react";
import { formatNumber } from "../../src-shared/format";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { formatPart, type MapChart, toMapData } from "../chart-map-data";

interface CountryListProps {
  readonly report: Report;
  readonly chart: MapChart;
  readonly table: ResultTable;
  readonly current: number | null;
  readonly onPoint: (place: number | null) => void;
}

/** The map's countries by rank; pointing at one marks it on the map, and the other way round. */
export function CountryList({ report, chart, table, current, onPoint }: CountryListProps) {
  const list = useRef<HTMLOListElement>(null);
  const { countries } = useMemo(() => toMapData(report, chart, table), [report, chart, table]);
  useEffect(() => {
    const row = current === null ? null : list.current?.children[current];
    row?.scrollIntoView?.({ block: "nearest" });
  }, [current]);
  const locale = navigator.language;
  return (
    <ol
      className="countries"
      aria-label="Countries by rank"
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
      tabIndex={0}
    >
      {countries.map(({ code, name, count, share }, place) => (
        <li
          key={code}
          data-current={place === current ? "" : undefined}
          onPointerEnter={() => onPoint(place)}
          onPointerLeave={() => onPoint(null)}
        >
          <span className="country-name" title={name}>
            {name}
          </span>
          <span>{formatNumber(count, locale)}</span>
          <span className="country-share">{formatPart(share, locale)}</span>
        </li>
      ))}
    </ol>
  );
}
