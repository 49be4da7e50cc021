import { formatDay } from "../../../src-shared/instant";
import type { Cell } from "../../../src-shared/result";
import type { CellKind } from "./steps";

/** In characters. */
const narrowest = 10;
const widest = 56;
/** Of a column of ids, which need not be seen whole. */
const widestId = 36;
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

/** How wide a column is that shows its label and most of what is in these cells. */
export function measureWidth(label: string, kind: CellKind, cells: readonly Cell[]): number {
  const most = kind === "text" && areIds(cells) ? widestId : widest;
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
