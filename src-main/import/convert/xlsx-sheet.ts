import { AppError } from "../../../src-shared/errors";
import { formatMoment, formatNumber, type NumberKind } from "./excel-number";
import type { XmlReader } from "./xml";

/** What a workbook's sheets share. */
export interface SheetContext {
  /** The shared texts, by their numbers. */
  readonly texts: readonly string[];
  /** What the number of a cell is, by the number of its style. */
  readonly kinds: readonly NumberKind[];
  readonly epoch: 1900 | 1904;
}

/** A row that has at least one cell with something in it. */
export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly line: number;
  /** From column A to the last with something in it; null is an empty cell. */
  readonly cells: readonly (string | null)[];
  /** Why the row cannot be read, such as Excel's own #N/A in the cell of this position. */
  readonly problem: { readonly at: number; readonly reason: string } | undefined;
}

const columnLimit = 16_384;

/** Reads a sheet's XML; `onRow` is told each row that is not blank, and answers whether to go on. */
export function createSheetReader(
  context: SheetContext,
  onRow: (row: SheetRow) => boolean,
): XmlReader {
  let isDone = false;
  let line = 0;
  let column = 0;
  let cells: (string | null)[] = [];
  let problem: SheetRow["problem"];
  let cell: RawCell | undefined;
  let isText = false;
  let isPhonetic = false;
  const endCell = (raw: RawCell) => {
    const value = readCell(raw, context);
    if (value === null) return;
    while (cells.length < raw.column - 1) cells.push(null);
    cells[raw.column - 1] = typeof value === "string" ? value : raw.text;
    if (typeof value !== "string") problem ??= { at: raw.column - 1, reason: value.reason };
  };
  const endRow = () => {
    if (cells.length > 0 && !isDone) isDone = !onRow({ line, cells, problem });
  };
  return {
    get isDone() {
      return isDone;
    },
    open(name, attributes) {
      if (name === "row") {
        line = Number(attributes.r ?? line + 1);
        column = 0;
        cells = [];
        problem = undefined;
      } else if (name === "c") {
        cell = createCell(attributes, column);
        column = cell.column;
      } else if (name === "f") {
        if (cell) cell.hasFormula = true;
      } else if (name === "v" || (name === "t" && !isPhonetic)) {
        isText = true;
      } else if (name === "rPh") {
        isPhonetic = true;
      }
    },
    text(text) {
      if (isText && cell) cell.text += text;
    },
    close(name) {
      if (name === "v" || name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "row") endRow();
      else if (name === "c") {
        if (cell) endCell(cell);
        cell = undefined;
      }
    },
  };
}

interface RawCell {
  /** From 1. */
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
  hasFormula: boolean;
}

function createCell(attributes: Readonly<Record<string, string>>, before: number): RawCell {
  const { r, t = "n", s = "0" } = attributes;
  const column = r === undefined ? before + 1 : readColumn(r);
  if (!(column >= 1 && column <= columnLimit)) {
    throw new AppError("bad-file", `The workbook is damaged: a sheet has a cell at ${r}.`);
  }
  return { column, type: t, style: Number(s), text: "", hasFormula: false };
}

/** 28 for AB7. */
function readColumn(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}

/** What stands in a cell as text, null for nothing, or why that cannot be said. */
function readCell(cell: RawCell, context: SheetContext): string | null | { reason: string } {
  const { type, text } = cell;
  // Of a formula whose result is empty text, the cell says that it is text.
  if (cell.hasFormula && text === "" && type === "n") {
    return { reason: "a formula without a result: open the workbook in Excel and save it" };
  }
  if (text === "") return null;
  if (type === "s") {
    const shared = context.texts[Number(text)];
    return shared === undefined
      ? { reason: "its text is missing in the workbook" }
      : shared || null;
  }
  if (type === "str" || type === "inlineStr") return unescapeText(text);
  if (type === "b") return text === "0" || text === "false" ? "false" : "true";
  if (type === "e") return { reason: "an error that Excel shows in the cell" };
  const kind = context.kinds[cell.style] ?? "number";
  if (type === "d") return formatIso(text, kind);
  const value =
    kind === "number" ? formatNumber(text) : formatMoment(Number(text), kind, context.epoch);
  return value ?? { reason: kind === "number" ? "not a number" : "not a date" };
}

/** Workbooks of the strict kind write `2024-01-02T00:00:00`. */
function formatIso(text: string, kind: NumberKind): string {
  const [day = "", clock] = text.replace(/Z$/, "").split("T");
  if (clock === undefined) return day;
  return kind === "date" && /^[0:.]+$/.test(clock) ? day : `${day} ${clock}`;
}

/** Undoes `_x000D_`, which stands for what XML cannot hold. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
