import { compareCodePoints } from "./code-points";
import { type CourseEvent, listChangedColumns, listCourseEvents } from "./course-changes";
import type { Overview } from "./overview";

export interface ChangedCourse {
  readonly id: string;
  readonly columns: readonly string[];
  readonly events: readonly CourseEvent[];
}

/** What became of the catalogue when another table came; ids are in the order of their code points. */
export interface Refresh {
  /** The catalogue's rows from now on, by id. */
  readonly overviews: readonly Overview[];
  readonly added: readonly string[];
  readonly changed: readonly ChangedCourse[];
  /** In the catalogue until now, and not in the table; only where the table is whole. */
  readonly removed: readonly string[];
  /** Courses whose row in the catalogue is newer than the table's, and stays. */
  readonly kept: readonly string[];
}

/**
 * Lays a table's rows over the catalogue's. Of two rows of a course the one of the greater model
 * version counts, then the one modified later, then the one that came later; what is unknown is less
 * than all else. `scope` says whether a course that the table lacks is gone.
 */
export function computeRefresh(
  current: readonly Overview[],
  incoming: readonly Overview[],
  scope: "whole table" | "some courses",
): Refresh {
  const before = keepNewest(current);
  const given = keepNewest(incoming);
  const after = keepNewest([...before.values(), ...given.values()]);
  const removed = scope === "whole table" ? [...before.keys()].filter((id) => !given.has(id)) : [];
  for (const id of removed) after.delete(id);
  const changed = [...given.values()].flatMap((row): ChangedCourse[] => {
    const old = before.get(row.id);
    const columns = old && after.get(row.id) === row ? listChangedColumns(old, row) : [];
    return old && columns.length > 0
      ? [{ id: row.id, columns, events: listCourseEvents(old, row) }]
      : [];
  });
  const kept = [...given.values()].filter((row) => after.get(row.id) !== row);
  return {
    overviews: [...after.values()].sort((a, b) => compareCodePoints(a.id, b.id)),
    added: sortIds([...given.keys()].filter((id) => !before.has(id))),
    changed: changed.sort((a, b) => compareCodePoints(a.id, b.id)),
    removed: sortIds(removed),
    kept: sortIds(kept.map(({ id }) => id)),
  };
}

/** One row a course, by id: the newest, of equals the last. */
export function keepNewest(overviews: readonly Overview[]): Map<string, Overview> {
  const newest = new Map<string, Overview>();
  for (const overview of overviews) {
    const other = newest.get(overview.id);
    if (!other || isAtLeastAsNew(overview, other)) newest.set(overview.id, overview);
  }
  return newest;
}

function isAtLeastAsNew(row: Overview, other: Overview): boolean {
  const [version, otherVersion] = [row.version ?? -1, other.version ?? -1];
  if (version !== otherVersion) return version > otherVersion;
  return (row.modified ?? -1n) >= (other.modified ?? -1n);
}

function sortIds(ids: string[]): readonly string[] {
  return ids.sort(compareCodePoints);
}
