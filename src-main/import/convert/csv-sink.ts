import { join } from "node:path";
import { CsvFile } from "./csv-file";
import type { Cell, Converted, Part, PartSink, Sink } from "./sink";

/** A sink into CSV files, for converters that have bytes at hand too. */
export interface CsvSink extends Sink {
  open(part: string, columns: readonly string[]): CsvPart | null;
  /** Writes what is left, and says what there is. */
  close(): Converted;
}

/** One table of a file, as a file of cells and one of rejects. */
export class CsvPart implements PartSink {
  readonly name: string;
  readonly columns: readonly string[];
  /** For whole rows of bytes: as `row`, but cell by cell, and a row that ends badly is a reject. */
  readonly cells: CsvFile;
  private readonly toRejectsPath: () => string;
  private rejects: CsvFile | null = null;

  constructor(name: string, columns: readonly string[], toPath: () => string) {
    this.name = name;
    this.columns = columns;
    this.cells = new CsvFile(toPath());
    this.toRejectsPath = toPath;
  }

  row(line: number, cells: readonly Cell[]) {
    this.cells.beginRow(line);
    for (const cell of cells) {
      if (cell === null) this.cells.addNull();
      else this.cells.addText(cell);
    }
    const problem = this.cells.endRow();
    if (problem !== null) this.reject(line, toExcerpt(cells), problem);
  }

  reject(line: number, value: string, reason: string) {
    this.rejects ??= new CsvFile(this.toRejectsPath());
    this.rejects.beginRow(line);
    this.rejects.addText(value);
    this.rejects.addText(reason);
    this.rejects.endRow();
  }

  close(): Part {
    this.cells.close();
    this.rejects?.close();
    return {
      name: this.name,
      columns: this.columns,
      file: this.cells.path,
      rows: this.cells.rows,
      longestLine: this.cells.longest,
      rejectsFile: this.rejects?.path ?? null,
      rejected: this.rejects?.rows ?? 0,
    };
  }
}

/**
 * Writes the parts that are wanted into files in a folder, which must be there; their names are
 * numbers. Errors of the disk are thrown as they are.
 */
export function createCsvSink(
  folder: string,
  wants: (part: string, columns: readonly string[]) => boolean,
  onProgress: (bytes: number) => void,
): CsvSink {
  const parts = new Map<string, CsvPart | null>();
  const skipped: { part: string; reason: string }[] = [];
  const notes: string[] = [];
  let isPartial = false;
  let files = 0;
  const toPath = () => join(folder, `${++files}.csv`);
  return {
    open(part, columns) {
      const key = JSON.stringify([part, ...columns]);
      const known = parts.get(key);
      if (known !== undefined) return known;
      const opened = wants(part, columns) ? new CsvPart(part, [...columns], toPath) : null;
      parts.set(key, opened);
      return opened;
    },
    skip: (part, reason) => skipped.push({ part, reason }),
    note: (text) => notes.push(text),
    partial: () => {
      isPartial = true;
    },
    progress: onProgress,
    close: () => ({
      parts: [...parts.values()].filter((part) => part !== null).map((part) => part.close()),
      skipped,
      notes,
      isPartial,
    }),
  };
}

function toExcerpt(cells: readonly Cell[]): string {
  return cells.map((cell) => cell?.slice(0, 100) ?? "").join(", ");
}
