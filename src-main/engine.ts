import { randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBScalarFunction,
  VARCHAR,
} from "@duckdb/node-api";
import { AppError } from "../src-shared/errors";
import type { Cell, ResultTable } from "../src-shared/result";
import { findDiskError, toOpenError } from "./disk-errors";
import {
  type Bindings,
  toCell,
  toExactCell,
  toHeads,
  toTable,
  toTypes,
  toValues,
} from "./engine-values";

export type { Binding, Bindings } from "./engine-values";

/** What DuckDB says of a statement without running it. */
export interface StatementShape {
  readonly parameters: readonly string[];
  /** Types in DuckDB's own words, such as `BIGINT`. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** One connection: temporary tables and transactions are its own. */
export interface Session {
  /** Runs a statement; gives the number of rows changed. */
  run(sql: string, bindings?: Bindings): Promise<number>;
  /** Runs a query whose columns are all of a report's types. */
  query(sql: string, bindings?: Bindings): Promise<ResultTable>;
  /**
   * The same, a few thousand rows at a time, so that memory does not grow with them; gives the
   * number of rows. The next piece is read when `take` is done with the one before. Whole numbers that
   * JavaScript has no number for are bigint.
   */
  stream(
    sql: string,
    bindings: Bindings | undefined,
    take: (piece: ResultTable) => void | Promise<void>,
  ): Promise<number>;
  /** Runs a query of ours: a record a row, wide integers as numbers. */
  list<Row extends Record<string, Cell>>(sql: string, bindings?: Bindings): Promise<Row[]>;
  shape(sql: string): Promise<StatementShape>;
  /** All or nothing: what `work` did is undone when it throws. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Within `transaction`: what was done so far stays, and what follows is in another one. */
  commit(): Promise<void>;
}

export interface SessionOptions {
  /** Interrupts what runs, which then fails as `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Between 0 and 1, or null where DuckDB does not know; at most ten a second. */
  readonly onProgress?: ((fraction: number | null) => void) | undefined;
}

/** A rule for one text, written in JavaScript, that SQL calls by its name; null stays null. */
export type TextFunctions = Readonly<Record<string, (text: string) => string>>;

/** An open DuckDB. The only way to one: a second instance on a file can lose committed rows. */
export interface Engine {
  /** Null when in memory. */
  readonly file: string | null;
  withSession<T>(work: (session: Session) => Promise<T>, options?: SessionOptions): Promise<T>;
  /** Like `withSession`, one after the other: for what writes. */
  withWriter<T>(work: (session: Session) => Promise<T>, options?: SessionOptions): Promise<T>;
  /** Waits for what runs, then closes the file. */
  close(): Promise<void>;
}

/** A statement that DuckDB refused: a bug of ours, unless the engine knows better. */
export class QueryError extends Error {
  constructor(sql: string, cause: Error) {
    super(`${cause.message}\n\n${sql}`, { cause });
    this.name = "QueryError";
  }
}

const openFiles = new Set<string>();

/** Whether a real path is that of an open workspace, or of its log. */
export function isOpenFile(path: string): boolean {
  return openFiles.has(path.replace(/\.wal$/, "")) || openFiles.has(path);
}

/**
 * Opens a DuckDB file, creating it where there is none, or one in memory (`file` null).
 * Nothing is ever downloaded: extensions neither load nor install by themselves.
 */
export async function createEngine(
  file: string | null,
  functions: TextFunctions = {},
): Promise<Engine> {
  const path = file === null ? null : toRealPath(file);
  if (path !== null && openFiles.has(path)) {
    throw new AppError("bad-input", `${basename(path)} is open in this window already.`);
  }
  if (path !== null) openFiles.add(path);
  const isNew = path !== null && !hasContent(path);
  try {
    if (path !== null && !isNew) checkIsDatabase(path);
    // DuckDB takes an empty file for a broken database; it is what a full disk leaves behind.
    if (path !== null && isNew) rmSync(path, { force: true });
    const instance = await DuckDBInstance.create(path ?? ":memory:", {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      memory_limit: "1GB",
      temp_directory: path === null ? join(tmpdir(), `coursescope-${randomUUID()}`) : `${path}.tmp`,
      preserve_insertion_order: "true",
    });
    await prepareInstance(instance, functions);
    return new OpenEngine(instance, path);
  } catch (error) {
    if (path === null) throw error;
    openFiles.delete(path);
    if (isNew) rmSync(path, { force: true });
    throw toOpenError(path, error as Error);
  }
}

/** What one connection sets here is there on all, until the instance is closed. */
async function prepareInstance(instance: DuckDBInstance, functions: TextFunctions) {
  const connection = await instance.connect();
  await connection.run("set global TimeZone = 'UTC'");
  for (const [name, apply] of Object.entries(functions)) {
    connection.registerScalarFunction(createTextFunction(name, apply));
  }
  connection.closeSync();
}

function createTextFunction(name: string, apply: (text: string) => string) {
  return DuckDBScalarFunction.create({
    name,
    parameterTypes: [VARCHAR],
    returnType: VARCHAR,
    mainFunction: (_info, input, output) => {
      const texts = input.getColumnVector(0);
      for (let row = 0; row < input.rowCount; row++) {
        const text = texts.getItem(row);
        output.setItem(row, typeof text === "string" ? apply(text) : null);
      }
      output.flush();
    },
  });
}

function hasContent(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0;
}

/** DuckDB would open a CSV file too, as a database in memory with a view of it. */
function checkIsDatabase(path: string) {
  const file = openSync(path, "r");
  const head = Buffer.alloc(12);
  const length = readSync(file, head, 0, 12, 0);
  closeSync(file);
  if (length > 0 && head.toString("latin1", 8) !== "DUCK") throw new Error("no DuckDB file");
}

class OpenEngine implements Engine {
  readonly file: string | null;
  private readonly instance: DuckDBInstance;
  private lastWriter: Promise<unknown> = Promise.resolve();
  private readonly running = new Set<Promise<unknown>>();
  private isClosing = false;

  constructor(instance: DuckDBInstance, file: string | null) {
    this.instance = instance;
    this.file = file;
  }

  withSession<T>(work: (session: Session) => Promise<T>, options: SessionOptions = {}): Promise<T> {
    if (this.isClosing) {
      return Promise.reject(new AppError("cancelled", "Another workspace was opened."));
    }
    const running = this.runSession(work, options);
    const settled = running.catch(() => undefined);
    this.running.add(settled);
    settled.then(() => this.running.delete(settled));
    return running;
  }

  private async runSession<T>(work: (session: Session) => Promise<T>, options: SessionOptions) {
    const connection = await this.instance.connect();
    const session = new OpenSession(connection, options);
    try {
      // DuckDB moves `progress` only with the bar switched on; it takes these only on a connection.
      if (options.onProgress) {
        await connection.run(
          "set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0",
        );
      }
      return await work(session);
    } finally {
      session.stopWatching();
      connection.closeSync();
    }
  }

  withWriter<T>(work: (session: Session) => Promise<T>, options: SessionOptions = {}) {
    const turn = this.lastWriter.then(() => this.withSession(work, options));
    this.lastWriter = turn.catch(() => undefined);
    return turn;
  }

  async close() {
    await this.lastWriter;
    this.isClosing = true;
    // A connection left open would keep this instance alive beside the next one on the file.
    await Promise.all(this.running);
    this.instance.closeSync();
    if (this.file !== null) openFiles.delete(this.file);
  }
}

class OpenSession implements Session {
  private readonly connection: DuckDBConnection;
  private readonly signal: AbortSignal | undefined;
  private readonly timer: NodeJS.Timeout | undefined;
  private readonly interrupt = () => this.connection.interrupt();

  constructor(connection: DuckDBConnection, { signal, onProgress }: SessionOptions) {
    this.connection = connection;
    this.signal = signal;
    signal?.addEventListener("abort", this.interrupt);
    if (onProgress) this.timer = setInterval(() => onProgress(this.readProgress()), 100);
  }

  stopWatching() {
    clearInterval(this.timer);
    this.signal?.removeEventListener("abort", this.interrupt);
  }

  async run(sql: string, bindings?: Bindings) {
    const result = await this.attempt(sql, () =>
      this.connection.run(sql, toValues(bindings), toTypes(bindings)),
    );
    return result.rowsChanged;
  }

  async query(sql: string, bindings?: Bindings): Promise<ResultTable> {
    const reader = await this.read(sql, bindings);
    const heads = toHeads(sql, reader.columnNames(), reader.columnTypes());
    return toTable(heads, reader.getColumns(), reader.currentRowCount);
  }

  async stream(
    sql: string,
    bindings: Bindings | undefined,
    take: (piece: ResultTable) => void | Promise<void>,
  ) {
    const result = await this.attempt(sql, () =>
      this.connection.stream(sql, toValues(bindings), toTypes(bindings)),
    );
    const heads = toHeads(sql, result.columnNames(), result.columnTypes());
    let rows = 0;
    for (;;) {
      const chunk = await this.attempt(sql, () => result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) return rows;
      rows += chunk.rowCount;
      await take(toTable(heads, chunk.getColumns(), chunk.rowCount, toExactCell));
    }
  }

  async list<Row extends Record<string, Cell>>(sql: string, bindings?: Bindings) {
    const reader = await this.read(sql, bindings);
    return reader.getRowObjects().map((row) => {
      const cells = Object.entries(row).map(([name, value]) => [name, toCell(value)]);
      return Object.fromEntries(cells) as Row;
    });
  }

  async shape(sql: string): Promise<StatementShape> {
    const statement = await this.attempt(sql, () => this.connection.prepare(sql));
    const count = (length: number) => Array.from({ length }, (_, index) => index);
    const shape = {
      parameters: count(statement.parameterCount).map((index) =>
        statement.parameterName(index + 1),
      ),
      columns: count(statement.columnCount).map((index) => ({
        name: statement.columnName(index),
        type: String(statement.columnType(index)),
      })),
    };
    statement.destroySync();
    return shape;
  }

  async transaction<T>(work: () => Promise<T>) {
    await this.run("begin transaction");
    try {
      const result = await work();
      await this.run("commit");
      return result;
    } catch (error) {
      // After an interrupt DuckDB may have rolled back by itself; then there is nothing to undo.
      await this.connection.run("rollback").catch(() => undefined);
      throw error;
    }
  }

  async commit() {
    await this.run("commit");
    await this.run("begin transaction");
  }

  private async read(sql: string, bindings?: Bindings) {
    return this.attempt(sql, () =>
      this.connection.runAndReadAll(sql, toValues(bindings), toTypes(bindings)),
    );
  }

  private async attempt<T>(sql: string, work: () => Promise<T>): Promise<T> {
    this.throwIfCancelled();
    try {
      return await work();
    } catch (error) {
      this.throwIfCancelled(error);
      throw toQueryError(sql, error as Error);
    }
  }

  private throwIfCancelled(cause?: unknown) {
    if (this.signal?.aborted) throw new AppError("cancelled", "Cancelled.", { cause });
  }

  private readProgress() {
    const { percentage } = this.connection.progress;
    return percentage < 0 ? null : Math.min(percentage / 100, 1);
  }
}

function toQueryError(sql: string, error: Error): Error {
  return findDiskError(error) ?? new QueryError(sql, error);
}

/** The file's one true name, so that a link to an open workspace is known as the same. */
function toRealPath(file: string): string {
  const path = resolve(file);
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(path);
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path;
}
