import { getTable, type TableName } from "../../src-shared/schema";
import type { Session } from "../engine";
import type { Staged } from "./delimited";

/** What is written in the ledger of a file, apart from its counts. */
export interface FileFacts {
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: string;
  readonly importedAt: { readonly micros: bigint };
}

export interface Merged {
  readonly importId: number;
  readonly rows: number;
  readonly rejected: number;
  /** Rows of older imports that this one replaces. */
  readonly replaced: number;
  /** Rows of this one that a newer import has replaced already. */
  readonly superseded: number;
}

/** Room for a million million rows a file; the order over all files is import first, then place. */
const ordersPerImport = 2n ** 40n;

/**
 * Moves what is staged into the workspace, in one transaction: rows, rejects, ledger, and which of
 * the rows of the same key are shown. Call it on the session that staged the file.
 */
export function mergeStaged(
  session: Session,
  table: TableName,
  staged: Staged,
  file: FileFacts,
): Promise<Merged> {
  return session.transaction(async () => {
    const [next] = await session.list<{ id: number }>(
      "select (coalesce(max(import_id), 0) + 1)::int as id from stored.imports",
    );
    const importId = next?.id ?? 1;
    const rejected = await loadRejects(session, importId, staged);
    const rows = await loadRows(session, importId, table, staged, rejected > 0);
    await loadLedgerEntry(session, importId, table, file, rows, rejected);
    const { replaced, superseded } = await settleKeys(session, importId, table);
    await refreshCourseTables(session, table);
    return { importId, rows, rejected, replaced, superseded };
  });
}

async function loadRows(
  session: Session,
  importId: number,
  table: TableName,
  { values, isBad }: Staged,
  hasRejects: boolean,
) {
  const names = [...values.keys()].map((name) => `"${name}"`);
  // Clustered by course, else by video, so that one's report leaves the others' row groups alone.
  const [first = "rowid"] = ["course_id", ...getTable(table).key].filter((name) =>
    values.has(name),
  );
  const order = first === "rowid" ? first : `${values.get(first)}, rowid`;
  return session.run(
    `insert into stored.${table} (import_id, file_order, ${names.join(", ")})
     select $id::int, $first::bigint + rowid, ${[...values.values()].join(", ")}
     from staging ${hasRejects ? `where not (${isBad})` : ""} order by ${order}`,
    { id: importId, first: BigInt(importId) * ordersPerImport },
  );
}

/** Lines that could not be split into cells, and cells that do not fit their column. */
async function loadRejects(session: Session, importId: number, staged: Staged) {
  const { isBad, problem, loadLines } = staged;
  const [found] = await session.list(
    `select 1 as found from reject_errors
     union all (select 1 from staging where ${isBad} limit 1)`,
  );
  if (!found) return 0;
  await loadLines(session);
  return session.run(`insert into stored.rejects ${toRejects(problem)}`, { id: importId });
}

/**
 * Every reject with its line in the file. The i-th record (from 0) that DuckDB could not split, at
 * ordinal n, has n - i good rows before it.
 */
function toRejects(problem: string): string {
  return `
    with lost as (
      select errors.line as record,
        coalesce(marks.ordinal + errors.line - marks.record, errors.line - 2) as ordinal,
        coalesce(marks.line + errors.line - marks.record, errors.line) as line,
        row_number() over (order by errors.line) - 1 as i, value, reason
      from (
        select line, left(trim(any_value(csv_line), chr(10)), 500) as value,
          any_value(case error_type
            when 'MISSING COLUMNS' then 'too few cells'
            when 'TOO MANY COLUMNS' then 'too many cells'
            when 'INVALID ENCODING' then 'not UTF-8 text'
            when 'UNQUOTED VALUE' then 'a quote that is not closed, or out of place'
            when 'LINE SIZE OVER MAXIMUM' then 'the line is too long'
            else error_message end) as reason
        from reject_errors group by line
      ) as errors asof left join line_marks as marks on errors.line >= marks.record
    ),
    lost_before as (select ordinal - i as place, max(i) + 1 as records from lost group by place),
    bad as (
      select good.place + coalesce(records, 0) as ordinal, problem
      from (select rowid as place, ${problem} as problem from staging) as good
        asof left join lost_before on good.place >= lost_before.place
      where problem is not null
    ),
    rejects as (
      select line, null as column_name, value, reason from lost
      union all
      select marks.line + bad.ordinal - marks.ordinal, problem."column",
        left(problem.value, 500), problem.reason
      from bad asof left join line_marks as marks on bad.ordinal >= marks.ordinal
    )
    select $id::int, line, column_name, value, reason from rejects order by line`;
}

async function loadLedgerEntry(
  session: Session,
  importId: number,
  table: TableName,
  file: FileFacts,
  rows: number,
  rejected: number,
) {
  const created = "created" in getTable(table).fields ? "max(created)" : "null";
  await session.run(
    `insert into stored.imports
     select $id::int, $name, $sha256, $size::bigint, $kind, $table, $at::timestamp, $rows::bigint,
       $rejected::bigint,
       coalesce((select ${created} from stored.${table} where import_id = $id::int), $at::timestamp)`,
    {
      id: importId,
      name: file.name,
      sha256: file.sha256,
      size: file.size,
      kind: file.kind,
      table,
      at: file.importedAt,
      rows,
      rejected,
    },
  );
}

/**
 * Between files, of rows with the same key those of the newest import are shown; within a file
 * nothing is merged. What is no longer shown stays stored, with the import that replaced it.
 */
async function settleKeys(session: Session, importId: number, table: TableName) {
  const others = `select other.import_id from stored.imports as other, stored.imports as mine
    where other.table_name = mine.table_name and mine.import_id = ${importId}
      and other.import_id <> mine.import_id
      and (other.as_of, other.import_id)`;
  const mine = "(mine.as_of, mine.import_id)";
  const sameKey = getTable(table)
    .key.map((field) => `winner."${field}" is not distinct from loser."${field}"`)
    .join(" and ");
  const replaced = await session.run(
    `update stored.${table} as loser set superseded_by = ${importId}
     where superseded_by is null and import_id in (${others} < ${mine})
       and exists (select 1 from stored.${table} as winner
         where winner.import_id = ${importId} and ${sameKey})`,
  );
  const [newer] = await session.list<{ ids: string | null }>(
    `select string_agg(import_id, ',') as ids from (${others} > ${mine})`,
  );
  if (!newer?.ids) return { replaced, superseded: 0 };
  const superseded = await session.run(
    `update stored.${table} as loser set superseded_by = found.import_id
     from (select max(winner.import_id) as import_id, loser.rowid as place
       from stored.${table} as loser join stored.${table} as winner on ${sameKey}
       where loser.import_id = ${importId} and winner.import_id in (${newer.ids})
         and winner.superseded_by is null
       group by loser.rowid) as found
     where loser.rowid = found.place`,
  );
  return { replaced, superseded };
}

async function refreshCourseTables(session: Session, table: TableName) {
  const { fields, days } = getTable(table);
  if (!fields.course_id) return;
  const [first, last] = days ?? [null, null];
  // A week's end is exclusive: its last day is the one before.
  const isExclusive = last !== null && last !== first;
  await session.run("delete from stored.course_tables where table_name = $table", { table });
  await session.run(
    `insert into stored.course_tables
     select course_id, $table, count(*),
       ${first ? `min("${first}")::date` : "null"},
       ${last ? `(max("${last}")${isExclusive ? " - interval 1 microsecond" : ""})::date` : "null"}
     from ${table} group by course_id`,
    { table },
  );
}
