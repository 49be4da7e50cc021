import { AppError } from "../src-shared/errors";
import type { CallInput } from "../src-shared/ipc";
import type { ResultTable } from "../src-shared/result";
import type { FieldType } from "../src-shared/schema";
import {
  getStoredTable,
  hasCourseColumn,
  isStoredTable,
  type StoredTable,
} from "../src-shared/stored-tables";
import type { Binding, Session } from "./engine";

/** Which rows of a table. */
export type RowFilter = Omit<CallInput<"countRows">, "job">;
export type RowRequest = Omit<CallInput<"previewTable">, "job">;
export type RowSort = RowRequest["sort"];

/** A page of a table's rows: its fields, and `import_id`. */
export function previewTable(
  session: Session,
  { sort, offset, limit, ...filter }: RowRequest,
): Promise<ResultTable> {
  const { table, condition, bindings } = toSelection(filter);
  const columns = Object.keys(getStoredTable(table).fields).map((field) => `"${field}"`);
  // Places first and cells after: only the cells of the page are read.
  const places = `select rowid from stored.${table} where ${condition}
    ${sort ? toOrder(table, sort) : ""} limit $limit::int offset $offset::bigint`;
  return session.query(
    `select ${columns.join(", ")}, import_id from stored.${table}
     where rowid in (${places}) ${toOrder(table, sort)}`,
    { ...bindings, limit, offset },
  );
}

/** How many rows the filter leaves. */
export async function countRows(session: Session, filter: RowFilter): Promise<number> {
  const { table, condition, bindings } = toSelection(filter);
  const [count] = await session.list<{ rows: number }>(
    `select count(*) as "rows" from stored.${table} where ${condition}`,
    bindings,
  );
  return count?.rows ?? 0;
}

/** Every row that the filter leaves, as SQL: the fields, and the name of the file they came from. */
export function toExportQuery(filter: RowFilter, sort: RowSort) {
  const { table, condition, bindings } = toSelection(filter);
  const columns = Object.keys(getStoredTable(table).fields).map((field) => `"${field}"`);
  const sql = `select ${columns.join(", ")}, file_name as source_file
    from stored.${table} join stored.imports using (import_id)
    where ${condition} ${toOrder(table, sort, `${table}.`)}`;
  return { table, sql, bindings };
}

function toSelection({ table: name, course, search }: RowFilter) {
  const table = getTableName(name);
  const conditions = ["superseded_by is null"];
  const bindings: Record<string, Binding> = {};
  if (course !== null) {
    if (!hasCourseColumn(table)) {
      throw new AppError("bad-input", `The rows of ${table} do not say which course they are of.`);
    }
    conditions.push("course_id = $course::varchar");
    bindings.course = course;
  }
  if (search !== "") {
    const cells = Object.entries(getStoredTable(table).fields).filter(([, { type }]) =>
      mayContain(type, search),
    );
    const found = cells.map(
      ([field]) => `contains(lower("${field}"::varchar), lower($search::varchar))`,
    );
    conditions.push(found.length > 0 ? `(${found.join(" or ")})` : "false");
    if (found.length > 0) bindings.search = search;
  }
  return { table, condition: conditions.join(" and "), bindings };
}

/** How a cell of each type is written; what no cell can have need not be looked for in millions of them. */
const letters: Readonly<Record<FieldType, RegExp>> = {
  text: /^/,
  id: /^[-\d]+$/,
  int: /^[-\d]+$/,
  double: /^[-+.\deinfa]+$/i,
  bool: /^[truefals]+$/i,
  date: /^[-\d]+$/,
  timestamp: /^[-:. \d]+$/,
};

const mayContain = (type: FieldType, search: string) => letters[type].test(search);

/** Rows of one value stay in the order of the files. */
function toOrder(table: StoredTable, sort: RowSort, prefix = ""): string {
  const place = `${prefix}rowid`;
  if (!sort) return `order by ${place}`;
  const isKnown =
    sort.column === "import_id" || Object.hasOwn(getStoredTable(table).fields, sort.column);
  if (!isKnown) {
    throw new AppError("bad-input", `The table ${table} has no column “${sort.column}”.`);
  }
  return `order by ${prefix}"${sort.column}" ${sort.direction} nulls last, ${place}`;
}

function getTableName(name: string): StoredTable {
  if (isStoredTable(name)) return name;
  throw new AppError("bad-input", `There is no table “${name}”.`);
}
