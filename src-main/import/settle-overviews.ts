import { computeRefresh, type Overview, readRow } from "../../src-shared/catalog";
import { readRecords } from "../catalog";
import type { Session } from "../engine";

interface StoredOverview {
  /** A row's number as text: within a transaction it is more than JavaScript's numbers hold. */
  readonly place: string;
  readonly importId: number;
  readonly overview: Overview;
}

/**
 * Marks which overviews are shown: import after import, from the one whose newest row is oldest, each
 * table is laid over the catalogue by the LMS's rule (`computeRefresh`), whatever order they were
 * imported in. A row that is not shown has the import that has a better one, or that lacks the course.
 */
export async function settleOverviews(session: Session): Promise<void> {
  const stored = await listStoredOverviews(session);
  const losers = new Map<StoredOverview, number>();
  let shown = new Map<Overview, StoredOverview>();
  for (const { import_id: importId, is_whole } of await listOverviewImports(session)) {
    const given = stored.filter((row) => row.importId === importId);
    if (given.length === 0) continue;
    const { overviews } = computeRefresh(
      [...shown.keys()],
      given.map(({ overview }) => overview),
      is_whole ? "whole table" : "some courses",
    );
    const all = new Map([...shown, ...given.map((row) => [row.overview, row] as const)]);
    const winners = new Map(overviews.map((overview) => [overview.id, all.get(overview)]));
    shown = new Map(
      overviews.flatMap((overview) => {
        const row = all.get(overview);
        return row ? [[overview, row] as const] : [];
      }),
    );
    for (const [overview, row] of all) {
      if (!shown.has(overview)) losers.set(row, winners.get(overview.id)?.importId ?? importId);
    }
  }
  await writeLosers(session, losers);
}

async function listStoredOverviews(session: Session): Promise<readonly StoredOverview[]> {
  const records = await readRecords(
    session,
    `select rowid::varchar as place, import_id::varchar as import_id, id, version, modified
     from stored.course_overview order by rowid`,
  );
  return records.flatMap(({ place = "", import_id, ...cells }) => {
    const { row } = readRow("course_overview", cells);
    return row ? [{ place, importId: Number(import_id), overview: row }] : [];
  });
}

function listOverviewImports(session: Session) {
  return session.list<{ import_id: number; is_whole: boolean }>(
    `select import_id, is_whole from stored.import_tables where table_name = 'course_overview'
     order by as_of, import_id`,
  );
}

async function writeLosers(session: Session, losers: ReadonlyMap<StoredOverview, number>) {
  await session.run(
    "update stored.course_overview set superseded_by = null where superseded_by is not null",
  );
  if (losers.size === 0) return;
  await session.run(
    `update stored.course_overview as row set superseded_by = loser.import_id
     from (
       select unnest($places::varchar[])::bigint as place, unnest($importIds::varchar[])::int as import_id
     ) as loser
     where row.rowid = loser.place`,
    {
      places: Array.from(losers.keys(), ({ place }) => place),
      importIds: Array.from(losers.values(), String),
    },
  );
}
