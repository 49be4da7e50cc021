import { compareCodePoints } from "./code-points";
import { foldCase } from "./fold";
import type { Overview } from "./overview";

/** Ids that differ in case only, group by group: a database may take them for one course. */
export function listCaseCollisions(ids: Iterable<string>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const folded = foldCase(id);
    groups.set(folded, [...(groups.get(folded) ?? []), id]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort(compareCodePoints));
}

/** Courses that rows of a companion table, such as tabs, belong to and that have no overview. */
export function listOrphans(
  companions: readonly { readonly course_overview_id: string }[],
  overviews: readonly Overview[],
): readonly string[] {
  const known = new Set(overviews.map(({ id }) => id));
  const ids = new Set(companions.map(({ course_overview_id }) => course_overview_id));
  return [...ids].filter((id) => !known.has(id)).sort(compareCodePoints);
}

/** How many rows each version of the model wrote, ascending; a version that is unknown comes last. */
export function countVersions(
  overviews: readonly Overview[],
): readonly { readonly version: number | null; readonly count: number }[] {
  const counts = new Map<number | null, number>();
  for (const { version } of overviews) counts.set(version, (counts.get(version) ?? 0) + 1);
  return Array.from(counts, ([version, count]) => ({ version, count })).sort(
    (a, b) => (a.version ?? Number.POSITIVE_INFINITY) - (b.version ?? Number.POSITIVE_INFINITY),
  );
}

/** Courses whose `start_date` or `end_date`, which the LMS no longer writes, is another than the real one. */
export function listOutdatedDates(overviews: readonly Overview[]): readonly string[] {
  return overviews
    .filter(
      ({ start, end, start_date, end_date }) =>
        (start_date !== null && start_date !== start) || (end_date !== null && end_date !== end),
    )
    .map(({ id }) => id);
}
