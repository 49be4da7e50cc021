import {
  type CatalogTableName,
  findTableByColumns,
  findTableBySource,
  getCatalogTable,
  listUnknownColumns,
  toFieldName,
} from "../../src-shared/catalog";
import { getTable, type TableName, tableNames } from "../../src-shared/schema";
import type { StoredTable } from "../../src-shared/stored-tables";

const byHeader = tableNames.filter((name) => {
  const { isByName, isReshaped } = getTable(name);
  return !isByName && !isReshaped;
});

/** A header row that is a table's, and how its columns are written in the file. */
export interface Recognized {
  readonly table: StoredTable;
  /** For each field of the table that the file has: the position of its column, from 0. */
  readonly positions: ReadonlyMap<string, number>;
  /** The same for columns that are no fields, of tables that keep such aside. */
  readonly extras: ReadonlyMap<string, number>;
  readonly columnCount: number;
  /** What a person should know, such as that the file's name says otherwise. */
  readonly notes: readonly string[];
}

export interface Unrecognized {
  readonly table: null;
  readonly reason: string;
}

/**
 * Which table a header row belongs to. Headers nest, so the most specific match wins: most required
 * columns matched, then fewest left over, then the file's name (`import.md`, "Which table is it").
 */
export function recognizeHeader(
  header: readonly string[],
  fileName: string,
): Recognized | Unrecognized {
  const names = header.map((name) => name.trim().toLowerCase());
  const named = findNamed(fileName);
  const [best] = byHeader
    .filter((table) => findMissing(table, names).length === 0)
    .map((table) => ({
      table,
      required: countRequired(table, names),
      leftOver: names.filter((name) => !Object.hasOwn(getTable(table).fields, name)).length,
      isNamed: table === named,
    }))
    .sort(
      (a, b) =>
        b.required - a.required || a.leftOver - b.leftOver || Number(b.isNamed) - Number(a.isNamed),
    );
  if (!best) return recognizeCatalog(header, fileName) ?? { table: null, reason: toReason(names) };
  const doubled = Object.keys(getTable(best.table).fields).find(
    (field) => names.indexOf(field) !== names.lastIndexOf(field),
  );
  if (doubled) return { table: null, reason: `its header has the column ${doubled} twice` };
  return {
    table: best.table,
    positions: toPositions(best.table, names),
    extras: new Map(),
    columnCount: names.length,
    notes:
      named && named !== best.table
        ? [`The name says ${named}, the columns are those of ${best.table}: the columns decide.`]
        : [],
  };
}

/** A header of the course catalogue: what its columns say decides, then the name. */
function recognizeCatalog(
  header: readonly string[],
  name: string,
): Recognized | Unrecognized | undefined {
  const fields = header.map(toFieldName);
  const table = findTableByColumns(header) ?? findNamedCatalog(fields, name);
  if (!table) return undefined;
  const known = Object.keys(getCatalogTable(table).fields).filter((field) =>
    fields.includes(field),
  );
  const doubled = known.find((field) => fields.indexOf(field) !== fields.lastIndexOf(field));
  if (doubled) return { table: null, reason: `its header has the column ${doubled} twice` };
  const extras = listUnknownColumns(table, header).filter((column) => column.trim() !== "");
  return {
    table,
    positions: new Map(known.map((field) => [field, fields.indexOf(field)])),
    extras: new Map(extras.map((column) => [column, header.indexOf(column)])),
    columnCount: header.length,
    notes: [],
  };
}

/** A table of a dump, or a file, that has the LMS's name for it, and what its rows cannot do without. */
function findNamedCatalog(fields: readonly string[], name: string): CatalogTableName | undefined {
  const table = findTableBySource(toSource(name));
  if (!table) return undefined;
  const required = Object.entries(getCatalogTable(table).fields).filter(
    ([, field]) => field.required,
  );
  return required.every(([field]) => fields.includes(field)) ? table : undefined;
}

/** A file's name without its endings; that of a table may have its database's before it. */
function toSource(name: string): string {
  return name.replace(/(\.(csv|tsv|txt|sql|json|jsonl|ndjson|parquet|xlsx|gz|zst))+$/i, "");
}

/**
 * Whether a file's name, or that of a part, says that it is a table of the LMS as a whole, not what
 * somebody asked it for.
 */
export function isNamedAsSource(table: StoredTable, name: string): boolean {
  return findTableBySource(toSource(name)) === table;
}

function toPositions(table: TableName, names: readonly string[]) {
  const found = Object.keys(getTable(table).fields)
    .map((field) => [field, names.indexOf(field)] as const)
    .filter(([, position]) => position >= 0);
  return new Map(found);
}

/** The columns that a file of this table cannot do without, of the shape that is nearest. */
function findMissing(table: TableName, names: readonly string[]): readonly string[] {
  const { fields, shapes = [[]] } = getTable(table);
  const always = Object.entries(fields).filter(([, field]) => !field.optional);
  const [nearest = []] = shapes
    .map((shape) => shape.filter((name) => !names.includes(name)))
    .sort((a, b) => a.length - b.length);
  return [...always.map(([name]) => name).filter((name) => !names.includes(name)), ...nearest];
}

function countRequired(table: TableName, names: readonly string[]): number {
  const { fields, shapes = [] } = getTable(table);
  const isInShape = (name: string) => shapes.some((shape) => shape.includes(name));
  return Object.entries(fields).filter(
    ([name, field]) => names.includes(name) && (!field.optional || isInShape(name)),
  ).length;
}

/** The table that the file's name speaks of; the longest, since names nest too. */
function findNamed(fileName: string): TableName | undefined {
  const lower = fileName.toLowerCase();
  return tableNames.filter((table) => lower.includes(table)).sort((a, b) => b.length - a.length)[0];
}

function toReason(names: readonly string[]): string {
  const [nearest] = byHeader
    .map((table) => ({
      table,
      missing: findMissing(table, names),
      matched: countRequired(table, names),
    }))
    .filter(({ matched, missing }) => matched > 0 && matched >= missing.length)
    .sort((a, b) => a.missing.length - b.missing.length || b.matched - a.matched);
  const found = "no known table has this header";
  if (!nearest) return found;
  const lacks = nearest.missing.join(", ");
  return `${found}; nearest is ${nearest.table}, which also has ${lacks}`;
}
