import { basename } from "node:path";
import type { RowFormat } from "../../src-shared/export-format";
import type { Engine, Session, SessionOptions } from "../engine";
import { explainEmpty, explainUnknownCourse } from "../missing-data";
import type { ReportRequest } from "../run-report";
import type { RowFilter, RowSort } from "../table-rows";
import { writeApiCsv } from "./api-csv";
import { writeApiJson } from "./api-json";
import { writeArrowFile } from "./arrow-file";
import { countLeaving } from "./count-rows";
import { writeCsvExcel } from "./csv-excel";
import { checkRoom } from "./free-space";
import { type Leaving, type RowList, withList, withReport, withTable } from "./leaving";
import { writeParquet } from "./parquet";
import { watchRows } from "./row-progress";
import { saveDraft } from "./save";
import type { SaveOptions } from "./save-options";
import { writeTableCsv } from "./table-csv";
import type { Writer, Written } from "./writer";
import { writeXlsx } from "./xlsx";

interface Form {
  readonly write: Writer;
  /** Whether its rows come by here; DuckDB writes the others itself, and knows how far it is. */
  readonly isStreamed: boolean;
  /** Whether it is plain text; what is packed may be far shorter. */
  readonly isText: boolean;
}

const writeCsv: Writer = (session, leaving, draft, context) =>
  (leaving.report ? writeApiCsv : writeTableCsv)(session, leaving, draft, context);

const forms: Readonly<Record<RowFormat, Form>> = {
  csv: { write: writeCsv, isStreamed: false, isText: true },
  "csv-excel": { write: writeCsvExcel, isStreamed: false, isText: true },
  json: { write: writeApiJson, isStreamed: true, isText: true },
  xlsx: { write: writeXlsx, isStreamed: true, isText: false },
  parquet: { write: writeParquet, isStreamed: false, isText: false },
  arrow: { write: writeArrowFile, isStreamed: true, isText: false },
};

/** Writes a report's rows; no rows are `missing-data`, with the reason. */
export function saveReport(
  engine: Engine,
  request: ReportRequest,
  format: RowFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  const sessionOptions = toSessionOptions(path, options);
  return save(path, options, (draft) =>
    withReport(
      engine,
      request,
      options.protection,
      async (leaving, session) => {
        const { report, values } = leaving;
        const written = await forms[format].write(session, leaving, draft, options);
        if (report && written.rows === 0 && !leaving.treatment?.leavesOutRows)
          throw await explainEmpty(session, report, values);
        return written;
      },
      sessionOptions,
    ),
  );
}

/** Writes the rows of a table that the filter leaves. */
export function saveTable(
  engine: Engine,
  rows: { readonly filter: RowFilter; readonly sort: RowSort },
  format: RowFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  const { signal, onProgress } = options;
  const { write, isStreamed } = forms[format];
  const sessionOptions = isStreamed ? { signal } : toSessionOptions(path, options);
  const onRows = (fraction: number) => onProgress?.(fraction, toNote(path));
  return save(path, options, (draft) =>
    withTable(
      engine,
      rows,
      options.protection,
      async (leaving, session) => {
        const total = await countLeaving(session, leaving);
        if (total === 0) await checkCourse(session, rows.filter.course);
        await checkRoom(path, estimateBytes(total, leaving, format));
        const from = isStreamed ? watchRows(session, total, onRows) : session;
        return write(from, leaving, draft, options);
      },
      sessionOptions,
    ),
  );
}

/** Writes the rows of a list. */
export function saveList(
  engine: Engine,
  list: RowList,
  format: RowFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  return save(path, options, (draft) =>
    withList(
      engine,
      list,
      (leaving, session) => forms[format].write(session, leaving, draft, options),
      toSessionOptions(path, options),
    ),
  );
}

/** No rows of a course that there is are a table without rows; of another they are a wrong id. */
async function checkCourse(session: Session, course: string | null): Promise<void> {
  if (course === null) return;
  const known = await session.list(
    "select 1 as found from stored.course_tables where course_id = $course limit 1",
    { course },
  );
  if (known.length === 0) throw await explainUnknownCourse(session, course);
}

/** The session is over before the file is there, so that what was cancelled leaves none. */
async function save(
  path: string,
  options: SaveOptions,
  write: (draft: string) => Promise<Written>,
): Promise<Written> {
  await checkRoom(path);
  return saveDraft(path, write, options);
}

/** Of plain text at least a byte a cell and the comma after it. */
function estimateBytes(rows: number, { columns }: Leaving, format: RowFormat): number {
  return forms[format].isText ? rows * columns.length * 2 : 0;
}

function toSessionOptions(path: string, { signal, onProgress }: SaveOptions): SessionOptions {
  const note = toNote(path);
  return { signal, ...(onProgress && { onProgress: (fraction) => onProgress(fraction, note) }) };
}

function toNote(path: string): string {
  return `Writing ${basename(path)}`;
}
