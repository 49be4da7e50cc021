import { formatDay } from "../../../src-shared/instant";
import type { Cell } from "../../../src-shared/result";
import type { CellKind } from "./steps";

/** In characters. */
const narrowest = 10;
const widest = 56;
/** Of a column of ids, which need not be seen whole where others tell the rows apart. */
const widestId = 36;
const widestWholeId = 100;
/** The button of the filter, beside the label. */
const button = 5;
const margin = 3;
const day = formatDay(0).length;

const fixed: Partial<Record<CellKind, number>> = {
  bool: 5,
  date: day,
  timestamp: day + 9,
  share: 6,
  "share-change": 7,
};

export interface MeasuredColumn {
  readonly label: string;
  readonly kind: CellKind;
  /** Some of them: as far as they go, the widths fit. */
  readonly cells: readonly Cell[];
}

/** How wide columns are that show their labels and most of what is in these cells. */
export function measureWidths(columns: readonly MeasuredColumn[]): readonly number[] {
  return columns.map((column) => measureWidth(column, findMost(column, columns)));
}

/** Ids mostly differ at their ends: they are cut only where another column tells as many rows apart. */
function findMost(column: MeasuredColumn, columns: readonly MeasuredColumn[]): number {
  if (column.kind !== "text" || !areIds(column.cells)) return widest;
  const all = new Set(column.cells).size;
  const tellsRows = (other: MeasuredColumn) =>
    other.kind === "text" && countSeen(other, areIds(other.cells) ? widestId : widest) >= all;
  return columns.some(tellsRows) ? widestId : widestWholeId;
}

/** How many texts look different in a column of that width. */
function countSeen({ cells }: MeasuredColumn, width: number): number {
  return new Set(cells.map((cell) => String(cell ?? "").slice(0, width - margin))).size;
}

function measureWidth({ label, kind, cells }: MeasuredColumn, most: number): number {
  const inner =
    fixed[kind] ?? cells.reduce<number>((most, cell) => Math.max(most, measureCell(kind, cell)), 0);
  const width = Math.max(narrowest, measureText(label) + button, inner + margin);
  return Math.min(most, Math.ceil(width));
}

function areIds(cells: readonly Cell[]): boolean {
  return cells.every((cell) => typeof cell !== "string" || !/\s/.test(cell));
}

function measureCell(kind: CellKind, cell: Cell): number {
  if (cell === null) return 0;
  if (typeof cell !== "number") return measureText(String(cell));
  // A separator for each three digits, and room for a sum.
  const digits = Math.round(Math.abs(cell)).toString().length + 1;
  if (kind === "int" || kind === "change") return digits + Math.floor(digits / 3) + 1;
  return kind === "double" ? Math.min(12, String(cell).length) : digits;
}

/** Letters of East Asia, and emoji, are as wide as two others; marks on letters take no room. */
export function measureText(text: string): number {
  let width = 0;
  for (const letter of text.slice(0, 200).split("\n")[0] ?? "") {
    if (/\p{M}/u.test(letter)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
        letter,
      )
        ? 2
        : 1;
  }
  return width;
}
