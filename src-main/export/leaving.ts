import { type ParamValues, parseParams } from "../../src-shared/params";
import type { Privacy } from "../../src-shared/privacy";
import type { ColumnType, Report } from "../../src-shared/report";
import { listTableColumns, type StoredTable } from "../../src-shared/stored-tables";
import type { Bindings, Engine, Session, SessionOptions } from "../engine";
import { getReport, type ReportRequest, toBindings, toToday } from "../run-report";
import { type RowFilter, type RowSort, toExportQuery } from "../table-rows";
import type { Treatment } from "./privacy/fates";
import { protect } from "./privacy/protect";

/** What leaves: rows as SQL, and what is known of each of their columns. */
export interface Leaving {
  /** Null for the rows of a table, and for a list. */
  readonly report: Report | null;
  /** The report's, the table's name, or the list's. */
  readonly title: string;
  /** The tables whose rows it is made of. */
  readonly reads: readonly string[];
  /** What time a list is of, as text; reports have parameters for that. */
  readonly period?: string;
  /** The table, for the rows of one. */
  readonly table?: StoredTable;
  /** What a table's rows are to be sorted by; whoever protects them sorts them by what leaves. */
  readonly sort?: RowSort;
  /** What a table's rows are still to be searched for; whoever protects them searches what leaves. */
  readonly search?: string;
  /** The report's parameters, checked. */
  readonly values: ParamValues;
  /** In the order that people and tools get them. */
  readonly columns: readonly LeavingColumn[];
  /**
   * An ordered SELECT that has the columns under their names, and the flags of `isHidden`. Whoever
   * writes it out selects what it needs from it; the engine keeps the order.
   */
  readonly sql: string;
  readonly bindings: Bindings;
  /** What was done to it on the way out, a sentence each; empty when it leaves as it is. */
  readonly protections: readonly string[];
  /** The same for whoever puts several together; only of what does not leave as it is. */
  readonly treatment?: Treatment;
}

export interface LeavingColumn {
  readonly name: string;
  /** For the head of a table that people read. */
  readonly label: string;
  readonly type: ColumnType;
  readonly note?: string;
  readonly isChange?: true;
  readonly isShare?: true;
  readonly isYear?: true;
  readonly isSpread?: true;
  readonly identifies?: "learner" | "person" | "answer";
  /** A column of the SQL, true in the rows whose cell is hidden here (and null). */
  readonly isHidden?: string;
}

/** What is to be done to rows on the way out, and with which key. */
export interface Protection {
  readonly privacy: Privacy;
  /** Of the pseudonyms; it is in nothing that leaves. */
  readonly key: Uint8Array;
}

/** Where rows leave for one file; `take` may read them more than once, and finds the same. */
type Take<T> = (leaving: Leaving, session: Session) => Promise<T>;

/** A report's rows as they leave. Parameters are checked; no rows are no error here. */
export function withReport<T>(
  engine: Engine,
  request: ReportRequest,
  protection: Protection | null,
  take: Take<T>,
  options: SessionOptions = {},
): Promise<T> {
  const report = getReport(request.report);
  const values = parseParams(report, request.params, toToday(request.now));
  return withProtection(engine, toReportLeaving(report, values), protection, take, options);
}

/** The rows of a table that the filter leaves, as they leave. */
export function withTable<T>(
  engine: Engine,
  { filter, sort }: { readonly filter: RowFilter; readonly sort: RowSort },
  protection: Protection | null,
  take: Take<T>,
  options: SessionOptions = {},
): Promise<T> {
  // A column that the table does not have is refused also where it is not this that sorts.
  const asked = toExportQuery(filter, sort);
  const { table, sql, bindings } = protection
    ? toExportQuery({ ...filter, search: "" }, null)
    : asked;
  const leaving: Leaving = {
    report: null,
    title: table,
    reads: [table],
    table,
    sort,
    ...(protection && { search: filter.search }),
    values: {},
    columns: listTableColumns(table),
    sql,
    bindings,
    protections: [],
  };
  return withProtection(engine, leaving, protection, take, options);
}

/** Rows that are neither a report's nor a table's, and tell nothing of learners: there is nothing to protect. */
export interface RowList {
  readonly title: string;
  /** As text. */
  readonly period?: string;
  readonly reads: readonly string[];
  readonly columns: readonly LeavingColumn[];
  /** An ordered SELECT that has the columns under their names. */
  readonly sql: string;
  readonly bindings: Bindings;
}

/** The rows of a list, as they leave. */
export function withList<T>(
  engine: Engine,
  list: RowList,
  take: Take<T>,
  options: SessionOptions = {},
): Promise<T> {
  const leaving: Leaving = { ...list, report: null, values: {}, protections: [] };
  return withProtection(engine, leaving, null, take, options);
}

export function toReportLeaving(report: Report, values: ParamValues): Leaving {
  const columns = Object.entries(report.columns).map(([name, column]) => {
    const { api: _, isQuiet: __, ...facts } = column;
    return { name, ...facts };
  });
  const bindings = toBindings(report, values);
  const { title, reads, sql } = report;
  return { report, title, reads, values, columns, sql, bindings, protections: [] };
}

/** One transaction, so that whatever is read twice is the same both times. */
function withProtection<T>(
  engine: Engine,
  leaving: Leaving,
  protection: Protection | null,
  take: Take<T>,
  options: SessionOptions,
): Promise<T> {
  const work = (session: Session) =>
    session.transaction(async () =>
      take(protection ? await protect(session, leaving, protection) : leaving, session),
    );
  return engine.withSession(work, options);
}
