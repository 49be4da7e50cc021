import { toName } from "../import/literal";
import type { Leaving, LeavingColumn } from "./leaving";

/**
 * Rows where no cell of `isSpread` is a list any more (decision 19): each row as often as its list
 * has items, once where it has none, with the items' fields in the list's place. The order stays.
 */
export function toFlat(leaving: Leaving): Leaving {
  const at = leaving.columns.findIndex(({ isSpread, type }) => isSpread && isObjects(type));
  const column = leaving.columns[at];
  if (!column || typeof column.type === "string") return leaving;
  const taken = leaving.columns.filter((other) => other !== column).map(({ name }) => name);
  const fields = Object.entries(column.type.list).map(([field, type]) => {
    const name = taken.includes(field) ? `${column.name}_${field}` : field;
    return { field, column: toField(column, name, type) };
  });
  const list = toName(column.name);
  const items = fields.map(
    ({ field, column: { name } }) => `item.${toName(field)} as ${toName(name)}`,
  );
  // A list without items is one of nothing, since unnest would leave its row out.
  const sql = `select * exclude (${list}, item), ${items.join(", ")} from (
    select *, unnest(case when len(${list}) > 0 then ${list} else [null] end) as item
    from (${leaving.sql}\n))`;
  const columns = [
    ...leaving.columns.slice(0, at),
    ...fields.map((field) => field.column),
    ...leaving.columns.slice(at + 1),
  ];
  return toFlat({ ...leaving, columns, sql });
}

/** Whether any column stands as rows, so that there are more of these than the report has. */
export function isSpreadOut({ columns }: Leaving): boolean {
  return columns.some(({ isSpread, type }) => isSpread && isObjects(type));
}

function isObjects(type: LeavingColumn["type"]): boolean {
  return typeof type === "object" && typeof type.list === "object";
}

function toField(list: LeavingColumn, name: string, type: unknown): LeavingColumn {
  const { identifies, isHidden } = list;
  const words = name.replaceAll("_", " ");
  return {
    name,
    label: `${words[0]?.toUpperCase()}${words.slice(1)}`,
    type: type as LeavingColumn["type"],
    ...(identifies && { identifies }),
    ...(isHidden && { isHidden }),
  };
}
