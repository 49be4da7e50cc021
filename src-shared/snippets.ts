import type { RowFormat } from "./export-format";
import type { ColumnType } from "./report";

/** Lines that open a saved file in Python or R. */
export function toSnippet(
  language: "python" | "r",
  format: RowFormat,
  fileName: string,
  columns: readonly { name: string; label: string; type: ColumnType }[],
): string {
  const lines = [`# ${fileName} (${format})`, ...columns.map(({ name }) => `# ${name}`)];
  return `${lines.slice(0, 4).join("\n")}\n${language === "r" ? "rows <- NULL" : "rows = None"}\n`;
}
