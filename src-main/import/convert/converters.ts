import { basename } from "node:path";
import type { Compression } from "../compression";
import { recognizeHeader } from "../recognize";
import { convertArrow } from "./arrow";
import { type CsvSink, createCsvSink } from "./csv-sink";
import { convertJson } from "./json";
import type { Converted } from "./sink";
import { convertSqlDump } from "./sql-dump";
import { convertSqlite } from "./sqlite";
import { convertXlsx } from "./xlsx";

/** What is to be converted; it crosses to the worker as it stands. */
export interface Conversion {
  readonly path: string;
  /** Of JSON; the others are unpacked before. */
  readonly compression?: Compression;
  readonly encoding?: string;
  readonly format: "sql" | "sqlite" | "xlsx" | "arrow" | "json";
  /** An empty folder of this conversion's own, for the files of cells and what is needed on the way. */
  readonly folder: string;
}

type Converter = (path: string, sink: CsvSink, context: Conversion) => void | Promise<void>;

const converters: Readonly<Record<Conversion["format"], Converter>> = {
  sql: (path, sink) => convertSqlDump(path, sink),
  sqlite: (path, sink, { folder }) => convertSqlite(path, sink, folder),
  xlsx: (path, sink) => convertXlsx(path, sink),
  arrow: (path, sink) => convertArrow(path, sink),
  json: (path, sink, { compression = null, encoding = "utf-8" }) =>
    convertJson(path, sink, { compression, encoding }),
};

/**
 * Converts in this thread. The parts whose header is a known table's become files in the folder; of
 * the others it is said why not. `onProgress` is told the bytes of the source that are read.
 */
export async function convertHere(
  conversion: Conversion,
  onProgress: (bytes: number) => void,
): Promise<Converted> {
  const { path, format, folder } = conversion;
  const unwanted = new Map<string, string>();
  const wants = (part: string, columns: readonly string[]) => {
    const recognized = recognizeHeader(columns, part || basename(path));
    if (recognized.table === null) unwanted.set(part, recognized.reason);
    return recognized.table !== null;
  };
  const sink = createCsvSink(folder, wants, onProgress);
  await converters[format](path, sink, conversion);
  const converted = sink.close();
  return { ...converted, skipped: mergeSkipped(unwanted, converted.skipped) };
}

/** Why a part is not wanted, and what its converter had to say of it, such as its rows. */
function mergeSkipped(
  unwanted: ReadonlyMap<string, string>,
  skipped: Converted["skipped"],
): Converted["skipped"] {
  const others = new Map(unwanted);
  const merged = skipped.map(({ part, reason }) => {
    const header = others.get(part);
    others.delete(part);
    return { part, reason: header === undefined ? reason : `${header} (${reason})` };
  });
  return [...merged, ...Array.from(others, ([part, reason]) => ({ part, reason }))];
}
