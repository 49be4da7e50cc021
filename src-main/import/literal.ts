/** A text as SQL writes it. */
export function toLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path as DuckDB's readers take it: `*`, `?` and `[` would make a pattern of it. */
export function toPathLiteral(path: string): string {
  return toLiteral(path.replace(/[*?[]/g, "[$&]"));
}

/** A name as SQL writes it. */
export function toName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Always true, but not without reading these columns: DuckDB's CSV reader fails for good, and the
 * workspace with it, when it notes an error in a line of which only some columns are asked for.
 */
export function readsAll(columns: readonly string[]): string {
  return `hash(${columns.join(", ")}) is not null`;
}
