import { formatCompact, formatDay } from "../../src-shared/instant";
import type { Column, ColumnType, Report } from "../../src-shared/report";
import type { Cell, ResultTable } from "../../src-shared/result";
import { quoteCsv } from "./csv-line";

/**
 * The JSON body and the CSV that the analytics API served for any report, from its columns' API
 * face: `analytics-api.md` §2.5 and §2.6. No report has an exporter of its own.
 */
interface Face {
  readonly name: string;
  readonly type: ColumnType;
  readonly isOmittedWhenNull: boolean;
  readonly values: readonly Cell[];
}

/** An array of objects in the API's field order, compact, letters beyond ASCII as they are. */
export function encodeApiJson(report: Report, table: ResultTable): string {
  const faces = listFaces(report, table);
  const rows = Array.from({ length: table.rowCount }, (_, row) => {
    const fields = faces
      .filter((face) => !(face.isOmittedWhenNull && face.values[row] === null))
      .map((face) => `${JSON.stringify(face.name)}:${toJson(face, row)}`);
    return `{${fields.join(",")}}`;
  });
  return `[${rows.join(",")}]`;
}

/** Columns by name in code-point order, without those that no row has; CRLF after each line; no BOM. */
export function encodeApiCsv(report: Report, table: ResultTable): string {
  const faces = listFaces(report, table)
    .filter((face) => !face.isOmittedWhenNull || face.values.some((value) => value !== null))
    .sort((a, b) => compareCodePoints(a.name, b.name));
  const header = faces.map((face) => quoteCsv(face.name));
  const lines = Array.from({ length: table.rowCount }, (_, row) =>
    faces.map((face) => quoteCsv(toText(face.type, face.values[row] ?? null))),
  );
  return [header, ...lines].map((cells) => `${toLine(cells)}\r\n`).join("");
}

function listFaces(report: Report, table: ResultTable): Face[] {
  return table.columns.flatMap(({ name, type, values }) => {
    const column: Column | undefined = report.columns[name];
    if (!column || column.api === false) return [];
    return [{ name, type, values, isOmittedWhenNull: column.api?.whenNull === "omit" }];
  });
}

function toJson({ type, values }: Face, row: number): string {
  const cell = values[row] ?? null;
  if (cell === null) return "null";
  return type === "date" || type === "timestamp"
    ? JSON.stringify(toText(type, cell))
    : JSON.stringify(cell);
}

function toText(type: ColumnType, cell: Cell): string {
  if (cell === null) return "";
  switch (type) {
    case "date":
      return formatDay(Number(cell));
    case "timestamp":
      return formatCompact(cell as bigint);
    case "bool":
      return cell ? "True" : "False";
    case "text":
    case "int":
    case "double":
      return String(cell);
  }
}

/** A line whose only cell is empty is `""`, so that it is not a blank line. */
function toLine(cells: readonly string[]): string {
  return cells.length === 1 && cells[0] === "" ? '""' : cells.join(",");
}

/** JavaScript compares UTF-16 units, which puts characters beyond U+FFFF before U+E000. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
