import type { Session } from "../../engine";
import type { Leaving, LeavingColumn } from "../leaving";
import { listProtections, type Treatment } from "../privacy/fates";
import { type Book, type TableLook, TableWriter, type WrittenTable } from "./book";
import type { Picture } from "./steps";
import { type Lead, planTables, type TablePlan, toPiece, toTableSql } from "./table-plan";

/** Rows of a table that are read together: those of one course, or of one module. */
export interface TablePart {
  /** What is the same in all of them, in columns of its own before theirs. */
  readonly leads: readonly (string | null)[];
  /** Gives the rows as they leave; each time the same. */
  readonly read: (take: (leaving: Leaving, session: Session) => Promise<void>) => Promise<void>;
  /** Before it is read, for whoever watches. */
  readonly onBegin?: () => void;
}

export interface TableJob {
  readonly title: string;
  /** Of the parts' leads. */
  readonly leads: readonly Lead[];
  readonly look: TableLook;
  readonly parts: readonly TablePart[];
  /** Whether a table without rows has a sheet all the same. */
  readonly keepsEmpty: boolean;
  readonly draw?: (leaving: Leaving, session: Session, rows: number) => Promise<Picture | null>;
}

export interface WrittenTables {
  /** The rows themselves first, then the lists in them. */
  readonly tables: readonly WrittenTable[];
  /** Of the report or table: a row of it may stand on several of a sheet, where a list is spread. */
  readonly rows: number;
  readonly columns: readonly LeavingColumn[];
  readonly protections: readonly string[];
}

/** Writes rows, and the lists in them, each on sheets of its own, one after the other. */
export async function writeTables(book: Book, job: TableJob): Promise<WrittenTables> {
  const tables: WrittenTable[] = [];
  const treatments: Treatment[] = [];
  const leads = job.leads.map((_, at) => job.parts.map((part) => part.leads[at] ?? null));
  let columns: readonly LeavingColumn[] = [];
  let ownRows = 0;
  // Nothing of it may be shown: an empty sheet and About say so.
  let isLeftOut = false;
  let plans: readonly TablePlan[] | undefined;
  for (let at = 0; at < (plans?.length ?? 1); at++) {
    let writer: TableWriter | undefined;
    let rows = 0;
    let picture: Picture | null = null;
    for (const part of job.parts) {
      part.onBegin?.();
      await part.read(async (leaving, session) => {
        if (at === 0 && leaving.treatment) treatments.push(leaving.treatment);
        isLeftOut ||= leaving.treatment?.leavesOutRows === true;
        if (!plans) columns = leaving.columns;
        plans ??= planTables(leaving, job.title, job.leads, job.look.hasTotals);
        const plan = plans[at];
        if (!plan) return;
        const table = writer ?? new TableWriter(book, plan, job.look, leads);
        writer = table;
        const read = await session.stream(toTableSql(plan, leaving), leaving.bindings, (piece) =>
          table.add(toPiece(plan, piece, part.leads)),
        );
        if (at === 0) ownRows += read;
        rows = table.rows;
        if (at === 0 && rows > 0 && job.draw) picture = await job.draw(leaving, session, rows);
      });
    }
    const isKept = rows > 0 || (at === 0 && (job.keepsEmpty || isLeftOut));
    if (writer && isKept) tables.push(await (writer as TableWriter).close(picture));
  }
  return { tables, rows: ownRows, columns, protections: listProtections(treatments) };
}
