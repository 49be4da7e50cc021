/** The shortest text of a double that reads back as the same; a whole one keeps its point: `3.0`. */
export function formatReal(value: number): string {
  const text = `${value}`;
  return Number.isInteger(value) && !text.includes("e") ? `${text}.0` : text;
}
