import { convertXlsx } from "../../src-main/import/convert/xlsx";
import { formatDay, formatIso } from "../../src-shared/instant";
import type { ColumnType } from "../../src-shared/report";
import type { Cell, ResultTable } from "../../src-shared/result";
import { createCollector } from "./collect";
import { findAll, parseXml, readParts } from "./ooxml";

export interface ReadSheet {
  readonly name: string;
  readonly columns: readonly string[];
  /** As our own reader of workbooks has them: text, or null where nothing is. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The sheets of a workbook, in their order. */
export async function readSheets(path: string): Promise<readonly ReadSheet[]> {
  const collector = createCollector();
  await convertXlsx(path, collector.sink);
  return collector.parts;
}

/** The rows of a result as they are read back from a workbook; lists of objects are left out. */
export function toReadRows(table: ResultTable): (string | null)[][] {
  const columns = table.columns.filter(({ type }) => !isItems(type));
  return Array.from({ length: table.rowCount }, (_, row) =>
    columns.map(({ type, values }) => toRead(type, values[row] ?? null)),
  );
}

export const isItems = (type: ColumnType) =>
  typeof type === "object" && typeof type.list === "object";

export function toRead(type: ColumnType, cell: Cell): string | null {
  if (cell === null || cell === "") return null;
  if (Array.isArray(cell)) return cell.length === 0 ? null : cell.join(", ");
  if (type === "date") return formatDay(Number(cell));
  if (typeof cell === "bigint") return formatIso(cell).replace("T", " ").replace("Z", "");
  return String(cell);
}

/** Instants to the millisecond, which is what a number of days has; numbers as numbers. */
export function round(rows: readonly (readonly (string | null)[])[]) {
  return rows.map((row) =>
    row.map((cell) => {
      const [, moment, fraction] =
        /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(\.\d+)?$/.exec(cell ?? "") ?? [];
      if (moment === undefined) return cell;
      return new Date(
        Math.round(Date.parse(`${moment}Z`) + Number(fraction ?? 0) * 1000),
      ).toISOString();
    }),
  );
}

/** Every cell of a page of a workbook, row by row, by the sheet's name: pages have no header. */
export async function readPages(path: string): Promise<ReadonlyMap<string, string[][]>> {
  const parts = new Map(await readParts(path));
  const read = (name: string) => parseXml(parts.get(name) ?? Buffer.alloc(0));
  const relations = new Map(
    read("xl/_rels/workbook.xml.rels").children.map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? "",
    ]),
  );
  const sheets = findAll(read("xl/workbook.xml"), "sheet").map(({ attributes }) => {
    const rows = findAll(read(`xl/${relations.get(attributes["r:id"] ?? "")}`), "row");
    const cells = rows.map((row) =>
      row.children.map((cell) => (findAll(cell, "t")[0] ?? findAll(cell, "v")[0])?.text ?? ""),
    );
    return [attributes.name ?? "", cells] as const;
  });
  return new Map(sheets);
}
