/** What a cell of a spreadsheet holds, in UTF-16 units. */
export const longestCell = 32_767;

/** Says how many texts were cut there; nothing where none was. */
export function toCutNotes(cells: number): string[] {
  if (cells === 0) return [];
  return [
    cells === 1
      ? "A text is longer than a cell holds, 32,767 characters: it is cut, and ends with …"
      : `${cells} texts are longer than a cell holds, 32,767 characters: they are cut, and end with …`,
  ];
}
