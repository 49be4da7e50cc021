import { apiNames, isApiCourse, listApiRecords } from "./course-api";
import type { SourceRecord } from "./read-row";
import {
  type CatalogTableName,
  findTableByColumns,
  findTableBySource,
  getCatalogTable,
} from "./tables";

/** A record, and the table whose row it is; `readRow` makes the row. */
export interface CatalogRecord {
  readonly table: CatalogTableName;
  readonly record: SourceRecord;
}

/** What a JSON file holds for the catalogue. */
export interface JsonRecords {
  readonly records: readonly CatalogRecord[];
  /** Objects that are none of the catalogue's. */
  readonly skipped: number;
  /** Whether there are further pages of which this is one, so that courses may be lacking. */
  readonly isPartial: boolean;
}

/**
 * The catalogue's records in parsed JSON of one of three shapes (course-overview.md §1.7): Django's
 * `dumpdata`, the overview serializer's objects, the Course API's list or detail. Undefined where
 * there are none.
 */
export function findJsonRecords(json: unknown): JsonRecords | undefined {
  const objects = listObjects(json);
  const found = objects.map(listRecords);
  const records = found.flat();
  if (records.length === 0) return undefined;
  const skipped = found.filter((list) => list.length === 0).length;
  return { records, skipped, isPartial: isPage(json) };
}

/**
 * Whether objects with these names hold records further down, or under other names than the tables'
 * columns have, so that `findJsonRecords` has to look at them.
 */
export function holdsRecords(names: readonly string[]): boolean {
  const has = (name: string) => names.includes(name);
  const isApi = (has("id") || has("course_id")) && apiNames.some(has);
  return isDumpdata(names) || has("results") || isApi;
}

/** Whether these are the names of the objects that `dumpdata` writes. */
export function isDumpdata(names: readonly string[]): boolean {
  return ["model", "fields"].every((name) => names.includes(name));
}

function listObjects(json: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(json)) return json.filter(isObject);
  if (!isObject(json)) return [];
  return Array.isArray(json.results) ? json.results.filter(isObject) : [json];
}

function listRecords(object: Readonly<Record<string, unknown>>): readonly CatalogRecord[] {
  if (typeof object.model === "string" && isObject(object.fields)) {
    const table = findTableBySource(object.model);
    return table ? [{ table, record: { ...object.fields, [getKeyColumn(table)]: object.pk } }] : [];
  }
  if (isApiCourse(object)) return listApiRecords(object);
  const table = findTableByColumns(Object.keys(object));
  return table ? [{ table, record: object }] : [];
}

/** The column that `dumpdata` calls `pk`: a history has its own beside the course's id. */
function getKeyColumn(table: CatalogTableName): string {
  return Object.hasOwn(getCatalogTable(table).fields, "history_id") ? "history_id" : "id";
}

/** The API says where the next and the previous page are, beside the results or in `pagination`. */
function isPage(json: unknown): boolean {
  if (!isObject(json)) return false;
  const pages = isObject(json.pagination) ? json.pagination : json;
  return Boolean(pages.next) || Boolean(pages.previous) || !Array.isArray(json.results);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
