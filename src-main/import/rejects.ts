import type { StoredTable } from "../../src-shared/stored-tables";
import type { Session } from "../engine";
import type { CellSource, RowRules } from "./cells";
import { readsAll, toName } from "./literal";

/** Longer values are cut: a reject is to be found in the file, not kept twice. */
const shown = 500;

/** Makes room for what could not be split into cells, before a source says what it was. */
export async function createLost(session: Session): Promise<void> {
  await session.run(
    "create or replace temp table lost (line bigint, value varchar, reason varchar)",
  );
}

/**
 * Lists the rows that do not fit, and what could not be split into cells, with their place in the
 * file. Reads the source once more; only files that have such rows pay for it.
 */
export async function loadRejects(
  session: Session,
  target: { readonly importId: number; readonly table: StoredTable; readonly part: string | null },
  source: CellSource,
  { rows, problem }: RowRules,
): Promise<void> {
  const { place } = source;
  if (place.by === "marks") await place.load(session);
  const line = {
    line: "line",
    count: "row_number() over () - 1",
    marks: "row_number() over () - 1",
  };
  await session.run(
    `create or replace temp table bad as
     select place, problem from (
       select ${line[place.by]} as place, ${problem} as problem from ${rows}
       where ${readsAll(source.fields.map(toName))})
     where problem is not null`,
  );
  await session.run(
    `insert into stored.rejects (import_id, table_name, part, line, column_name, value, reason)
     select $id::int, $table, $part, line, column_name, left(value, ${shown}), reason
     from (${place.by === "marks" ? byMarks : byPlace(place.by === "count" ? place.first : 0)})
     order by line`,
    { id: target.importId, table: target.table, part: target.part },
  );
  await session.run("drop table bad");
}

/** Nothing is lost where a file is not split at line ends; what was, has its line. */
const byPlace = (first: number) => `
  select place + ${first} as line, problem."column" as column_name, problem.value, problem.reason from bad
  union all select line, null, value, reason from lost`;

/**
 * The i-th record (from 0) that DuckDB could not split, at ordinal n, has n - i good rows before it.
 */
const byMarks = `
  with placed as (
    select errors.line as record,
      coalesce(marks.ordinal + errors.line - marks.record, errors.line - 2) as ordinal,
      coalesce(marks.line + errors.line - marks.record, errors.line) as line,
      row_number() over (order by errors.line) - 1 as i, value, reason
    from lost as errors asof left join line_marks as marks on errors.line >= marks.record
  ),
  lost_before as (select ordinal - i as place, max(i) + 1 as records from placed group by ordinal - i),
  good as (
    select bad.place + coalesce(records, 0) as ordinal, problem
    from bad asof left join lost_before on bad.place >= lost_before.place
  )
  select line, null as column_name, value, reason from placed
  union all
  select marks.line + good.ordinal - marks.ordinal, problem."column", problem.value, problem.reason
  from good asof left join line_marks as marks on good.ordinal >= marks.ordinal`;
