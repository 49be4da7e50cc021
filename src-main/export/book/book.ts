import { toPaper } from "./paper";
import type { Pen } from "./pen";
import type { SheetNames } from "./sheet-names";
import type { Picture, Piece } from "./steps";
import type { TablePlan } from "./table-plan";
import { measureWidths } from "./widths";

/** A workbook on its way: the sheets so far, and what whoever gets it should know. */
export interface Book {
  readonly pen: Pen;
  readonly names: SheetNames;
  /** Rows of a sheet, with the header's. */
  readonly rowLimit: number;
  readonly notes: string[];
}

/** Excel's own limit. */
export const longestSheet = 1_048_576;
const mostColumns = 16_384;

export interface TableLook {
  readonly color: string;
  /** Whose data it is, for the foot of a page. */
  readonly owner: string;
  /** Whether rows added up mean something here. */
  readonly hasTotals: boolean;
}

/** Where the rows of a table are. */
export interface WrittenTable {
  readonly title: string;
  readonly sheets: readonly string[];
  readonly rows: number;
}

/** One table, on as many sheets as it takes; the widths fit the first rows, and every lead. */
export class TableWriter {
  private readonly book: Book;
  private readonly plan: TablePlan;
  private readonly look: TableLook;
  private readonly leads: readonly (readonly (string | null)[])[];
  private readonly sheets: string[] = [];
  private widths: readonly number[] | undefined;
  /** So far. */
  rows = 0;
  private room = 0;

  /** `leads`: of each lead its cells, a part each. */
  constructor(
    book: Book,
    plan: TablePlan,
    look: TableLook,
    leads: readonly (readonly (string | null)[])[],
  ) {
    this.book = book;
    this.plan = plan;
    this.look = look;
    this.leads = leads;
    if (plan.columns.length > mostColumns) {
      book.notes.push(
        `${plan.title} has more columns than a sheet holds: those after the first ${mostColumns} are left out.`,
      );
    }
  }

  async add(piece: Piece): Promise<void> {
    for (let at = 0; at < piece.rowCount; ) {
      if (this.room === 0) await this.open(piece);
      const count = Math.min(this.room, piece.rowCount - at);
      await this.book.pen.write({ step: "rows", piece: slicePiece(piece, at, at + count) });
      at += count;
      this.room -= count;
      this.rows += count;
    }
  }

  /** Ends the last sheet; a table without rows is a header. */
  async close(picture: Picture | null): Promise<WrittenTable> {
    if (this.sheets.length === 0) await this.open({ rowCount: 0, values: [], hidden: [] });
    const hasTotals = this.look.hasTotals && this.sheets.length === 1 && this.room > 0;
    await this.book.pen.write({ step: "close", foot: { hasTotals, picture } });
    const [first = ""] = this.sheets;
    if (this.sheets.length > 1) {
      this.book.notes.push(
        `${first} has more rows than a sheet holds, and goes on in ${this.sheets.slice(1).join(", ")}.`,
      );
    }
    return { title: this.plan.title, sheets: this.sheets, rows: this.rows };
  }

  private async open(piece: Piece) {
    if (this.sheets.length > 0) {
      const foot = { hasTotals: false, picture: null };
      await this.book.pen.write({ step: "close", foot });
    }
    const name = this.book.names.claim(this.plan.title, this.sheets.length + 1);
    this.sheets.push(name);
    this.room = this.book.rowLimit - 1;
    const columns = this.plan.columns.slice(0, mostColumns);
    this.widths ??= measureWidths(
      columns.map(({ label, kind, source }, at) => {
        const cells = source.from === "lead" ? this.leads[source.at] : piece.values[at];
        return { label, kind, cells: cells ?? [] };
      }),
    );
    const heads = columns.map(({ label, kind, isAddedUp }, at) => {
      return { label, kind, isAddedUp, width: this.widths?.[at] ?? 10 };
    });
    const { color, owner } = this.look;
    const paper = toPaper(this.plan.title, owner);
    await this.book.pen.write({ step: "open", sheet: { name, color, columns: heads, paper } });
  }
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === piece.rowCount) return piece;
  return {
    rowCount: to - from,
    values: piece.values.map((cells) => cells.slice(from, to)),
    hidden: piece.hidden.map((flags) => flags?.slice(from, to) ?? null),
  };
}
