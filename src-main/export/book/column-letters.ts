/** How a sheet calls a column, counted from 0: `A` … `XFD`. */
export function toLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? toLetters(rest) : "") + String.fromCharCode(65 + (column % 26));
}
