import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../src-main/engine";
import { createCsvSink } from "../../src-main/import/convert/csv-sink";
import type { Part } from "../../src-main/import/convert/sink";
import { convertSqlDump } from "../../src-main/import/convert/sql-dump";
import { createFolder, writeInFolder } from "./folder";

export interface ConvertOptions {
  readonly chunkBytes?: number;
  readonly wants?: (part: string, columns: readonly string[]) => boolean;
}

/** Converts a dump that is there, or the text of one. */
export function convertFile(path: string, { wants = () => true, ...options }: ConvertOptions = {}) {
  const folder = join(createFolder(), "parts");
  mkdirSync(folder);
  const progress: number[] = [];
  const sink = createCsvSink(folder, wants, (bytes) => progress.push(bytes));
  convertSqlDump(path, sink, options);
  return { ...sink.close(), progress };
}

export function convertText(sql: string | Uint8Array, options?: ConvertOptions) {
  return convertFile(writeInFolder("dump.sql", sql), options);
}

/** A part's rows as the import reads them: the line, then the cells. */
export function readPart(engine: Engine, { file, columns }: Part) {
  return readCsv(engine, file, columns.length + 1);
}

/** A part's rejects: line, value, reason. */
export async function readRejects(engine: Engine, { rejectsFile }: Part) {
  return rejectsFile === null ? [] : readCsv(engine, rejectsFile, 3);
}

async function readCsv(engine: Engine, file: string, count: number) {
  const names = Array.from({ length: count }, (_, at) => `c${at}`);
  // Room for a line of any length, which takes time.
  const room = statSync(file).size > 1e6 ? "max_line_size = 67108864, buffer_size = 67108864," : "";
  const rows = await engine.withSession((session) =>
    session.list<Record<string, string | null>>(
      `select ${names.map((name) => `hex(${name}) as ${name}`)} from read_csv('${file}',
        auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
        columns = {${names.map((name) => `'${name}': 'varchar'`)}},
        ${room} new_line = '\\n', nullstr = [''], allow_quoted_nulls = false)`,
    ),
  );
  // By way of bytes, since text on its way out of DuckDB loses a byte order mark that it begins with.
  return rows.map((row) =>
    Object.values(row).map((cell) => (cell === null ? null : Buffer.from(cell, "hex").toString())),
  );
}
