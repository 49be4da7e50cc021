import type { Scalar } from "../result";
import type { CatalogField } from "./field";
import { findMicros } from "./instant-text";

/** A cell as a value, and what a person should know of it. */
export interface Reading {
  readonly value: Scalar;
  /** Why the cell could not be taken as it stands, in words that follow “it is”. */
  readonly problem?: string;
}

/** Outside text columns these are all NULL, whatever the tool that wrote them. */
const nullWords = ["", "\\N", "NULL", "null", "None"];

/**
 * A cell of an export as a field's value (course-overview.md §1.7). A cell is text, null for what
 * the file's own convention calls NULL, or a value of JSON; microseconds are kept. What cannot be
 * read becomes the field's initial value, or null, with a problem.
 */
export function readValue(field: CatalogField, cell: unknown): Reading {
  if (field.type === "text") return readText(field, cell);
  const word = toWord(cell);
  const isNull = nullWords.includes(word);
  const read = isNull ? { value: null } : readers[field.type](word);
  if (read.value !== null || field.initial === undefined) return read;
  return { value: field.initial, problem: read.problem ?? "empty" };
}

/** A cell that is no text is kept as its JSON; NULL in a column that has none is empty text. */
function readText({ initial }: CatalogField, cell: unknown): Reading {
  if (cell === null || cell === undefined) return { value: initial === undefined ? null : "" };
  return { value: typeof cell === "string" ? cell : JSON.stringify(cell) };
}

const readers: Record<Exclude<CatalogField["type"], "text">, (word: string) => Reading> = {
  bool: readBool,
  id: readWholeNumber,
  int: readWholeNumber,
  double: readNumber,
  date: readInstant,
  timestamp: readInstant,
};

/** The bytes 0 and 1 are how MySQL dumps a bit. */
const trueWords = ["1", "true", "t", "\u0001", "1.0"];
const falseWords = ["0", "false", "f", "\u0000", "0.0"];

function readBool(word: string): Reading {
  const lower = word.toLowerCase();
  if (trueWords.includes(lower)) return { value: true };
  if (falseWords.includes(lower)) return { value: false };
  return { value: null, problem: "neither true nor false" };
}

/** `3.0` too: some tools write so a column that also has gaps. */
function readWholeNumber(word: string): Reading {
  const value = /^[+-]?\d+(\.0*)?$/.test(word) ? Number(word) : Number.NaN;
  return Number.isSafeInteger(value) ? { value } : { value: null, problem: "not a whole number" };
}

function readNumber(word: string): Reading {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : Number.NaN;
  return Number.isFinite(value) ? { value } : { value: null, problem: "not a number" };
}

function readInstant(word: string): Reading {
  if (/^0000-00-00/.test(word)) return { value: null, problem: "a date of zeros, which is none" };
  const value = findMicros(word);
  return value === undefined ? { value: null, problem: "not a date and time" } : { value };
}

function toWord(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "string" ? cell.trim() : JSON.stringify(cell);
}
