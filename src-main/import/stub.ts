/** Bytes of a line; a longer one is a reject. */
export const longestLine = 16_777_216;

/** Options for DuckDB's reader, which takes 2 MB a line if not told, and is quicker then. */
export function toLineOptions(hasLongLines: boolean): string {
  return hasLongLines ? `max_line_size = ${longestLine}, buffer_size = ${2 * longestLine},` : "";
}

/** A line that DuckDB's reader takes without being told. */
export const usualLine = 1_000_000;

/** Stands before the reason, and before the beginning, of a record that DuckDB should not read. */
export const stubMark = "\u0001";

/** SQL for whether a line stands for another, for why, and for how that one began. */
export const isStub = (line: string) => `starts_with(${line}, chr(1))`;
export const getStubReason = (line: string) => `split_part(${line}, chr(1), 2)`;
export const getStubExcerpt = (line: string) => `trim(split_part(${line}, chr(1), 3), chr(10))`;
