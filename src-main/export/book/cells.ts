import { hiddenMark } from "../../../src-shared/privacy";
import type { Cell } from "../../../src-shared/result";
import { cutText, encodeText, isTooLong } from "./cell-text";
import { toExcelDay, toExcelTime } from "./excel-day";
import type { CellKind, Piece, SheetColumn } from "./steps";
import type { StyleName } from "./styles";

/** The numbers that the workbook knows its styles by. */
export type StyleIds = Readonly<Record<StyleName, number>>;

/** A column, where it stands: `{ letters: "AB" }`. */
export interface PlacedColumn extends SheetColumn {
  readonly letters: string;
}

export interface EncodedRows {
  readonly xml: string;
  /** Texts that were cut. */
  readonly cut: number;
}

/** Excel has fifteen digits of a number: an id with more would end in zeros. */
const widestNumber = 1e15;

/** Rows of a table as XML; the first of them is row `first` of the sheet. */
export function encodeRows(
  { rowCount, values, hidden }: Piece,
  columns: readonly PlacedColumn[],
  styles: StyleIds,
  first: number,
): EncodedRows {
  const rows: string[] = [];
  let cut = 0;
  for (let at = 0; at < rowCount; at++) {
    let xml = `<row r="${first + at}">`;
    for (const [place, { letters, kind }] of columns.entries()) {
      const value = values[place]?.[at] ?? null;
      if (value === null) {
        if (hidden[place]?.[at] === true) {
          xml += encodeString(letters + (first + at), hiddenMark, styles.hidden);
        }
        continue;
      }
      if (typeof value === "string" && isTooLong(value)) cut += 1;
      xml += encodeCell(letters + (first + at), kind, value, styles);
    }
    rows.push(`${xml}</row>`);
  }
  return { xml: rows.join(""), cut };
}

/** A cell with a text, which stays one whatever it begins with. */
export function encodeString(place: string, text: string, style: number): string {
  const kept = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : "";
  return `<c r="${place}"${toStyle(style)} t="inlineStr"><is><t${kept}>${encodeText(cutText(text))}</t></is></c>`;
}

export function encodeNumber(place: string, value: number, style: number): string {
  return `<c r="${place}"${toStyle(style)}><v>${value}</v></c>`;
}

function encodeCell(place: string, kind: CellKind, value: Cell, styles: StyleIds): string {
  switch (typeof value) {
    case "boolean":
      return `<c r="${place}"${toStyle(styles.bool)} t="b"><v>${value ? 1 : 0}</v></c>`;
    case "bigint":
      return kind === "timestamp"
        ? encodeEither(place, toExcelTime(value), styles.timestamp, styles)
        : encodeString(place, String(value), styles.text);
    case "number":
      return encodeEither(place, toNumber(kind, value), styles[kind], styles);
    default:
      return encodeEither(place, String(value), styles.text, styles);
  }
}

function toNumber(kind: CellKind, value: number): number | string {
  if (kind === "date") return toExcelDay(value);
  const isWide = Number.isInteger(value) && Math.abs(value) >= widestNumber && kind !== "double";
  return isWide || !Number.isFinite(value) ? String(value) : value;
}

function encodeEither(place: string, value: number | string, style: number, styles: StyleIds) {
  if (typeof value === "number") return encodeNumber(place, value, style);
  return encodeString(place, value, /^[=+\-@\t\r]/.test(value) ? styles.guarded : styles.text);
}

function toStyle(id: number): string {
  return id === 0 ? "" : ` s="${id}"`;
}
