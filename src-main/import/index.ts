import { stat } from "node:fs/promises";
import { AppError } from "../../src-shared/errors";
import type { ImportedFile } from "../../src-shared/ipc";
import type { TableName } from "../../src-shared/schema";
import { type Engine, QueryError, type Session } from "../engine";
import { listRejects } from "../ledger";
import { type Staged, stageDelimited } from "./delimited";
import { computeHash, type FoundFile, findFiles } from "./files";
import { readFileStart } from "./kinds";
import { type FileFacts, type Merged, mergeStaged } from "./merge";
import { findPrepared, stagePrepared } from "./prepared";
import { recognizeHeader } from "./recognize";

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined;
  /** The share of all files' bytes that is done, and what is being read. */
  readonly onProgress?: ((fraction: number, note: string) => void) | undefined;
  /** The clock of the ledger. */
  readonly now: () => Date;
}

/**
 * Imports files, and folders with all that is in them, one transaction a file. What is not
 * recognized, or fails, is listed with its reason; after a cancel, so is what was not begun.
 * A path that does not exist is `bad-input`, before anything is imported; a full disk ends it all.
 */
export async function importPaths(
  engine: Engine,
  paths: readonly string[],
  { signal, onProgress, now }: ImportOptions,
): Promise<readonly ImportedFile[]> {
  const files = await findFiles(paths, engine.file);
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
  const results: ImportedFile[] = [];
  let done = 0;
  for (const file of files) {
    const report = (share: number) => onProgress?.((done + share * file.size) / total, file.name);
    report(0);
    results.push(await importFile(engine, file, { signal, onProgress: report, now }));
    done += file.size;
  }
  return results;
}

interface FileOptions {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (share: number) => void;
  readonly now: () => Date;
}

async function importFile(
  engine: Engine,
  file: FoundFile,
  options: FileOptions,
): Promise<ImportedFile> {
  if (options.signal?.aborted) return toResult(file, { status: "cancelled" });
  if (file.isOwn) return toUnrecognized(file, "the open workspace itself");
  try {
    const prepared = findPrepared(file.name);
    if (prepared) {
      const load: Load = {
        table: "prepared_file",
        kind: "csv",
        isGzip: false,
        notes: [`Described, not copied: it stays where it is.`],
        stage: (session) => stagePrepared(session, prepared, file),
      };
      return await loadFile(engine, file, load, options);
    }
    const start = await readFileStart(file.path);
    if (start.is === "other") return toUnrecognized(file, start.reason);
    const recognized = recognizeLine(start.firstLine, file.name);
    if (recognized.table === null) return toUnrecognized(file, recognized.reason);
    const { format, ...header } = recognized;
    const delimited = { path: file.path, format, isGzip: start.isGzip, recognized: header };
    const load: Load = {
      table: header.table,
      kind: `${format}${start.isGzip ? ".gz" : ""}`,
      isGzip: start.isGzip,
      notes: header.notes,
      stage: (session) => stageDelimited(session, delimited),
    };
    return await loadFile(engine, file, load, options);
  } catch (error) {
    if (options.signal?.aborted) return toResult(file, { status: "cancelled" });
    return toResult(file, { status: "failed", notes: [getReason(error as Error)] });
  }
}

/** What a file is, and how it gets into the table `staging`. */
interface Load {
  readonly table: TableName;
  readonly kind: string;
  readonly isGzip: boolean;
  readonly notes: readonly string[];
  readonly stage: (session: Session) => Promise<Staged>;
}

async function loadFile(
  engine: Engine,
  file: FoundFile,
  load: Load,
  { signal, onProgress, now }: FileOptions,
): Promise<ImportedFile> {
  const { table, kind, notes } = load;
  const sha256 = await computeHash(file.path, load.isGzip, signal, (bytes) =>
    onProgress((bytes / file.size) * 0.1),
  );
  const facts: FileFacts = {
    name: file.name,
    sha256,
    size: file.size,
    kind,
    importedAt: { micros: BigInt(now().getTime()) * 1000n },
  };
  const progress = createProgress(onProgress);
  const merged = await engine.withWriter(
    (session) => loadOnce(session, file, load, facts, progress.startMerge),
    { signal, onProgress: progress.onShare },
  );
  if ("earlier" in merged) {
    const note = `The same content was imported before, as ${merged.earlier}: nothing to do.`;
    return toResult(file, { status: "unchanged", table, kind, notes: [note] });
  }
  // What is committed is told, also when a cancel comes a moment later.
  const rejects =
    merged.rejected > 0
      ? await engine.withSession((session) => listRejects(session, merged.importId, 5))
      : [];
  return toResult(file, { status: "imported", table, kind, notes: [...notes], rejects, ...merged });
}

/** After the hash, reading is about half of the work and merging the rest; each is several statements. */
function createProgress(onProgress: (share: number) => void) {
  let [from, span, reached] = [0.1, 0.45, 0.1];
  return {
    onShare: (share: number | null) => {
      if (share !== null) reached = Math.max(reached, from + span * share);
      onProgress(reached);
    },
    startMerge: () => {
      [from, span] = [0.55, 0.4];
    },
  };
}

async function loadOnce(
  session: Session,
  file: FoundFile,
  { table, stage }: Load,
  facts: FileFacts,
  onStaged: () => void,
): Promise<Merged | { readonly earlier: string }> {
  const earlier = await findImport(session, facts.sha256);
  if (earlier !== undefined) return { earlier };
  const staged = await stage(session).catch((error: Error) => {
    throw error instanceof QueryError ? toBadFile(error) : error;
  });
  await checkUnchanged(file);
  onStaged();
  return mergeStaged(session, table, staged, facts);
}

/** Tabs or commas: whichever makes a known header, else the reason for commas or the more columns. */
function recognizeLine(line: string, fileName: string) {
  const byTab = recognizeHeader(line.split("\t"), fileName);
  if (byTab.table !== null) return { ...byTab, format: "tsv" as const };
  const byComma = recognizeHeader(splitCsvLine(line), fileName);
  if (byComma.table !== null) return { ...byComma, format: "csv" as const };
  if (/^\s*(<!doctype|<html|<\?xml)/i.test(line)) {
    return { table: null, reason: "a web page or XML, not a table" };
  }
  if (/^\s*[[{]/.test(line)) return { table: null, reason: "JSON: save it as CSV" };
  if (/^(--|\/\*|INSERT |CREATE )/i.test(line)) {
    return { table: null, reason: "a database dump in SQL: export its tables as CSV or TSV" };
  }
  return line.includes("\t") ? byTab : byComma;
}

function splitCsvLine(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "");
}

async function findImport(session: Session, sha256: string): Promise<string | undefined> {
  const [row] = await session.list<{ name: string }>(
    "select file_name as name from stored.imports where sha256 = $sha256 limit 1",
    { sha256 },
  );
  return row?.name;
}

async function checkUnchanged(file: FoundFile) {
  const { size, mtimeMs } = await stat(file.path);
  if (size === file.size && mtimeMs === file.modifiedMs) return;
  throw new AppError(
    "bad-file",
    "It changed while it was read: import it again when it is complete.",
  );
}

function toUnrecognized(file: FoundFile, reason: string): ImportedFile {
  return toResult(file, { status: "unrecognized", notes: [`Not imported: ${reason}.`] });
}

/** What DuckDB says of a file that it cannot read, for people. */
function toBadFile(error: QueryError): AppError {
  const message = /state machine/.test(error.message)
    ? "It could not be read: its lines end in different ways, or a quote is out of place. Save it again as CSV with one kind of line end."
    : `It could not be read: ${error.message.split("\n")[0]}`;
  return new AppError("bad-file", message, { cause: error });
}

/** Why one file failed, while others may go on; what is no fault of the file is thrown on. */
function getReason(error: Error): string {
  if (error instanceof AppError && error.code === "bad-file") return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM") return "It may not be read: check its permissions.";
  if (code === "ENOENT") return "It is no longer there.";
  throw error;
}

function toResult(
  file: FoundFile,
  known: Partial<ImportedFile> & Pick<ImportedFile, "status">,
): ImportedFile {
  return {
    importId: null,
    name: file.name,
    table: null,
    kind: null,
    rows: 0,
    rejected: 0,
    replaced: 0,
    superseded: 0,
    rejects: [],
    notes: [],
    ...known,
  };
}
