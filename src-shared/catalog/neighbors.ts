import { compareCodePoints } from "./code-points";
import type { Overview } from "./overview";

type Moment = "created" | "modified";

/** The overview that was created or modified next; of the same instant, the next id. Null after the last. */
export function findNext(
  overviews: readonly Overview[],
  from: Overview,
  by: Moment,
): Overview | null {
  const later = overviews.filter((other) => compareMoments(other, from, by) > 0);
  return later.sort((a, b) => compareMoments(a, b, by))[0] ?? null;
}

/** The reverse of `findNext`. */
export function findPrevious(
  overviews: readonly Overview[],
  from: Overview,
  by: Moment,
): Overview | null {
  const earlier = overviews.filter((other) => compareMoments(other, from, by) < 0);
  return earlier.sort((a, b) => compareMoments(b, a, by))[0] ?? null;
}

/** An unknown instant is before all others. */
function compareMoments(a: Overview, b: Overview, by: Moment): number {
  const [first, second] = [a[by] ?? -1n, b[by] ?? -1n];
  if (first !== second) return first < second ? -1 : 1;
  return compareCodePoints(a.id, b.id);
}
