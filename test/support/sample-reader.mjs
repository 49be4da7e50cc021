/** Reads the sample's files back, independently of the import: for the tests. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** @typedef {Readonly<Record<string, string | null>>} Row */

export const folder = fileURLToPath(new URL("../../sample-data/exports", import.meta.url));
export const readme = readFileSync(new URL("../../sample-data/README.md", import.meta.url), "utf8");
export const fileNames = readdirSync(folder).filter((name) => /\.(csv|tsv|gz)$/.test(name));

/** @param {string} name */
export const readBytes = (name) =>
  readFileSync(new URL(`../../sample-data/exports/${name}`, import.meta.url));

/** @param {string} name @param {Buffer} bytes */
export const toText = (name, bytes) =>
  (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");

/** @param {string} name */
export const readText = (name) => toText(name, readBytes(name));

/** @param {string} cell */
function parseCsvCell(cell) {
  if (cell === "") return null;
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** @param {string} text */
function parseCsv(text) {
  /** @type {(string | null)[][]} */
  const lines = [[]];
  for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n)/g)) {
    lines[lines.length - 1].push(parseCsvCell(cell));
    if (end !== ",") lines.push([]);
  }
  return lines.slice(0, -1);
}

/** @param {string} text @param {string} nothing */
const parseTsv = (text, nothing) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t").map((cell) => (cell === nothing ? null : cell)));

/** @param {string} name @returns {Row[]} */
export function readRows(name) {
  const text = readText(name).replace(/^\ufeff/, "");
  const [header, ...lines] = name.endsWith(".tsv")
    ? parseTsv(text, text.includes("\\N") ? "\\N" : "NULL")
    : parseCsv(text);
  return lines.map((line, place) => {
    if (line.length !== header.length) {
      throw new Error(`${name}: row ${place + 1} has ${line.length} cells, not ${header.length}`);
    }
    return Object.fromEntries(header.map((column, index) => [column, line[index]]));
  });
}

/** @param {readonly Row[]} rows @param {Row} wanted */
export const where = (rows, wanted) =>
  rows.filter((row) => Object.entries(wanted).every(([name, value]) => row[name] === value));

/** @param {readonly Row[]} rows */
export const numbers = (rows, column = "count") => rows.map((row) => Number(row[column]));

/** @param {readonly number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** @param {readonly Row[]} rows @param {string} column */
export const distinct = (rows, column) => [...new Set(rows.map((row) => row[column]))];

/** As the README writes it. @param {readonly number[]} parts */
export const formatSum = (parts) => `${parts.join(" + ").replaceAll("+ -", "- ")} = ${sum(parts)}`;
