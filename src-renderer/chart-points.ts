import type { ChartData } from "./chart-data";
import { toDate } from "./day-text";

/** A row as drawn; `x` and `y` are pixels in the SVG. */
export interface ChartPoint {
  readonly row: number;
  readonly day: number;
  readonly x: number;
  /** One per series, in their order; `y` is null where there is nothing to see. */
  readonly values: readonly { readonly value: number | null; readonly y: number | null }[];
}

/** Where a pointer finds the rows. */
export function locatePoints(
  data: ChartData,
  toX: (date: Date) => number,
  toY: (count: number) => number,
): readonly ChartPoint[] {
  const highs = data.series.map(({ marks }) => new Map(marks.map(({ row, high }) => [row, high])));
  return data.days.map((day, row) => ({
    row,
    day,
    x: toX(toDate(day)),
    values: data.series.map(({ values }, place) => {
      const high = highs[place]?.get(row);
      return { value: values[row] ?? null, y: high === undefined ? null : toY(high) };
    }),
  }));
}
