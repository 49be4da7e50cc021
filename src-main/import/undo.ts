import { AppError } from "../../src-shared/errors";
import type { Undone } from "../../src-shared/ipc";
import { getStoredTable, isStoredTable, type StoredTable } from "../../src-shared/stored-tables";
import type { Engine, Session } from "../engine";
import { getScope, refreshCourseTables, toKey } from "./merge";
import { settleOverviews } from "./settle-overviews";

/** What an undo would do, without doing it. */
export async function previewUndo(session: Session, importId: number): Promise<Undone> {
  const { name, tables } = await getImport(session, importId);
  let rows = 0;
  let restored = 0;
  for (const table of tables) {
    const [counts] = await session.list<{ rows: number; restored: number }>(
      `select (select count(*) from stored.${table} where import_id = $importId::int) as rows,
         (select count(*) from stored.${table} where superseded_by = $importId::int)
         - (select count(*) from (${toHeirs({ table, importId })})) as restored`,
      { importId },
    );
    rows += counts?.rows ?? 0;
    restored += counts?.restored ?? 0;
  }
  return { name, rows, restored };
}

/**
 * Takes a file's rows out again, in one transaction, and shows what they replaced; where a third
 * import has rows of the same key, its rows are shown, as if this one had never been.
 */
export async function undoImport(engine: Engine, importId: number): Promise<Undone> {
  return engine.withWriter((session) =>
    session.transaction(async () => {
      const { name, tables } = await getImport(session, importId);
      let rows = 0;
      let restored = 0;
      for (const table of tables) {
        rows += await session.run(`delete from stored.${table} where import_id = $importId::int`, {
          importId,
        });
        restored += await (table === "course_overview"
          ? restoreOverviews(session)
          : restore(session, { table, importId }));
        await refreshCourseTables(session, table);
      }
      for (const table of ["imports", "import_tables", "rejects"]) {
        await session.run(`delete from stored.${table} where import_id = $importId::int`, {
          importId,
        });
      }
      return { name, rows, restored };
    }),
  );
}

async function restoreOverviews(session: Session): Promise<number> {
  const countShown = async () => {
    const [found] = await session.list<{ count: number }>(
      "select count(*) as count from course_overview",
    );
    return found?.count ?? 0;
  };
  const before = await countShown();
  await settleOverviews(session);
  return (await countShown()) - before;
}

/** An import's name in the ledger and the tables it filled, or `bad-input`. */
export async function getImport(session: Session, importId: number) {
  const [file] = await session.list<{ name: string }>(
    "select file_name as name from stored.imports where import_id = $importId::int",
    { importId },
  );
  if (!file) {
    throw new AppError("bad-input", `There is no import ${importId}.`, {
      hint: "The ledger lists them with their numbers.",
    });
  }
  const tables = await session.list<{ name: string }>(
    "select table_name as name from stored.import_tables where import_id = $importId::int",
    { importId },
  );
  return { name: file.name, tables: tables.map(({ name }) => name).filter(isStoredTable) };
}

interface Change {
  readonly table: StoredTable;
  readonly importId: number;
}

/** Rows that the import had replaced go to the newest of the other imports that has their key. */
async function restore(session: Session, change: Change): Promise<number> {
  const { table, importId } = change;
  const [count] = await session.list<{ count: number }>(
    `select count(*) as count from stored.${table} where superseded_by = $importId::int`,
    { importId },
  );
  const heirs = await session.run(
    `update stored.${table} as loser set superseded_by = heir.import_id
     from (${toHeirs(change)}) as heir where loser.rowid = heir.place`,
  );
  await session.run(
    `update stored.${table} set superseded_by = null where superseded_by = $importId::int`,
    { importId },
  );
  return (count?.count ?? 0) - heirs;
}

/** Which of the replaced rows stay replaced, by which other import: SQL for (place, import_id). */
function toHeirs(change: Change): string {
  return `select place, arg_max(import_id, (as_of, import_id)) as import_id
    from (${listHeirs(change, false)} union all ${listHeirs(change, true)}) group by place`;
}

/** Imports, newer than the row's own, that have its key, or its scope where one is a snapshot. */
function listHeirs({ table, importId }: Change, isSnapshot: boolean): string {
  const fields = isSnapshot ? getScope(table) : getStoredTable(table).key;
  return `
    select loser.rowid as place, of_winner.import_id, of_winner.as_of
    from stored.${table} as loser
    join stored.import_tables as of_loser on of_loser.import_id = loser.import_id and of_loser.table_name = '${table}'
    join (select ${isSnapshot ? "distinct" : ""} import_id, ${toKey(fields, "rows")} as key
      from stored.${table} as rows) as winner on winner.key = ${toKey(fields, "loser")}
    join stored.import_tables as of_winner on of_winner.import_id = winner.import_id and of_winner.table_name = '${table}'
    where loser.superseded_by = ${importId} and winner.import_id <> ${importId}
      and (of_winner.as_of, of_winner.import_id) > (of_loser.as_of, of_loser.import_id)
      and (of_loser.is_snapshot or of_winner.is_snapshot) = ${isSnapshot}`;
}
