/**
 * Where a converter writes: formats that DuckDB does not read become cells in CSV files of our own
 * convention, which `delimited.ts` reads without guessing. A converter is synchronous where it can
 * be, keeps no rows, and runs in a worker (`index.ts`); it never opens the workspace.
 */
export interface Sink {
  /**
   * Begins a table of the file, such as a sheet or a table of a database, or goes on with one of the
   * same name and columns. Null where nobody wants it: the converter skips its rows, and says how
   * many there were where that is cheap.
   */
  open(part: string, columns: readonly string[]): PartSink | null;
  /** Names a part that was left out, and why, for the import report. */
  skip(part: string, reason: string): void;
  /** What a person should know of the file as a whole. */
  note(text: string): void;
  /** Says that its tables may lack rows that they have where the file comes from. */
  partial(): void;
  /** How far the source has been read, in its bytes; often enough for a bar, at least every 4 MB. */
  progress(bytes: number): void;
}

/** One table of a file, row by row. */
export interface PartSink {
  /**
   * Adds a row. `line` is the place that a person would look for: the line of a text file, the row
   * of a sheet, from 1. Cells are UTF-8 bytes or text; null is NULL. As many as there are columns.
   */
  row(line: number, cells: readonly Cell[]): void;
  /** A row that could not be read as cells at all; it counts as one of the file's rows. */
  reject(line: number, value: string, reason: string): void;
}

export type Cell = string | null;

/** What a converter found: a file of cells, and one of rejects, for each part that was wanted. */
export interface Part {
  readonly name: string;
  readonly columns: readonly string[];
  /**
   * CSV without a header: the line first, then the cells. UTF-8, lines end in \n, nothing between
   * two commas is NULL, every other cell is quoted where it is empty or holds a quote, comma, \r, \n.
   */
  readonly file: string;
  readonly rows: number;
  /** Bytes. */
  readonly longestLine: number;
  /** CSV of the same kind: line, value, reason. Null where there are none. */
  readonly rejectsFile: string | null;
  readonly rejected: number;
}

/** Everything that came of a file. */
export interface Converted {
  readonly parts: readonly Part[];
  readonly skipped: readonly { readonly part: string; readonly reason: string }[];
  readonly notes: readonly string[];
  /** Whether its tables may lack rows that they have where the file comes from. */
  readonly isPartial: boolean;
}
