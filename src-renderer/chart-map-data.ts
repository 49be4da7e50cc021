import { listRows } from "../src-shared/figures";
import { formatNumber, formatShare } from "../src-shared/format";
import type { Chart, Report } from "../src-shared/report";
import { getColumn, type ResultTable } from "../src-shared/result";
import { listShapes } from "./chart-world";

export type MapChart = Extract<Chart<string>, { readonly mark: "map" }>;

export interface CountryCount {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** Of all, those of no known country too. */
  readonly share: number;
  readonly hasShape: boolean;
}

export interface MapData {
  /** Most learners first. */
  readonly countries: readonly CountryCount[];
  readonly unknown: number;
  readonly total: number;
  /** The first number of each class of color. */
  readonly steps: readonly number[];
}

export function toMapData(report: Report, chart: MapChart, table: ResultTable): MapData {
  const read = (name: string) => getColumn(table, name).values;
  const [codes, names, values] = [read(chart.country), read(chart.label), read(chart.value)];
  const shaped = new Set(listShapes().map(({ code }) => code));
  const rows = listRows(report, table).map((row) => ({
    code: codes[row] ?? null,
    name: String(names[row] ?? ""),
    count: Number(values[row] ?? 0),
  }));
  const sum = (some: typeof rows) => some.reduce((all, { count }) => all + count, 0);
  const total = sum(rows);
  const countries = rows
    .filter(({ code, count }) => code !== null && count > 0)
    .map(({ code, name, count }): CountryCount => {
      const share = total > 0 ? count / total : 0;
      return { code: String(code), name, count, share, hasShape: shaped.has(String(code)) };
    })
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name, "en"));
  const unknown = sum(rows.filter(({ code }) => code === null));
  return { countries, unknown, total, steps: toSteps(countries[0]?.count ?? 1) };
}

/** Up to five classes, each of them reaching the same times as far as the one before. */
function toSteps(max: number): readonly number[] {
  if (max <= 5) return Array.from({ length: max }, (_, place) => place + 1);
  const steps = [0, 1, 2, 3, 4].map((power) => toRound(max ** (power / 5)));
  return [...new Set(steps)];
}

/** 1, 2, 3, 5, 10, 15, 20 …: the nearest number with one digit that says something. */
function toRound(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factors = power === 1 ? [1, 2, 3, 5, 10] : [1, 1.5, 2, 3, 5, 10];
  const nearest = factors.reduce((best, factor) =>
    Math.abs(Math.log(value / (factor * power))) < Math.abs(Math.log(value / (best * power)))
      ? factor
      : best,
  );
  return nearest * power;
}

/** The class of a count, from 0. */
export function findStep(steps: readonly number[], count: number): number {
  return steps.filter((step) => step <= count).length - 1;
}

/** A share that is there is not written as zero. */
export function formatPart(share: number, locale: string): string {
  return share > 0 && share < 0.0005
    ? `<${formatShare(0.001, locale)}`
    : formatShare(share, locale);
}

/** What the map cannot show. */
export function describeUnmapped(
  { countries, unknown }: MapData,
  { unit }: MapChart,
  locale: string,
): string | null {
  const without = countries.filter(({ hasShape }) => !hasShape);
  const names = without
    .slice(0, 12)
    .map(({ name, count }) => `${name} ${formatNumber(count, locale)}`);
  const more = without.length > 12 ? [`${without.length - 12} more`] : [];
  const sentences = [
    ...(unknown > 0 ? [`Country unknown: ${formatNumber(unknown, locale)} ${unit}.`] : []),
    ...(without.length > 0 ? [`Not on the map: ${[...names, ...more].join(", ")}.`] : []),
  ];
  return sentences.length > 0 ? sentences.join(" ") : null;
}
