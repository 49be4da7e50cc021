import { type CatalogTableName, catalogTableNames, getCatalogTable } from "./catalog";
import type { ScalarType } from "./report";
import { type Field, getTable, type Table, type TableName, tableNames } from "./schema";

/** Every table that imports fill: those of the analytics API, and the LMS's course catalogue. */
export type StoredTable = TableName | CatalogTableName;

export interface StoredField extends Field {
  /** What a file says is NULL here is empty text: the LMS has no NULL in it. */
  readonly isFull?: true;
}

/** Unknown columns of a catalogue's row, as a JSON object: nothing of it is lost. */
export const extraField = "extra";

export const storedTables: readonly StoredTable[] = [...tableNames, ...catalogTableNames];

export function isStoredTable(name: string): name is StoredTable {
  return (storedTables as readonly string[]).includes(name);
}

export function isCatalogTable(name: string): name is CatalogTableName {
  return (catalogTableNames as readonly string[]).includes(name);
}

/**
 * How a table is stored. A catalogue's cells are kept as text, as the file has them; `readRow` makes
 * values of them whenever the catalogue is read.
 */
export function getStoredTable(
  name: StoredTable,
): Table & { readonly fields: Readonly<Record<string, StoredField>> } {
  return isCatalogTable(name) ? catalog[name] : getTable(name);
}

const catalog = Object.fromEntries(
  catalogTableNames.map((name) => [name, toStoredTable(name)]),
) as Record<CatalogTableName, ReturnType<typeof toStoredTable>>;

function toStoredTable(name: CatalogTableName): Table {
  const { meaning, fields, key } = getCatalogTable(name);
  const stored = Object.entries(fields).map(
    ([field, { meaning: says, required, type, initial, identifies }]) => {
      const isFull = type === "text" && initial !== undefined;
      const kept: StoredField = {
        type: "text",
        meaning: says,
        ...(required ? { required } : { optional: true }),
        ...(isFull && { isFull }),
        ...(identifies && { identifies }),
      };
      return [field, kept] as const;
    },
  );
  const extra: Field = {
    type: "text",
    meaning: "columns that are not known",
    optional: true,
    identifies: "person",
  };
  return { meaning, key, fields: { ...Object.fromEntries(stored), [extraField]: extra } };
}

/** A column of a table's rows as they leave, under its own name. */
export interface TableColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ScalarType;
  readonly identifies?: "learner" | "person" | "answer";
}

/** The table's fields, and the name of the file that a row came from. */
export function listTableColumns(table: StoredTable): readonly TableColumn[] {
  const fields = Object.entries(getStoredTable(table).fields).map(
    ([name, { type, identifies }]) => ({
      name,
      label: name,
      type: type === "id" ? ("int" as const) : type,
      ...(identifies && { identifies }),
    }),
  );
  return [...fields, { name: "source_file", label: "source_file", type: "text" }];
}

/** Whether its rows say which course they are of. */
export const hasCourseColumn = (name: StoredTable): boolean =>
  "course_id" in getStoredTable(name).fields;
