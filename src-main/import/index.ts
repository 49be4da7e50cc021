import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { AppError } from "../../src-shared/errors";
import type { ImportedFile } from "../../src-shared/ipc";
import type { TableName } from "../../src-shared/schema";
import type { Engine, Session } from "../engine";
import { listRejects } from "../ledger";
import { type Staged, stageDelimited } from "./delimited";
import { readFileStart } from "./kinds";
import { type FileFacts, mergeStaged } from "./merge";
import { findPrepared, stagePrepared } from "./prepared";
import { recognizeHeader } from "./recognize";

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined;
  /** The share of all files' bytes that is done, and what is being read. */
  readonly onProgress?: ((fraction: number, note: string) => void) | undefined;
  /** The clock of the ledger. */
  readonly now: () => Date;
}

interface FoundFile {
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly modifiedMs: number;
}

/**
 * Imports files, and folders with all that is in them, one transaction a file. What is not
 * recognized, or fails, is listed with its reason; after a cancel, so is what was not begun.
 * A path that does not exist is `bad-input`, before anything is imported.
 */
export async function importPaths(
  engine: Engine,
  paths: readonly string[],
  { signal, onProgress, now }: ImportOptions,
): Promise<readonly ImportedFile[]> {
  const files = (await Promise.all(paths.map(findFiles))).flat();
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
  try {
    const prepared = findPrepared(file.name);
    if (prepared) {
      const load: Load = {
        table: "prepared_file",
        kind: "csv",
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
      notes: header.notes,
      stage: (session) => stageDelimited(session, delimited),
    };
    return await loadFile(engine, file, load, options);
  } catch (error) {
    if (options.signal?.aborted) return toResult(file, { status: "cancelled" });
    return toResult(file, { status: "failed", notes: [toReason(error as Error)] });
  }
}

/** What a file is, and how it gets into the table `staging`. */
interface Load {
  readonly table: TableName;
  readonly kind: string;
  readonly notes: readonly string[];
  readonly stage: (session: Session) => Promise<Staged>;
}

async function loadFile(
  engine: Engine,
  file: FoundFile,
  { table, kind, notes, stage }: Load,
  { signal, onProgress, now }: FileOptions,
): Promise<ImportedFile> {
  const sha256 = await computeHash(file.path, signal, (bytes) =>
    onProgress((bytes / file.size) * 0.1),
  );
  return engine.withWriter(
    async (session) => {
      const earlier = await findImport(session, sha256);
      if (earlier) {
        const note = `The same content was imported before, as ${earlier}: nothing to do.`;
        return toResult(file, { status: "unchanged", table, kind, notes: [note] });
      }
      const staged = await stage(session);
      await checkUnchanged(file);
      const facts: FileFacts = {
        name: file.name,
        sha256,
        size: file.size,
        kind,
        importedAt: { micros: BigInt(now().getTime()) * 1000n },
      };
      const merged = await mergeStaged(session, table, staged, facts);
      const rejects = merged.rejected > 0 ? await listRejects(session, merged.importId, 5) : [];
      return toResult(file, {
        status: "imported",
        table,
        kind,
        notes: [...notes],
        rejects,
        ...merged,
      });
    },
    { signal, onProgress: (share) => share !== null && onProgress(0.1 + share * 0.85) },
  );
}

async function findFiles(path: string): Promise<FoundFile[]> {
  const found = await stat(path).catch(() => {
    throw new AppError("bad-input", `${path} cannot be read: there is no such file or folder.`);
  });
  if (!found.isDirectory()) {
    return [{ path, name: basename(path), size: found.size, modifiedMs: found.mtimeMs }];
  }
  const entries = await readdir(path, { withFileTypes: true });
  const inside = entries
    .filter((entry) => !entry.name.startsWith(".") && (entry.isFile() || entry.isDirectory()))
    .map((entry) => join(path, entry.name))
    .sort();
  return (await Promise.all(inside.map(findFiles))).flat();
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

async function computeHash(
  path: string,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.length;
    onBytes(bytes);
  }
  return hash.digest("hex");
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

function toReason(error: Error): string {
  if (error instanceof AppError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM") return "It may not be read: check its permissions.";
  if (/state machine/.test(error.message)) {
    return "It could not be read: its lines end in different ways, or a quote is out of place. Save it again as CSV with one kind of line end.";
  }
  return `It could not be read: ${error.message.split("\n")[0]}`;
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
