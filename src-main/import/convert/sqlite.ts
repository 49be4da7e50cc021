import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, join } from "node:path";
import { Database, SQLite3Error, type SQLiteValue } from "node-sqlite3-wasm";
import { AppError } from "../../../src-shared/errors";
import { formatReal } from "./real-number";
import type { Cell, PartSink, Sink } from "./sink";

/**
 * Reads every table of a SQLite database, views left out, in the order of its rows. Text that is not
 * UTF-8 makes its row a reject. The library makes a folder beside a database to lock it, so that a
 * copy in `folder` is read; nothing is written beside the original. A database that is damaged,
 * encrypted or in the middle of a change is a `bad-file`.
 */
export function convertSqlite(path: string, sink: Sink, folder: string): void {
  checkSettled(realpathSync(path));
  const copy = join(folder, "copy.db");
  try {
    const size = copyDatabase(path, copy, (bytes) => sink.progress(Math.round(bytes * copyShare)));
    convertCopy(copy, sink, (share) => {
      sink.progress(Math.round(size * (copyShare + (1 - copyShare) * share)));
    });
  } catch (error) {
    throw error instanceof SQLite3Error ? toDatabaseError(error) : error;
  } finally {
    rmSync(copy, { force: true });
  }
}

/** How much of the work the copy is. */
const copyShare = 0.1;

/** Changes that lie beside the database and not in it would be missed. */
function checkSettled(path: string) {
  const name = basename(path);
  if (readStart(`${path}-wal`, 1).length > 0) {
    throw new AppError(
      "bad-file",
      `Its newest changes are still in ${name}-wal beside it. Close the program that has the database open, or save a copy with sqlite3's command .backup, and import that.`,
    );
  }
  // Where a change was completed, the journal is gone, empty, or begins with zeros.
  if ((readStart(`${path}-journal`, 1)[0] ?? 0) !== 0) {
    throw new AppError(
      "bad-file",
      `A change to it was not completed: ${name}-journal is still beside it. Open the database once in the program that writes it, close that, and import it again.`,
    );
  }
}

function readStart(path: string, length: number): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0);
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(length);
    return start.subarray(0, readSync(file, start, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

/** Piece by piece, so that a cancel need not wait for its end. Gives the size in bytes. */
function copyDatabase(path: string, copy: string, onProgress: (bytes: number) => void): number {
  const from = openSync(path, "r");
  const to = openSync(copy, "wx");
  try {
    const piece = Buffer.allocUnsafe(1 << 20);
    let size = 0;
    for (;;) {
      const length = readSync(from, piece, 0, piece.length, size);
      if (size === 0) setHeader(piece.subarray(0, length), fstatSync(from).size);
      if (length === 0) return size;
      for (let at = 0; at < length; ) at += writeSync(to, piece, at, length - at);
      size += length;
      onProgress(size);
    }
  } finally {
    closeSync(to);
    closeSync(from);
  }
}

/** Checks the header of the file's first page, and makes it one that can be read without a -wal. */
function setHeader(start: Buffer, size: number) {
  if (start.toString("latin1", 0, 16) !== "SQLite format 3\0" || start.length < 100) {
    throw new AppError("bad-file", "It is not a SQLite database, or it is encrypted.");
  }
  if (start.readUInt32BE(56) > 1) {
    throw new AppError(
      "bad-file",
      "Its texts are kept in UTF-16, which cannot be read. Export its tables as CSV.",
    );
  }
  // The page's size, where 1 stands for 65,536, and how many there are.
  const pageSize = start.readUInt16BE(16) === 1 ? 65_536 : start.readUInt16BE(16);
  const isCounted = start.readUInt32BE(24) === start.readUInt32BE(92);
  if (isCounted && start.readUInt32BE(28) * pageSize > size) {
    throw new AppError("bad-file", "The database is cut off: it is shorter than it says.");
  }
  // What write-ahead logging needs does not exist here; with no log, it is a database like others.
  if (start[18] === 2) start[18] = 1;
  if (start[19] === 2) start[19] = 1;
}

function convertCopy(copy: string, sink: Sink, onShare: (share: number) => void) {
  const database = new Database(copy, { readOnly: true });
  try {
    const tables = listTables(database);
    const total = tables.reduce((sum, { rows }) => sum + rows, 0) || 1;
    let done = 0;
    for (const table of tables) {
      const part = sink.open(table.name, table.columns);
      const onRow = (row: number) => onShare((done + Math.min(row, table.rows)) / total);
      if (part) convertTable(database, table, part, onRow);
      done += table.rows;
      onShare(done / total);
    }
  } finally {
    database.close();
  }
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** About, for the progress alone. */
  readonly rows: number;
}

function listTables(database: Database): readonly Table[] {
  const found = database.all(
    `select name, wr from pragma_table_list
     where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'
     order by name`,
  );
  return found.map(({ name, wr }) => {
    const columns = database.all("select name from pragma_table_xinfo(?) where hidden <> 1", [
      name as string,
    ]);
    return {
      name: name as string,
      columns: columns.map((column) => column.name as string),
      rows: wr === 0 ? estimateRows(database, name as string) : 0,
    };
  });
}

/** The last row's number, since to count the rows is to read them all. */
function estimateRows(database: Database, name: string): number {
  const last = database.get(`select max(_rowid_) as last from ${quote(name)}`)?.last;
  return typeof last === "number" && last > 0 ? last : 0;
}

function convertTable(
  database: Database,
  { name, columns }: Table,
  part: PartSink,
  onRow: (row: number) => void,
) {
  const cells = columns.map((column, at) => `${toReadable(quote(column))} as c${at}`);
  // An index that holds all columns would give the rows in its own order.
  const rows = database.prepare(`select ${cells.join(", ")} from ${quote(name)} not indexed`);
  try {
    let line = 0;
    for (const row of rows.iterate()) {
      line += 1;
      addRow(part, line, columns, Object.values(row) as SQLiteValue[]);
      if (line % 1024 === 0) onRow(line);
    }
  } finally {
    rows.finalize();
  }
}

/**
 * As the library gives it, text ends at a zero byte and broken text is mended without a word, and 3.0
 * is 3. So that text comes as bytes, integers as text, and what is a number is a real.
 */
function toReadable(column: string): string {
  return `case typeof(${column}) when 'text' then cast(${column} as blob)
    when 'integer' then cast(${column} as text) else ${column} end`;
}

function addRow(
  part: PartSink,
  line: number,
  columns: readonly string[],
  values: readonly SQLiteValue[],
) {
  const cells: Cell[] = [];
  for (const value of values) {
    try {
      cells.push(toCell(value));
    } catch {
      const start = new TextDecoder().decode((value as Uint8Array).subarray(0, 500));
      part.reject(line, start, `${columns[cells.length]} is not UTF-8 text`);
      return;
    }
  }
  part.row(line, cells);
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function toCell(value: SQLiteValue): Cell {
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (typeof value === "number") return formatReal(value);
  return value as string | null;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function toDatabaseError(error: SQLite3Error): AppError {
  const options = { details: error.message, cause: error };
  if (/not a database|unsupported file format/i.test(error.message)) {
    return new AppError("bad-file", "It is not a SQLite database, or it is encrypted.", options);
  }
  if (/disk I\/O error|unable to open/i.test(error.message)) {
    return new AppError("disk", "The copy of the database could not be read.", options);
  }
  if (/out of memory|too big/i.test(error.message)) {
    return new AppError("bad-file", "It needs more memory to read than there is.", options);
  }
  return new AppError("bad-file", "The database is damaged.", options);
}
