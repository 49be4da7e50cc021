import { convertXlsx } from "../../src-main/import/convert/xlsx";
import { formatDay, formatIso } from "../../src-shared/instant";
import type { ColumnType, Report, ScalarType } from "../../src-shared/report";
import type { Cell, ResultTable, Scalar } from "../../src-shared/result";
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

/** The rows with the lists that are spread in them: a row for each item, and a column for each field. */
export function spread(report: Report, table: ResultTable): ResultTable {
  const list = table.columns.find(({ name }) => report.columns[name]?.isSpread);
  if (!list) return table;
  const fields = Object.entries((list.type as { list: Record<string, ScalarType> }).list);
  const rows = list.values.flatMap((cell, row) => {
    const items = (cell ?? []) as readonly Readonly<Record<string, Scalar>>[];
    return items.length > 0 ? items.map((item) => ({ row, item })) : [{ row, item: {} }];
  });
  const columns = table.columns.flatMap((column) =>
    column === list
      ? fields.map(([name, type]) => ({
          name,
          type,
          values: rows.map(({ item }) => (item as Record<string, Scalar>)[name] ?? null),
        }))
      : [{ ...column, values: rows.map(({ row }) => column.values[row] ?? null) }],
  );
  return { rowCount: rows.length, columns };
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
