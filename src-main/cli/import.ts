import type { ImportedFile } from "../../src-shared/ipc";
import { checkAnyTaken, type Inputs, isTaken, withInputs } from "../inputs";
import { formatGrid } from "./grid";
import type { Terminal } from "./terminal";

/** Imports and prints the ledger of what it did; the exit code. */
export function runImport(
  terminal: Terminal,
  { json, ...inputs }: Inputs & { readonly json: boolean },
): Promise<number> {
  return withInputs(terminal, inputs, async (_engine, imported) => {
    terminal.out(json ? `${JSON.stringify({ files: imported })}\n` : formatImports(imported));
    checkAnyTaken(imported);
    return imported.every((file) => isTaken(file) && file.rejected === 0) ? 0 : 4;
  });
}

function formatImports(imported: readonly ImportedFile[]): string {
  const rows = imported.map((file) => [
    file.name,
    file.status,
    file.kind ?? "",
    file.table ?? "",
    file.rows,
    file.rejected,
  ]);
  const grid = formatGrid(["file", "status", "kind", "table", "rows", "rejected"], rows);
  return grid + imported.map(formatRemarks).join("");
}

function formatRemarks(file: ImportedFile): string {
  const counts = [
    file.replaced > 0 && `${file.replaced} rows of earlier imports were replaced by newer ones`,
    file.superseded > 0 && `${file.superseded} rows are older than what is there and are not shown`,
  ].filter((text) => text !== false);
  const remarks = [...file.notes, ...counts.map((text) => `${text}.`)];
  const rejects = file.rejects.map(
    ({ line, column, value, reason }) =>
      `line ${line ?? "?"}${column ? `, ${column}` : ""}: ${reason}: ${JSON.stringify(value)}`,
  );
  if (file.rejected > file.rejects.length)
    rejects.push(`and ${file.rejected - file.rejects.length} more`);
  return [...remarks, ...rejects].map((text) => `${file.name}: ${text}\n`).join("");
}
