import { encodeNumber, encodeString, type PlacedColumn, type StyleIds } from "./cells";
import type { CellKind, Piece, SheetColumn } from "./steps";

const numbers = new Set<CellKind>(["int", "change", "plain", "double", "share", "share-change"]);

/** The sums of the columns that are added up, over all rows that came by. */
export class Totals {
  readonly sums: (number | null)[];
  /** Whether some cell was hidden, which a total would give away. */
  isHiding = false;
  rowCount = 0;

  constructor(columns: readonly SheetColumn[]) {
    this.sums = columns.map(({ isAddedUp }) => (isAddedUp ? 0 : null));
  }

  add({ rowCount, values, hidden }: Piece) {
    this.rowCount += rowCount;
    this.isHiding ||= hidden.some((flags) => flags?.includes(true));
    for (const [at, sum] of this.sums.entries()) {
      if (sum === null) continue;
      this.sums[at] = (values[at] ?? []).reduce<number>(
        (total, value) => (typeof value === "number" ? total + value : total),
        sum,
      );
    }
  }
}

/** The labels over the columns, in the first row; those of numbers stand where the numbers do. */
export function encodeHeader(columns: readonly PlacedColumn[], styles: StyleIds): string {
  const cells = columns.map(({ label, kind, letters }) =>
    encodeString(`${letters}1`, label, numbers.has(kind) ? styles["header-number"] : styles.header),
  );
  return `<row r="1" ht="21" customHeight="1">${cells.join("")}</row>`;
}

/** Sums of the rows that a filter leaves, in this row; nothing where there are none, or they would tell. */
export function encodeTotals(
  columns: readonly PlacedColumn[],
  { sums, isHiding, rowCount }: Totals,
  styles: StyleIds,
  row: number,
): string {
  if (isHiding || rowCount === 0 || sums.every((sum) => sum === null)) return "";
  const cells = columns.map(({ letters, kind }, at) => {
    const sum = sums[at] ?? null;
    const place = `${letters}${row}`;
    if (sum === null) {
      const isLabel = at === 0;
      return isLabel
        ? encodeString(place, "Total", styles["total-label"])
        : `<c r="${place}" s="${styles["total-label"]}"/>`;
    }
    const style =
      styles[kind === "change" || kind === "double" ? (`total-${kind}` as const) : "total-int"];
    const formula = `<f>SUBTOTAL(109,${letters}2:${letters}${row - 1})</f>`;
    return encodeNumber(place, sum, style).replace("<v>", `${formula}<v>`);
  });
  return `<row r="${row}">${cells.join("")}</row>`;
}
