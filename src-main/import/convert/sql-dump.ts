import { AppError } from "../../../src-shared/errors";
import type { CsvPart, CsvSink } from "./csv-sink";
import { readColumns } from "./sql-create-table";
import { createByteTable, SqlReader } from "./sql-reader";
import { skipRoutine } from "./sql-routine";
import { readRows } from "./sql-rows";
import { applySet, getCharsetKind, usualSettings } from "./sql-settings";

export { isSqlDump } from "./sql-beginning";

const [open, dash, backslash, colon, semicolon, comma] = [0x28, 0x2d, 0x5c, 0x3a, 0x3b, 0x2c];
const untilSpace = createByteTable(" \t\r\n").map((isSpace) => 1 - isSpace);

/** Between INSERT or REPLACE and the table's name. */
const modifiers = ["low_priority", "delayed", "high_priority", "or", "replace", "ignore", "into"];
/** Statements that change rows in ways that are not followed. */
const changes = ["call", "delete", "load", "merge", "update", "with"];

/** Where the rows of INSERT statements with the same words before `VALUES` go. */
interface Target {
  readonly head: Buffer;
  readonly part: CsvPart | null;
  readonly leftOut: { rows: number };
}

/**
 * Writes the tables of a dump of MySQL or MariaDB, as plain text, into a sink; a part's name is the
 * table's, with its database's and a dot before it where the dump names one. A damaged dump, one
 * that breaks off inside a statement, and one of another kind are `bad-file`.
 */
export function convertSqlDump(
  path: string,
  sink: CsvSink,
  { chunkBytes = 1 << 20 }: { readonly chunkBytes?: number } = {},
): void {
  const dump = new SqlDump(path, sink, chunkBytes);
  try {
    dump.read();
  } finally {
    dump.close();
  }
}

class SqlDump {
  private readonly reader: SqlReader;
  private readonly sink: CsvSink;
  private settings = usualSettings;
  private database: string | null = null;
  /** What CREATE TABLE said of each table, by its part's name. */
  private readonly columns = new Map<string, readonly string[]>();
  private readonly inserted = new Set<string>();
  private readonly leftOut = new Map<string, { rows: number; isNameless: boolean }>();
  private target: Target | null = null;
  private readonly found = { hexLine: null as number | null };
  private readonly changes = { count: 0, first: "" };
  /** Dumps in the file that say that they begin, less those that say that they are complete. */
  private begun = 0;

  constructor(path: string, sink: CsvSink, chunkBytes: number) {
    this.sink = sink;
    this.reader = new SqlReader(path, chunkBytes, {
      onProgress: (bytes) => sink.progress(bytes),
      onComment: (start) => this.readComment(start),
    });
  }

  close() {
    this.reader.close();
  }

  read() {
    const { reader } = this;
    if (reader.isAt(byteOrderMark)) reader.at += byteOrderMark.length;
    while (!reader.isAtEnd()) this.readStatement();
    this.finish();
  }

  private readComment(start: string) {
    if (/^-- (MySQL|MariaDB) dump /.test(start)) this.begun += 1;
    else if (start.startsWith("-- Dump completed")) this.begun -= 1;
    // What mysqldump was asked for with --where.
    else if (start.startsWith("-- WHERE:")) this.sink.partial();
    else if (start.startsWith("-- PostgreSQL database dump")) throw toPostgres();
  }

  private readStatement() {
    const { reader } = this;
    const { target } = this;
    if (target && reader.isAt(target.head)) {
      reader.at += target.head.length;
      this.readInto(target);
      return;
    }
    this.target = null;
    const byte = reader.peek();
    if (byte === dash && reader.peek(1) === dash) reader.skipLineComment();
    else if (byte === backslash) reader.skipLine();
    else if (byte === semicolon) reader.at += 1;
    else if (!reader.skipDelimiter()) this.readCommand();
  }

  private readCommand() {
    const { reader } = this;
    reader.mark();
    const line = reader.getLine();
    const word = reader.readWord().toLowerCase();
    if (word === "") throw reader.toBadStatement();
    if (reader.peek() === colon) this.readMessage(line);
    else if (word === "insert" || word === "replace") this.readInsert(word, line);
    else if (word === "create") this.readCreate();
    else if (word === "drop") this.readDrop();
    else if (word === "set") this.readSet();
    else if (word === "use") this.readUse();
    else if (word === "delimiter") this.readDelimiter();
    else if (word === "copy") throw toPostgres();
    else {
      // What SQLite writes first, and MySQL never: it has no escapes.
      const isSqlite = word === "pragma" || (word === "begin" && reader.skipWord("transaction"));
      if (isSqlite) reader.mode = { ...reader.mode, hasEscapes: false };
      if (this.isChange(word)) this.noteChange(`${word.toUpperCase()} in line ${line}`);
      reader.skipStatement();
    }
  }

  private readInsert(word: string, line: number) {
    const { reader } = this;
    while (modifiers.some((modifier) => reader.skipWord(modifier)));
    const name = this.toPartName(reader.readDottedName());
    if (reader.skipWord("partition")) reader.readNames();
    reader.skipSpace();
    const named = reader.peek() === open ? reader.readNames() : null;
    const isUsual = reader.skipWord("values");
    if (!isUsual && !reader.skipWord("value")) {
      this.noteChange(`${word.toUpperCase()} without VALUES in line ${line}`);
      reader.skipStatement();
      return;
    }
    this.inserted.add(name);
    const head = Buffer.from(reader.getMarked());
    const target = { head, ...this.findTarget(name, named ?? this.columns.get(name)) };
    if (isUsual && head.length < longestHead) this.target = target;
    this.readInto(target);
  }

  private findTarget(name: string, columns: readonly string[] | undefined): Omit<Target, "head"> {
    const part = columns ? this.sink.open(name, columns) : null;
    const leftOut = this.leftOut.get(name) ?? { rows: 0, isNameless: !columns };
    if (!part) this.leftOut.set(name, leftOut);
    return { part, leftOut };
  }

  private readInto({ part, leftOut }: Target) {
    const { reader } = this;
    const rows = readRows(reader, part, this.found);
    if (!part) leftOut.rows += rows;
    if (reader.peek() === semicolon) reader.at += 1;
    // What may follow is ON DUPLICATE KEY UPDATE, AS or RETURNING.
    else if (reader.isAt(reader.delimiter) || reader.readWord() !== "") reader.skipStatement();
    else throw reader.toBadStatement();
  }

  private readCreate() {
    const { reader } = this;
    if (reader.skipWord("or")) reader.skipWord("replace");
    reader.skipWord("temporary");
    if (reader.skipWord("table")) {
      if (reader.skipWord("if") && reader.skipWord("not")) reader.skipWord("exists");
      const name = this.toPartName(reader.readDottedName());
      const columns = readColumns(reader, (like) => this.columns.get(this.toPartName(like)));
      if (columns) this.columns.set(name, columns);
      reader.skipStatement();
    } else if (reader.delimiter.toString() === ";") skipRoutine(reader);
    else reader.skipStatement();
  }

  /** Old dumps stand a table in for a view that comes later. */
  private readDrop() {
    const { reader } = this;
    reader.skipWord("temporary");
    if (reader.skipWord("table")) {
      if (reader.skipWord("if")) reader.skipWord("exists");
      do {
        if (reader.peek() === comma) reader.at += 1;
        const name = this.toPartName(reader.readDottedName());
        if (!this.inserted.has(name)) this.columns.delete(name);
      } while (reader.peek() === comma);
    }
    reader.skipStatement();
  }

  private readSet() {
    const { reader } = this;
    reader.skipStatement();
    const before = this.settings;
    this.settings = applySet(before, reader.getMarked().toString("latin1"));
    reader.mode = this.settings.mode;
    const { charset } = this.settings;
    if (charset === null || charset === before.charset) return;
    const kind = getCharsetKind(charset);
    if (kind === "unsafe") {
      throw new AppError(
        "bad-file",
        `Its text is in ${charset}, which is not read: make the dump again with --default-character-set=utf8mb4.`,
      );
    }
    if (kind === "other") {
      this.sink.note(
        `It says that its text is in ${charset}: what ${charset} lacks are question marks in it. It was read as UTF-8, and rows that are not UTF-8 were rejected. Make it again with --default-character-set=utf8mb4.`,
      );
    }
  }

  private readUse() {
    const { reader } = this;
    this.database = reader.readName();
    reader.skipSpace();
    reader.skipDelimiter();
  }

  /** A command of the client, which ends with its line. */
  private readDelimiter() {
    const { reader } = this;
    while (reader.peek() === 0x20 || reader.peek() === 0x09) reader.at += 1;
    const text = reader.take(untilSpace, 20).toString("latin1");
    if (text === "") throw reader.toBadStatement();
    reader.setDelimiter(text);
    reader.skipLine();
  }

  /** What the program that made the dump had to say, where it went into the file as well. */
  private readMessage(line: number) {
    const { reader } = this;
    reader.skipLine();
    const text = reader.getMarked().toString("utf8").trim();
    if (!/error|errno|couldn't/i.test(text)) return;
    throw new AppError(
      "bad-file",
      `The dump failed when it was made, as line ${line} says: ${text} Make it again.`,
    );
  }

  /** To empty a table before its rows come is no change. */
  private isChange(word: string): boolean {
    const { reader } = this;
    if (word !== "delete" || !reader.skipWord("from")) return changes.includes(word);
    return this.inserted.has(this.toPartName(reader.readDottedName()));
  }

  private noteChange(what: string) {
    if (this.changes.count === 0) this.changes.first = what;
    this.changes.count += 1;
  }

  private toPartName(names: readonly string[]): string {
    const [database, table] = names.length > 1 ? names.slice(-2) : [this.database, names[0]];
    return database === null ? `${table}` : `${database}.${table}`;
  }

  private finish() {
    for (const [name, columns] of this.columns) {
      if (!this.inserted.has(name)) this.findTarget(name, columns);
    }
    for (const [name, { rows, isNameless }] of this.leftOut) {
      const hint = isNameless
        ? ", whose columns are not named: make the dump again with --complete-insert"
        : "";
      this.sink.skip(name, `${formatCount(rows)}${hint}`);
    }
    for (const note of this.listNotes()) this.sink.note(note);
  }

  private listNotes(): string[] {
    const notes: string[] = [];
    if (this.inserted.size === 0) notes.push("The dump has no rows: there is no INSERT in it.");
    if (this.found.hexLine !== null) {
      notes.push(
        `Values in hexadecimal, the first in line ${this.found.hexLine}, were read as the text that they spell.`,
      );
    }
    const { count, first } = this.changes;
    if (count > 0) {
      const were =
        count === 1 ? "1 statement was" : `${count.toLocaleString("en-US")} statements were`;
      notes.push(`${were} left out, since only INSERT … VALUES is read; the first is ${first}.`);
    }
    if (this.begun > 0) {
      this.sink.partial();
      notes.push(
        'It does not end with the line "-- Dump completed", so it may not be complete: compare it with the original.',
      );
    }
    return notes;
  }
}

const byteOrderMark = Buffer.from("\uFEFF");
const longestHead = 1 << 16;

function formatCount(rows: number): string {
  return rows === 1 ? "1 row" : `${rows.toLocaleString("en-US")} rows`;
}

function toPostgres(): AppError {
  return new AppError(
    "bad-file",
    "It is a dump of PostgreSQL, which is not read: export its tables as CSV.",
  );
}
