import { getTable } from "../../src-shared/schema";
import type { Session } from "../engine";
import { type CellSource, toRowRules } from "./cells";
import { toLiteral, toName } from "./literal";
import { findColumn, type GoodRows, type MadeRows } from "./lms/format";
import type { Piece } from "./merge";
import { type LmsFile, toPlain } from "./recognize-lms";
import type { TextRows } from "./text-rows";

/** Where its fields come from, by position; those of no field are `others`. */
interface Columns {
  readonly fields: ReadonlyMap<string, number>;
  readonly others: readonly number[];
}

/** Columns, by position, that are fields as they stand: they say how the file writes NULL. */
export function listJudged(file: LmsFile): readonly number[] {
  return [...findColumns(file).fields.values()];
}

/**
 * The rows of a report file: first a piece whose rows are those of the file, then what is made of
 * those that fit. `course` is for files that do not say theirs (`LmsFile.needsCourse`).
 */
export async function readLms(
  session: Session,
  file: LmsFile,
  { rows, course }: { readonly rows: TextRows; readonly course: string | null },
): Promise<readonly Piece[]> {
  const { format } = file;
  if (file.needsCourse && course === null) throw new Error(`no course for ${format.id}`);
  const source = toSource(file, rows, course);
  const base = { part: null, ...(format.isSnapshot && { isSnapshot: true as const }) };
  const first: Piece = {
    ...base,
    table: format.table,
    source,
    ...(format.isOnlyChecked && { role: "checked" as const }),
  };
  const made =
    format.make?.({
      ...toGoodRows(file, rows, source, course),
      columnsAtOnce: await computeColumnsAtOnce(session),
    }) ?? [];
  return [first, ...made.map((each) => toPiece(each))];
}

/**
 * Each of DuckDB's threads holds two thousand rows of them, several times: for two threads 1,000
 * columns were 0.7 GB, for eight they were too many.
 */
async function computeColumnsAtOnce(session: Session): Promise<number> {
  const [found] = await session.list<{ threads: number }>(
    "select current_setting('threads')::int as threads",
  );
  return Math.min(1000, Math.max(50, Math.floor(2000 / (found?.threads ?? 1))));
}

function findColumns({ format, header }: LmsFile): Columns {
  const names = header.map(toPlain);
  const fields = new Map<string, number>();
  for (const [field, { names: spelled }] of Object.entries(format.fields)) {
    const at = findColumn(names, spelled);
    if (at !== undefined) fields.set(field, at);
  }
  const used = new Set([...fields.values(), ...(format.listMade?.(names) ?? [])]);
  return { fields, others: header.map((_, at) => at).filter((at) => !used.has(at)) };
}

function toSource(file: LmsFile, rows: TextRows, course: string | null): CellSource {
  const { format } = file;
  const cells = findCells(file, course);
  const checks = format.checks?.(file.header.map(toPlain)) ?? {};
  return {
    from: toCells(file, rows, cells, {}),
    fields: [...cells.keys()],
    checks,
    place: rows.place,
    loadLost: rows.loadLost,
  };
}

/** The columns that rules read, and others made of cells, as a table expression. */
function toCells(
  { format, header }: LmsFile,
  rows: TextRows,
  cells: ReadonlyMap<string, string>,
  made: Readonly<Record<string, string>>,
): string {
  const names = header.map(toPlain);
  const checked = Object.keys(format.checks?.(names) ?? {}).map((name) => {
    return [name, `c${names.indexOf(name)}`] as const;
  });
  const selected = [...cells, ...checked, ...Object.entries(made)].map(
    ([name, sql]) => `${sql} as ${toName(name)}`,
  );
  const line = rows.place.by === "line" ? ["line"] : [];
  return `(select ${[...line, ...selected].join(", ")} from ${rows.from})`;
}

/** What each field's cell says, as SQL over the file's columns. */
function findCells(file: LmsFile, course: string | null): ReadonlyMap<string, string> {
  const { format, header, name } = file;
  const { fields, others } = findColumns(file);
  const all = getTable(format.table).fields;
  const cells = new Map<string, string>();
  if (file.needsCourse) cells.set("course_id", toText(course));
  if (!fields.has("created")) cells.set("created", toText(name.created));
  for (const [field, value] of Object.entries(format.constants?.(name) ?? {})) {
    cells.set(field, toText(value));
  }
  for (const [field, at] of fields) {
    const cell = all[field]?.type === "text" ? `c${at}` : `nullif(c${at}, 'None')`;
    cells.set(field, format.fields[field]?.say?.(cell) ?? cell);
  }
  const groups = all.experiment_groups ? others.filter((at) => findGroup(header[at])) : [];
  const unknown = others.filter((at) => !groups.includes(at));
  if (groups.length > 0) {
    cells.set(
      "experiment_groups",
      toJson(groups, (at) => findGroup(header[at]) ?? ""),
    );
  }
  if (all.other_fields && unknown.length > 0) {
    cells.set(
      "other_fields",
      toJson(unknown, (at) => header[at] ?? ""),
    );
  }
  return cells;
}

const findGroup = (column = "") => /^experiment group \((.*)\)$/is.exec(column)?.[1];

const toText = (value: string | null) => (value === null ? "null::varchar" : toLiteral(value));

/** Cells as a JSON object, by their columns' names; NULL where all are empty. */
function toJson(columns: readonly number[], toKey: (at: number) => string): string {
  const pairs = columns.map((at) => `${toLiteral(toKey(at))}, c${at}`);
  const cells = columns.map((at) => `c${at}`);
  return `case when coalesce(${cells.join(", ")}) is not null
    then json_object(${pairs.join(", ")})::varchar end`;
}

function toGoodRows(
  file: LmsFile,
  rows: TextRows,
  source: CellSource,
  course: string | null,
): Omit<GoodRows, "columnsAtOnce"> {
  const { table } = file.format;
  const cells = findCells(file, course);
  const { values, checked } = toRowRules(table, source);
  return {
    from: (made) => {
      const rules = toRowRules(table, { ...source, from: toCells(file, rows, cells, made) });
      return `(select * from ${rules.rows} where not (${rules.isBad}))`;
    },
    header: file.header,
    names: file.header.map(toPlain),
    fields: [...values.keys()],
    value: (name) => values.get(name) ?? checked.get(name) ?? "null",
  };
}

function toPiece({ table, fields, from, isSnapshot }: MadeRows): Piece {
  return {
    table,
    part: null,
    role: "made",
    ...(isSnapshot && { isSnapshot }),
    // None of these rows is rejected: where they stand in the file is not asked.
    source: { from, fields, isChecked: true, place: { by: "count", first: 1 } },
  };
}
