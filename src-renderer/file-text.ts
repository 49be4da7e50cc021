import type { LedgerEntry } from "../src-shared/ipc";

/** `412 B`, `3.4 kB`, `12 MB`: thousands, as file managers count. */
export function formatSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = step > 0 && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[step]}`;
}

/** Over all the tables that a file filled. */
export function sumOf(tables: LedgerEntry["tables"], what: "rows" | "shown" | "rejected"): number {
  return tables.reduce((sum, table) => sum + table[what], 0);
}
