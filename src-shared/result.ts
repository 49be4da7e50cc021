import type { ColumnType } from "./report";

/**
 * A cell in memory: text, int and double as they are; a date as days since 1970-01-01; a timestamp
 * as microseconds since then, UTC (bigint); null where there is nothing. What is streamed has whole
 * numbers beyond 2^53 as bigint too.
 */
export type Scalar = string | number | boolean | bigint | null;

export type Cell = Scalar | readonly Scalar[] | readonly Readonly<Record<string, Scalar>>[];

export interface ResultColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly Cell[];
}

/** What a report yields, column by column: before Arrow, CSV or JSON in main, after Arrow on the page. */
export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
}

export function getColumn(table: ResultTable, name: string): ResultColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`unknown column: ${name}`);
  return column;
}
