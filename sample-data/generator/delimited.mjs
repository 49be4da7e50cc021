import { gzipSync } from "node:zlib";

/** @typedef {string | number | null} Cell */
/** @typedef {Readonly<Record<string, Cell>>} Row */

/** @param {Cell} cell */
function formatCsvCell(cell) {
  // Nothing and an empty text look alike but for the quotes.
  if (cell === null) return "";
  const text = String(cell);
  return text === "" || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {readonly Row[]} rows @param {string} lineEnd */
export function encodeCsv(rows, lineEnd = "\n") {
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
  return Buffer.from(lines.map((line) => line.map(formatCsvCell).join(",") + lineEnd).join(""));
}

/**
 * As a spreadsheet saves it: with a byte order mark and CRLF.
 *
 * @param {readonly Row[]} rows
 */
export const encodeSpreadsheetCsv = (rows) =>
  Buffer.concat([Buffer.from("\ufeff"), encodeCsv(rows, "\r\n")]);

/**
 * Every cell in quotes, the numbers and the header too.
 *
 * @param {readonly Row[]} rows without nothing
 */
export function encodeQuotedCsv(rows) {
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
  return Buffer.from(
    lines.map((line) => `${line.map((cell) => `"${cell}"`).join(",")}\n`).join(""),
  );
}

/** @param {readonly Row[]} rows @param {"\\N" | "NULL"} nothing */
export function encodeTsv(rows, nothing) {
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
  return Buffer.from(
    lines.map((line) => `${line.map((cell) => cell ?? nothing).join("\t")}\n`).join(""),
  );
}

/** @param {Buffer} bytes */
export function encodeGzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  // Node writes the operating system here; 255 is "unknown" (RFC 1952). The time is already 0.
  packed[9] = 255;
  return packed;
}
