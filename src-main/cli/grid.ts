/** Columns of text under their heads, numbers to the right; ends with a line end. */
export function formatGrid(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => String(row[at] ?? "").length)),
  );
  const toLine = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return typeof cell === "number" ? String(cell).padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [heads, ...rows].map((cells) => `${toLine(cells)}\n`).join("");
}
