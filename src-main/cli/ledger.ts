import type { LedgerEntry } from "../../src-shared/ipc";
import { undoImport } from "../import/undo";
import { withInputs } from "../inputs";
import { listImports } from "../ledger";
import { formatGrid } from "./grid";
import { formatCount } from "./remarks";
import type { Terminal } from "./terminal";

export interface LedgerOptions {
  readonly workspace: string;
  readonly json: boolean;
}

/** Prints what was imported, newest first. */
export function printLedger(terminal: Terminal, options: LedgerOptions): Promise<number> {
  const { workspace, json } = options;
  return withInputs(terminal, { inputs: [], workspace }, async (engine) => {
    const files = await engine.withSession(listImports, { signal: terminal.signal });
    terminal.out(json ? `${JSON.stringify({ files })}\n` : formatLedger(files));
    return 0;
  });
}

/** A line a file and table. */
function formatLedger(files: readonly LedgerEntry[]): string {
  const rows = files.flatMap(({ importId, importedAt, name, kind, tables }) =>
    tables.map(({ table, rows, shown, rejected }) => [
      importId,
      importedAt.slice(0, 19),
      name,
      kind,
      table,
      rows,
      shown,
      rejected,
    ]),
  );
  return formatGrid(
    ["import", "imported", "file", "kind", "table", "rows", "shown", "rejected"],
    rows,
  );
}

export interface UndoOptions extends LedgerOptions {
  /** An import's number in the ledger. */
  readonly importId: number;
}

/** Takes an import out again. */
export function runUndo(terminal: Terminal, options: UndoOptions): Promise<number> {
  const { importId, workspace, json } = options;
  return withInputs(terminal, { inputs: [], workspace }, async (engine) => {
    const undone = await undoImport(engine, importId);
    const { name, rows, restored } = undone;
    const back = ` ${formatCount(restored, "row")} of older files ${restored === 1 ? "is" : "are"} shown again.`;
    const text = `Took out ${name}: ${formatCount(rows, "row")}.${restored > 0 ? back : ""}\n`;
    terminal.out(json ? `${JSON.stringify({ importId, ...undone })}\n` : text);
    return 0;
  });
}
