/** The cell of a picture's upper left corner, counted from 0. */
export interface PicturePlace {
  readonly row: number;
  readonly column: number;
}

/** In characters: beside a wider table a picture would be out of sight. */
const wide = 110;

/** What a landscape page of A4 has between its margins, and what rows and columns take, in pixels. */
const page = { width: 988, height: 650 };
const row = 20;
const letter = 7;
const padding = 5;

/**
 * Where a picture stands: beside the rows, or below them where they are wide and both are on one
 * page of paper, which shows the whole width; `next` is the row after them, from 1.
 */
export function findPlace(
  columns: readonly { readonly width: number }[],
  next: number,
  picture: { readonly width: number; readonly height: number },
): PicturePlace {
  const letters = columns.reduce((sum, { width }) => sum + width, 0);
  const width = Math.max(letters * letter + columns.length * padding, picture.width);
  const scale = Math.min(1, page.width / width);
  const height = (next + 2) * row + picture.height;
  const isBelow = letters > wide && height * scale <= page.height;
  return isBelow ? { row: next + 1, column: 0 } : { row: 1, column: columns.length + 1 };
}
