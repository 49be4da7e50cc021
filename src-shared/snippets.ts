import type { RowFormat } from "./export-format";
import { listFields, quote, type SnippetColumn } from "./snippet-fields";
import { pythonSnippets } from "./snippets-python";
import { rSnippets } from "./snippets-r";

export type SnippetLanguage = "python" | "r";

const snippets = { python: pythonSnippets, r: rSnippets } as const;

/**
 * Lines that read a saved file into `rows`, with the types that the columns have. They use what is
 * well known (pandas; readr, jsonlite, readxl, arrow), and do not mind columns that the file lacks.
 */
export function toSnippet(
  language: SnippetLanguage,
  format: RowFormat,
  fileName: string,
  columns: readonly SnippetColumn[],
): string {
  const lines = snippets[language][format](quote(fileName), listFields(format, columns));
  return `${lines.join("\n")}\n`;
}
