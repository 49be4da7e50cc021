import { encodeAttribute } from "./cell-text";
import { encodeNumber, encodeString, type StyleIds } from "./cells";
import { toLetters } from "./column-letters";
import type { PageCell, PageRow, PageStyle } from "./steps";

const lineHeight = 15;
const heights: Partial<Record<PageStyle, number>> = { title: 26, heading: 26, head: 21 };
const flowing = new Set<PageStyle>(["title", "subtitle", "heading"]);

/** The rows of a page as XML, each as high as its longest cell needs. */
export function encodePageRows(
  rows: readonly PageRow[],
  widths: readonly number[],
  styles: StyleIds,
): string {
  return rows
    .map((row, at) => {
      const cells = row.map((cell, column) =>
        cell ? encodePageCell(`${toLetters(column)}${at + 1}`, cell, styles) : "",
      );
      const height = Math.max(...row.map((cell, column) => toHeight(cell, widths[column] ?? 10)));
      return `<row r="${at + 1}" ht="${height}" customHeight="1">${cells.join("")}</row>`;
    })
    .join("");
}

/** Where cells of a page lead, as a sheet says it after its rows; nothing where none does. */
export function encodePageLinks(rows: readonly PageRow[]): string {
  const links = rows.flatMap((row, at) =>
    row.flatMap((cell, column) => {
      if (cell?.link === undefined) return [];
      const place = encodeAttribute(`'${cell.link.replaceAll("'", "''")}'!A1`);
      return [`<hyperlink ref="${toLetters(column)}${at + 1}" location="${place}"/>`];
    }),
  );
  return links.length > 0 ? `<hyperlinks>${links.join("")}</hyperlinks>` : "";
}

function encodePageCell(place: string, { value, style }: PageCell, styles: StyleIds): string {
  const id = styles[`page-${style}`];
  return typeof value === "number"
    ? encodeNumber(place, value, id)
    : encodeString(place, value, id);
}

function toHeight(cell: PageCell | null, width: number): number {
  if (!cell) return lineHeight;
  const least = heights[cell.style] ?? lineHeight;
  if (typeof cell.value === "number" || flowing.has(cell.style)) return least;
  const lines = cell.value
    .split("\n")
    .reduce((count, line) => count + Math.max(1, Math.ceil(line.length / (width * 1.12))), 0);
  return Math.min(409, Math.max(least, lines * lineHeight));
}
