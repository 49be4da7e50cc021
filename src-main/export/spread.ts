import { findSpreadColumns, type SpreadColumn } from "../../src-shared/spread-columns";
import { toName } from "../import/literal";
import type { Leaving, LeavingColumn } from "./leaving";

/**
 * Rows where no cell of `isSpread` is a list any more (decision 19): each row as often as its list
 * has items, once where it has none, with the items' fields in the list's place. The order stays.
 */
export function toFlat(leaving: Leaving): Leaving {
  const spread = findSpread(leaving.columns);
  if (!spread) return leaving;
  const { at, column, fields } = spread;
  const list = toName(column.name);
  const items = fields.map(({ field, name }) => `item.${toName(field)} as ${toName(name)}`);
  // A list without items is one of nothing, since unnest would leave its row out.
  const sql = `select * exclude (${list}, item), ${items.join(", ")} from (
    select *, unnest(case when len(${list}) > 0 then ${list} else [null] end) as item
    from (${leaving.sql}\n))`;
  const columns = [
    ...leaving.columns.slice(0, at),
    ...fields.map((field) => toColumn(column, field)),
    ...leaving.columns.slice(at + 1),
  ];
  return toFlat({ ...leaving, columns, sql });
}

/** Whether any column stands as rows, so that there are more of these than the report has. */
export function isSpreadOut({ columns }: Leaving): boolean {
  return findSpread(columns) !== undefined;
}

function findSpread(columns: readonly LeavingColumn[]) {
  const names = columns.map(({ name }) => name);
  for (const [at, column] of columns.entries()) {
    const fields = findSpreadColumns(
      column,
      names.filter((name) => name !== column.name),
    );
    if (fields) return { at, column, fields };
  }
  return undefined;
}

function toColumn(
  { identifies, isHidden }: LeavingColumn,
  { name, label, type }: SpreadColumn,
): LeavingColumn {
  return { name, label, type, ...(identifies && { identifies }), ...(isHidden && { isHidden }) };
}
