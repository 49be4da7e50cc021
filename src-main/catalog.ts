import {
  type CatalogRow,
  type CatalogSettings,
  type CatalogTableName,
  readRow,
  toSettings,
} from "../src-shared/catalog";
import { extraField } from "../src-shared/stored-tables";
import type { Bindings, Session } from "./engine";
import { toMoment } from "./import/cells";

/** A catalogue's row as it is stored: a column that no file had, or that is NULL, is not in it. */
export type StoredRecord = Readonly<Record<string, string>>;

/** The rows of a catalogue's table that are shown, in the order they were imported. */
export async function readRows<Name extends CatalogTableName>(
  session: Session,
  table: Name,
): Promise<CatalogRow<Name>[]> {
  const records = await readRecords(
    session,
    `select * exclude (file_order, ${extraField}) from ${table} order by file_order`,
  );
  return records.flatMap((record) => readRow(table, record).row ?? []);
}

/**
 * Of each course the last row of its history that was saved by an instant, or, where there is none,
 * a later one: that is all that `mergeHistory` needs, and a course may have hundreds of rows.
 */
export async function readHistory(
  session: Session,
  asOf: bigint,
): Promise<CatalogRow<"course_overview_history">[]> {
  const table = "course_overview_history";
  const records = await readRecords(
    session,
    `select * exclude (file_order, ${extraField}) from ${table}
     qualify row_number() over (
       partition by id order by coalesce(${toMoment("history_date")} <= $asOf::timestamp, false) desc,
         ${toMoment("history_date")} desc nulls last, try_cast(history_id as bigint) desc nulls last,
         file_order desc) = 1`,
    { asOf: { micros: asOf } },
  );
  return records.flatMap((record) => readRow(table, record).row ?? []);
}

/** The rows of a query of texts, of which there may be ten thousands with sixty columns each. */
export async function readRecords(
  session: Session,
  select: string,
  bindings?: Bindings,
): Promise<StoredRecord[]> {
  const { rowCount, columns } = await session.query(select, bindings);
  const records = Array.from({ length: rowCount }, (): Record<string, string> => ({}));
  for (const { name, values } of columns) {
    for (const [row, record] of records.entries()) {
      const cell = values[row];
      if (typeof cell === "string") record[name] = cell;
    }
  }
  return records;
}

/** The LMS's settings, as the imported configuration tables say. */
export async function readSettings(session: Session): Promise<CatalogSettings> {
  return toSettings({
    imageConfigs: await readRows(session, "course_overview_image_config"),
    assetBaseUrls: await readRows(session, "asset_base_url_config"),
    darkLangs: await readRows(session, "dark_lang_config"),
  });
}
