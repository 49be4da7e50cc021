import type { Cell } from "../../../src-shared/result";

/**
 * A workbook as it is told to whoever writes it, step by step, as plain values that cross to another
 * thread. Sheets come one after the other, each whole before the next.
 */
export type BookStep =
  | { readonly step: "open"; readonly sheet: TableSheet }
  | { readonly step: "rows"; readonly piece: Piece }
  | { readonly step: "close"; readonly foot: TableFoot }
  | { readonly step: "page"; readonly page: PageSheet }
  | { readonly step: "finish" };

/** What came of a step; of most nothing is to be said. */
export interface StepAnswer {
  /** Texts that were longer than a cell holds, and are cut. */
  readonly cut: number;
}

/** What the file says of itself, beside its sheets. */
export interface BookFacts {
  readonly title: string;
  readonly program: string;
  /** Milliseconds since 1970. */
  readonly statedAt: number;
}

/** How a column's cells are written. */
export type CellKind =
  | "text"
  | "int"
  | "change"
  | "plain"
  | "double"
  | "share"
  | "share-change"
  | "bool"
  | "date"
  | "timestamp";

export interface SheetColumn {
  readonly label: string;
  readonly kind: CellKind;
  /** In characters. */
  readonly width: number;
  /** Whether a row below the others adds it up. */
  readonly isAddedUp: boolean;
}

/** What stands on paper, above and below each page. */
export interface Paper {
  readonly header: string;
  readonly footer: string;
}

/** Rows under a header that stays in sight. */
export interface TableSheet {
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  readonly columns: readonly SheetColumn[];
  readonly paper: Paper;
}

/** Some rows of a table, column by column. */
export interface Piece {
  readonly rowCount: number;
  readonly values: readonly (readonly Cell[])[];
  /** Of each column: where its cell is hidden, or null where none is. */
  readonly hidden: readonly (readonly Cell[] | null)[];
}

export interface TableFoot {
  /** Whether the columns that are added up may be: not where rows of the table stand elsewhere. */
  readonly hasTotals: boolean;
  readonly picture: Picture | null;
}

/** Beside the rows. */
export interface Picture {
  readonly png: Uint8Array;
  /** For those who do not see it. */
  readonly text: string;
}

/** Cells laid out to be read: the contents, and what the workbook is about. */
export interface PageSheet {
  readonly name: string;
  readonly color: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly PageRow[];
  readonly paper: Paper;
  /** Before all others, though it is written after them. */
  readonly isFirst: boolean;
}

export type PageStyle =
  | "title"
  | "subtitle"
  | "heading"
  | "head"
  | "head-number"
  | "label"
  | "text"
  | "number"
  | "link"
  | "muted";

export interface PageCell {
  readonly value: string | number;
  readonly style: PageStyle;
  /** The name of the sheet that it leads to. */
  readonly link?: string;
}

/** Null is an empty cell. */
export type PageRow = readonly (PageCell | null)[];
