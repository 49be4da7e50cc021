import { isDumpdata } from "../../src-shared/catalog";
import { AppError } from "../../src-shared/errors";
import { isCatalogTable, type StoredTable } from "../../src-shared/stored-tables";
import type { Engine, Session } from "../engine";
import { type Compression, skimContent } from "./compression";
import { convertFile } from "./convert";
import type { Conversion } from "./convert/converters";
import { readDelimited } from "./delimited";
import type { FoundFile } from "./files";
import { readFirstLine } from "./first-line";
import type { Kind } from "./kinds";
import type { Piece } from "./merge";
import { findPrepared, readPrepared } from "./prepared";
import { readConverted } from "./read-converted";
import { type JsonFile, readJson, recognizeJson } from "./read-json";
import { listJudged, readLms } from "./read-lms";
import { openParquet, readTyped, recognizeTyped } from "./read-parquet";
import { isNamedAsSource, recognizeHeader } from "./recognize";
import { type LmsFile, recognizeLms } from "./recognize-lms";
import type { LineEnd } from "./scan";
import { openCsvRows } from "./text-rows";

/** A file to be read: the user's own, or what was unpacked from it. */
export interface Readable {
  /** Its own name, without folders and archives. */
  readonly name: string;
  readonly path: string;
  /** What is to be undone while it is read. */
  readonly compression: Compression;
  readonly kind: Kind;
  /** Bytes, as it lies there. */
  readonly size: number;
}

/** What is known of a text once it was read through, before DuckDB reads it. */
export interface TextFacts {
  /** Where it lies now, in UTF-8: clean, if it was not. */
  readonly path: string;
  readonly compression: Compression;
  readonly hasNullWords: boolean;
  readonly hasBackslash: boolean;
  readonly hasLongLines: boolean;
  readonly isClean: boolean;
  /**
   * Rows and rejects that there must be. Of a text that is not clean they are counted by its lines:
   * with blank lines, or line ends in cells, there are fewer.
   */
  readonly records: number;
  readonly lineEnd: LineEnd;
}

/** How a file's rows are to be read. */
export interface Plan {
  /** For the ledger: `csv`, `csv.gz`, `sql`, … */
  readonly kind: string;
  readonly notes: readonly string[];
  /** A text goes through `text.ts` first, with this in mind. */
  readonly text: {
    readonly format: "csv" | "tsv" | "lines";
    readonly columnCount: number;
    /**
     * It is written anew in any case, without records of too many cells: where only some columns are
     * read, DuckDB's reader takes such a record now and then for a good one.
     */
    readonly mustClean?: boolean;
  } | null;
  /** The file does not say which course it is of: only by this, which a person must know. */
  readonly coursePrefix?: string;
  /** What the file's name says and its content does not: another name may make other rows of it. */
  readonly says?: string;
  /** Work that needs no workspace, such as a conversion; called once the file is known to be new. */
  read(context: ReadContext): Promise<Reading>;
}

export interface ReadContext {
  /** Null for what is no text. */
  readonly facts: TextFacts | null;
  /** For a plan with a `coursePrefix`, else null. */
  readonly course: string | null;
  /** An empty folder, gone after the file. */
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
  /** The share of the file that is read. */
  readonly onShare: (share: number) => void;
}

export interface Reading {
  listPieces(session: Session): Promise<readonly Piece[]>;
  /** Rows and rejects that must come of it, where that is known. */
  readonly records?: number;
  /** They were counted one by one, and are not only the lines. */
  readonly isCounted?: boolean;
  /** Parts of the file that are no table of ours, and why. */
  readonly leftOut: readonly { readonly part: string; readonly reason: string }[];
  readonly notes: readonly string[];
}

export interface NoPlan {
  /** Why the file is not imported; goes on after "Not imported:". */
  readonly reason: string;
}

/** What is to be done with a file; nothing of it is read but its beginning. */
export async function planFile(
  engine: Engine,
  file: Readable,
  found: FoundFile,
): Promise<Plan | NoPlan> {
  const prepared = findPrepared(file.name);
  // What lies in an archive has no place of its own that could be told.
  if (prepared && file.path === found.path) return planPrepared(found, prepared);
  const { kind } = file;
  switch (kind.is) {
    case "text":
      if (kind.shape === "sql") return planConverted(file, "sql");
      if (kind.shape === "delimited") return planDelimited(file, kind.encoding);
      if (kind.encoding !== "utf-8") return { reason: "JSON in UTF-16: save it as UTF-8" };
      return planJson(engine, file, jsonShapes[kind.shape]);
    case "sqlite":
    case "xlsx":
      return planConverted(file, kind.is);
    case "arrow":
    case "arrow-stream":
      return planConverted(file, "arrow");
    case "parquet":
      return planParquet(engine, file);
    case "other":
      return { reason: kind.reason };
    default:
      return { reason: `a ${kind.is} file that cannot be read here` };
  }
}

function planPrepared(
  file: FoundFile,
  prepared: NonNullable<ReturnType<typeof findPrepared>>,
): Plan {
  const piece: Piece = {
    table: "prepared_file",
    part: null,
    source: readPrepared(prepared, file),
  };
  return {
    kind: "csv",
    notes: ["Described, not copied: it stays where it is."],
    text: null,
    read: async () => toReading([piece]),
  };
}

const noFacts = "a text was not read through";

async function planDelimited(file: Readable, encoding: string): Promise<Plan | NoPlan> {
  const line = await readFirstLine(file.path, file.compression, encoding);
  if (line === undefined) return { reason: "its first line is longer than a megabyte" };
  const report = recognizeLms(splitCsvLine(line), file.name);
  if (report) return "format" in report ? planLms(file, report) : report;
  const recognized = recognizeLine(line, file.name);
  if (recognized.table === null) return recognized;
  const { format, ...header } = recognized;
  if (header.columnCount > mostColumns) return { reason: describeWidth(header.columnCount) };
  return {
    kind: toKind(format, file.compression),
    notes: header.notes,
    text: { format, columnCount: header.columnCount },
    read: async ({ facts }) => {
      if (!facts) throw new Error(noFacts);
      return {
        leftOut: [],
        notes: [],
        records: facts.records,
        isCounted: facts.isClean,
        listPieces: async (session) => {
          const source = await readDelimited(session, { ...facts, format, recognized: header });
          const isWhole = isNamedAsSource(header.table, file.name);
          return [{ table: header.table, part: null, source, isWhole }];
        },
      };
    },
  };
}

/** A report file of the LMS: what a row of it comes to may be several rows of several tables. */
function planLms(file: Readable, report: LmsFile): Plan | NoPlan {
  const columnCount = report.header.length;
  if (columnCount > mostColumns) return { reason: describeWidth(columnCount) };
  return {
    kind: toKind("csv", file.compression),
    notes: report.notes,
    text: { format: "csv", columnCount, mustClean: true },
    ...(report.needsCourse && { coursePrefix: report.name.prefix ?? file.name }),
    says: [report.name.word, report.name.rest, report.name.created].join(" "),
    read: async ({ facts, course }) => {
      if (!facts) throw new Error(noFacts);
      return {
        leftOut: [],
        notes: [],
        records: facts.records,
        isCounted: facts.isClean,
        listPieces: async (session) => {
          const judged = listJudged(report);
          const rows = await openCsvRows(session, { ...facts, columnCount }, judged);
          return readLms(session, report, { rows, course });
        },
      };
    },
  };
}

const describeWidth = (columnCount: number) =>
  `its header has ${columnCount.toLocaleString("en-US")} columns, which no known table has`;

/** Grade reports have thousands; DuckDB's reader does not come to an end with hundreds of thousands. */
const mostColumns = 20_000;

/** Tabs or commas: whichever makes a known header, else the reason for commas or the more columns. */
function recognizeLine(line: string, fileName: string) {
  const byTab = recognizeHeader(line.split("\t"), fileName);
  if (byTab.table !== null) return { ...byTab, format: "tsv" as const };
  const byComma = recognizeHeader(splitCsvLine(line), fileName);
  if (byComma.table !== null) return { ...byComma, format: "csv" as const };
  return line.includes("\t") ? byTab : byComma;
}

function splitCsvLine(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "");
}

/** DuckDB reads a list that is cut off without a word, up to where it breaks. */
async function checkEnd(path: string, compression: Compression, end: string) {
  let last = "";
  for await (const chunk of skimContent(path, compression)) {
    last = `${last}${chunk.toString("latin1", Math.max(0, chunk.length - 100))}`.trim().slice(-1);
  }
  if (last !== end) throw new AppError("bad-file", "It is JSON that is cut off.");
}

const jsonShapes = {
  "json-array": "array",
  "json-object": "objects",
  ndjson: "lines",
} as const;

async function planJson(
  engine: Engine,
  file: Readable,
  shape: JsonFile["shape"],
): Promise<Plan | NoPlan> {
  const { path, name, compression } = file;
  const found = await engine.withSession((session) =>
    recognizeJson(session, { path, name, compression, shape, hasLongLines: true, isClean: false }),
  );
  if (found.table === null) return found;
  const written = toKind(shape === "lines" ? "ndjson" : "json", compression);
  const isNested = found.table === "nested";
  // A list may stand in one line, which is too long to be read as one.
  if (isNested || (isCatalogTable(found.table) && shape !== "lines")) {
    return planRecords(file, written, isDumpdata(found.names));
  }
  return {
    kind: written,
    notes: found.notes,
    text: shape === "lines" ? { format: "lines", columnCount: found.columnCount } : null,
    read: async ({ facts }) => {
      if (shape !== "lines") await checkEnd(path, compression, shape === "array" ? "]" : "}");
      const whole = { path, compression, hasLongLines: true, isClean: false };
      const source = readJson({ ...(facts ?? whole), name, shape }, found);
      const reading = toReading([{ table: found.table, part: null, source }]);
      return facts ? { ...reading, records: facts.records, isCounted: facts.isClean } : reading;
    },
  };
}

/** What Django dumps of a model is its whole table; what an API gives is what it was asked for. */
function planRecords(file: Readable, written: string, isWhole: boolean): Plan {
  const { path, compression, size, kind } = file;
  const encoding = kind.is === "text" ? kind.encoding : "utf-8";
  return {
    kind: written,
    notes: [],
    text: null,
    read: (context) =>
      convert({ path, compression, encoding, format: "json", size }, context, () => isWhole),
  };
}

async function planParquet(engine: Engine, file: Readable): Promise<Plan | NoPlan> {
  const { rows, recognized } = await engine.withSession(async (session) => {
    const opened = await openParquet(session, file.path);
    return { rows: opened, recognized: recognizeTyped(opened, file.name) };
  });
  if (recognized.table === null) return recognized;
  const source = readTyped(rows, recognized);
  const isWhole = isNamedAsSource(recognized.table, file.name);
  const piece = { table: recognized.table, part: null, source, isWhole };
  return {
    kind: "parquet",
    notes: recognized.notes,
    text: null,
    read: async () => toReading([piece]),
  };
}

function planConverted(
  { path, name, size }: Readable,
  format: "sql" | "sqlite" | "xlsx" | "arrow",
): Plan {
  return {
    kind: format,
    notes: [],
    text: null,
    read: (context) =>
      convert({ path, format, size }, context, (table, part) =>
        isNamedAsSource(table, part || name),
      ),
  };
}

async function convert(
  { size, ...file }: Omit<Conversion, "folder"> & { readonly size: number },
  { folder, signal, onShare }: Omit<ReadContext, "facts">,
  isWhole: (table: StoredTable, part: string) => boolean,
): Promise<Reading> {
  const { parts, skipped, notes, isPartial } = await convertFile(
    { ...file, folder },
    { signal, onProgress: (bytes) => onShare(Math.min(bytes / (size || 1), 1)) },
  );
  const pieces = parts.flatMap((part): Piece[] => {
    const recognized = recognizeHeader(part.columns, part.name);
    if (recognized.table === null) return [];
    const { table } = recognized;
    const source = readConverted(part, recognized);
    const isAll = !isPartial && isWhole(table, part.name);
    return [{ table, part: part.name || null, source, isWhole: isAll }];
  });
  return { ...toReading(pieces), leftOut: skipped, notes };
}

function toReading(pieces: readonly Piece[]): Reading {
  return { listPieces: async () => pieces, leftOut: [], notes: [] };
}

function toKind(format: string, compression: Compression): string {
  const endings = { gzip: ".gz", zstd: ".zst" };
  return compression === null ? format : `${format}${endings[compression]}`;
}
