import type { ImportedFile } from "../../src-shared/ipc";
import { checkAnyTaken, isTaken } from "../inputs";
import type { Terminal } from "./terminal";

/** Remarks about files that need a look, for commands whose result is something else. */
export function remarkOn(terminal: Terminal, imported: readonly ImportedFile[]) {
  for (const file of imported) {
    if (file.rejected > 0)
      terminal.err(`${file.name}: rejected ${formatCount(file.rejected, "row")}.\n`);
    if (!isTaken(file)) terminal.err(`${file.name}: ${file.notes.join(" ")}\n`);
  }
  checkAnyTaken(imported);
}

/** `1 row`, `2 rows`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
