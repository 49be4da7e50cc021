import { compareCodePoints } from "./code-points";
import type { HistoricalOverview } from "./companions";
import { type Overview, overviewFields } from "./overview";

/**
 * The catalogue as it was at an instant: each course's last row saved by then, without the deleted
 * ones, by id.
 */
export function listOverviewsAsOf(
  history: readonly HistoricalOverview[],
  asOf: bigint,
): readonly Overview[] {
  return [...findLastSaved(history, asOf).values()]
    .filter(({ history_type }) => history_type !== "-")
    .map(toOverview)
    .sort((a, b) => compareCodePoints(a.id, b.id));
}

/**
 * The same with a table at hand, which may be newer than the history, and may have courses that the
 * history never knew: these are as in the table, and so is a course that was saved in the table after
 * its last row in the history and by `asOf`.
 */
export function mergeHistory(
  current: readonly Overview[],
  history: readonly HistoricalOverview[],
  asOf: bigint,
): readonly Overview[] {
  const recorded = new Set(history.map(({ id }) => id));
  const last = findLastSaved(history, asOf);
  const isShown = ({ id, modified }: Overview) => {
    if (!recorded.has(id)) return true;
    const saved = last.get(id)?.history_date ?? null;
    return modified !== null && modified <= asOf && (saved === null || modified > saved);
  };
  const shown = current.filter(isShown);
  const ids = new Set(shown.map(({ id }) => id));
  const past = listOverviewsAsOf(history, asOf).filter(({ id }) => !ids.has(id));
  return [...shown, ...past].sort((a, b) => compareCodePoints(a.id, b.id));
}

/** The newest row first, as the LMS lists a course's history. */
export function sortHistory(history: readonly HistoricalOverview[]): readonly HistoricalOverview[] {
  return [...history].sort((a, b) => compareSaved(b, a));
}

function findLastSaved(history: readonly HistoricalOverview[], asOf: bigint) {
  const last = new Map<string, HistoricalOverview>();
  for (const row of history) {
    if (row.history_date === null || row.history_date > asOf) continue;
    const other = last.get(row.id);
    if (!other || compareSaved(row, other) >= 0) last.set(row.id, row);
  }
  return last;
}

function compareSaved(a: HistoricalOverview, b: HistoricalOverview): number {
  const [first, second] = [a.history_date ?? -1n, b.history_date ?? -1n];
  if (first !== second) return first < second ? -1 : 1;
  return (a.history_id ?? -1) - (b.history_id ?? -1);
}

function toOverview(row: HistoricalOverview): Overview {
  const columns = Object.keys(overviewFields) as (keyof Overview)[];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as unknown as Overview;
}
