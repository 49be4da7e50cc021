import type { Column, ColumnType, ScalarType } from "./report";

/** A column whose cells are fields of a list's items. */
export interface SpreadColumn {
  readonly field: string;
  readonly name: string;
  readonly label: string;
  readonly type: ScalarType;
}

/** The fields of a list of objects; undefined of any other column. */
export function findFields(type: ColumnType): Readonly<Record<string, ScalarType>> | undefined {
  return typeof type === "object" && typeof type.list === "object" ? type.list : undefined;
}

/**
 * The columns in the place of a list of objects that stands as rows (decision 19): its items' fields,
 * with the list's name before those whose own is among `taken`. Undefined where it does not.
 */
export function findSpreadColumns(
  list: Pick<Column, "type" | "isSpread"> & { readonly name: string },
  taken: readonly string[],
): readonly SpreadColumn[] | undefined {
  const fields = list.isSpread && findFields(list.type);
  if (!fields) return undefined;
  return Object.entries(fields).map(([field, type]) => {
    const name = taken.includes(field) ? `${list.name}_${field}` : field;
    return { field, name, label: toLabel(name), type };
  });
}

/** `problems_attempted` → `Problems attempted` */
export function toLabel(field: string): string {
  const words = field.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
