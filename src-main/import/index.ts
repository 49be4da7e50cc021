import { mkdir, rm, stat } from "node:fs/promises";
import { AppError } from "../../src-shared/errors";
import type { ImportedFile } from "../../src-shared/ipc";
import { type Engine, QueryError, type Session } from "../engine";
import { importDatabase } from "./database";
import { UncleanError } from "./delimited";
import { type FoundFile, findFiles } from "./files";
import { checkCourse, findCourseOfPrefix, rememberCourse } from "./lms-course";
import { type FileFacts, type Merged, mergeFile } from "./merge";
import { type Plan, planFile, type Reading } from "./plan";
import {
  describeLeftOut,
  findImport,
  toCourseless,
  toImported,
  toResult,
  toUnchanged,
  toUnrecognized,
} from "./results";
import { createTempFolder, createTempPath } from "./temp-folder";
import { readThrough } from "./text";
import { type FileItem, openItems } from "./unpack";

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined;
  /** The share of all files' bytes that is done, and what is being read. */
  readonly onProgress?: ((fraction: number, note: string) => void) | undefined;
  /** The course of files that do not say theirs, whatever their names. */
  readonly course?: string | undefined;
  /** The same by what their names begin with; it is remembered. */
  readonly courses?: Readonly<Record<string, string>> | undefined;
  /** The clock of the ledger. */
  readonly now: () => Date;
}

/**
 * Imports files, archives, and folders with all that is in them, one transaction a file. What is not
 * recognized, or fails, is listed with its reason; after a cancel, so is what was not begun.
 * A path that does not exist is `bad-input`, before anything is imported; a full disk ends it all.
 */
export async function importPaths(
  engine: Engine,
  paths: readonly string[],
  { signal, onProgress, now, course, courses = {} }: ImportOptions,
): Promise<readonly ImportedFile[]> {
  const files = await findFiles(paths, engine.file);
  if (course !== undefined) checkCourse(course);
  for (const [prefix, id] of Object.entries(courses)) {
    await engine.withWriter((session) => rememberCourse(session, prefix, id));
  }
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
  const temp = await createTempFolder(engine.file);
  const results: ImportedFile[] = [];
  let done = 0;
  try {
    for (const file of files) {
      let reached = 0;
      const onShare = (share: number, name: string) => {
        reached = Math.max(reached, Math.min(share, 1));
        onProgress?.((done + reached * file.size) / total, name);
      };
      onShare(0, file.name);
      results.push(
        ...(await importFound(engine, file, {
          signal,
          onShare,
          now,
          course,
          tempFolder: temp.path,
        })),
      );
      done += file.size;
    }
    return results;
  } finally {
    await temp.remove();
  }
}

interface FileOptions {
  readonly signal: AbortSignal | undefined;
  /** The share of the found file's bytes, and what of it is being read. */
  readonly onShare: (share: number, name: string) => void;
  readonly now: () => Date;
  readonly course: string | undefined;
  readonly tempFolder: string;
}

/** A file that was found, with all that is packed in it. */
async function importFound(
  engine: Engine,
  file: FoundFile,
  options: FileOptions,
): Promise<ImportedFile[]> {
  const { signal, onShare, tempFolder } = options;
  if (signal?.aborted) return [toResult(file.name, { status: "cancelled" })];
  if (file.isOwn) return [toUnrecognized(file.name, "the open workspace itself")];
  const results: ImportedFile[] = [];
  try {
    const onBytes = (bytes: number) => onShare(bytes / (file.size || 1), file.name);
    for await (const item of openItems(file, { tempFolder, signal, onBytes })) {
      if ("problem" in item) {
        results.push(toResult(item.label, { status: "failed", notes: [item.problem] }));
      } else results.push(...(await importItem(engine, item, file, options)));
    }
    return results;
  } catch (error) {
    return [...results, toFailed(file.name, error as Error, signal)];
  }
}

/** One file to be read; its failure is its own, and what lies beside it in an archive goes on. */
async function importItem(
  engine: Engine,
  item: FileItem,
  found: FoundFile,
  { signal, onShare, now, course, tempFolder }: FileOptions,
): Promise<ImportedFile[]> {
  // What was unpacked has its share of the archive already.
  const onItemShare = (share: number) => onShare(item.isTemporary ? 0 : share, item.label);
  const folder = createTempPath(tempFolder);
  await mkdir(folder);
  try {
    const importedAt = { micros: BigInt(now().getTime()) * 1000n };
    if (item.kind.is === "duckdb") {
      const { sha256 } = await readThrough(item, null, false, {
        folder,
        signal,
        onShare: onItemShare,
      });
      return await importDatabase(engine, item, { sha256, importedAt, signal });
    }
    const plan = await planFile(engine, item, found);
    if ("reason" in plan) return [toUnrecognized(item.label, plan.reason)];
    const context = { folder, signal, found, course, onShare: onItemShare };
    const attempt = (mustClean: boolean) =>
      importPlanned(engine, item, plan, { ...context, importedAt, mustClean });
    return await attempt(false).catch((error) => {
      if (error instanceof UncleanError) return attempt(true);
      throw error;
    });
  } catch (error) {
    return [toFailed(item.label, error as Error, signal)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface PlanContext {
  readonly course: string | undefined;
  /** The user's own file, which must not change meanwhile. */
  readonly found: FoundFile;
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
  readonly onShare: (share: number) => void;
  readonly importedAt: FileFacts["importedAt"];
  /** A first attempt met a quote out of place. */
  readonly mustClean: boolean;
}

async function importPlanned(
  engine: Engine,
  item: FileItem,
  plan: Plan,
  { found, course: given, folder, signal, onShare, importedAt, mustClean }: PlanContext,
): Promise<ImportedFile[]> {
  const { label, size } = item;
  const { coursePrefix } = plan;
  const course =
    coursePrefix === undefined
      ? null
      : (given ??
        (await engine.withSession((session) => findCourseOfPrefix(session, coursePrefix))));
  if (course === undefined) return [toCourseless(label, coursePrefix ?? label)];
  const progress = createProgress(onShare);
  const { sha256, facts } = await readThrough(item, plan.text, mustClean, {
    folder,
    signal,
    onShare: progress.onScan,
  });
  const context = plan.says === undefined ? null : [plan.says, course ?? ""].join(" ");
  const earlier = await engine.withSession((session) => findImport(session, { sha256, context }));
  if (earlier !== undefined) return [toUnchanged(label, plan.kind, earlier)];
  const reading = await plan.read({ facts, course, folder, signal, onShare: progress.onRead });
  const leftOut = describeLeftOut(reading.leftOut);
  const file = { name: label, sha256, size, kind: plan.kind, context, importedAt };
  const merged = await engine.withWriter((session) => loadOnce(session, found, reading, file), {
    signal,
    onProgress: progress.onLoad,
  });
  if ("earlier" in merged) return [toUnchanged(label, plan.kind, merged.earlier)];
  if (merged.tables.length === 0) {
    const notes = leftOut ? [`Not imported: ${leftOut}.`] : [];
    return [toResult(label, { status: "unrecognized", notes: [...notes, ...reading.notes] })];
  }
  const notes = [...plan.notes, ...reading.notes, ...(leftOut ? [`Left out: ${leftOut}.`] : [])];
  // What is committed is told, also when a cancel comes a moment later.
  return engine.withSession((session) =>
    toImported(session, label, { kind: plan.kind, notes }, merged),
  );
}

/** A file is read through first, then read, then loaded; whatever each takes, it never goes back. */
function createProgress(onShare: (share: number) => void) {
  let [from, to, reached] = [0, 0, 0];
  const enter = (start: number, end: number) => (share: number | null) => {
    [from, to] = [start, end];
    if (share !== null) reached = Math.max(reached, from + (to - from) * share);
    onShare(reached);
  };
  return { onScan: enter(0, 0.15), onRead: enter(0.15, 0.55), onLoad: enter(0.55, 0.98) };
}

async function loadOnce(
  session: Session,
  found: FoundFile,
  reading: Reading,
  file: FileFacts,
): Promise<Merged | { readonly earlier: string }> {
  const earlier = await findImport(session, file);
  if (earlier !== undefined) return { earlier };
  return session.transaction(async () => {
    const pieces = await reading.listPieces(session);
    if (pieces.length === 0) return { importId: 0, tables: [] };
    const merged = await mergeFile(session, pieces, file);
    checkComplete(merged, reading);
    await checkUnchanged(found);
    return merged;
  });
}

/** Rows and rejects are the rows of the file, always: a reader that left some out is not believed. */
function checkComplete({ tables }: Merged, { records, isCounted }: Reading) {
  if (records === undefined) return;
  const found = tables.reduce((sum, { fileRows, rejected }) => sum + fileRows + rejected, 0);
  if (found === records) return;
  if (!isCounted) throw new UncleanError("its lines are not its rows");
  throw new AppError("bad-file", `It could not be read whole: ${found} rows of ${records}.`);
}

async function checkUnchanged({ path, size, modifiedMs }: FoundFile) {
  const now = await stat(path);
  if (now.size === size && now.mtimeMs === modifiedMs) return;
  throw new AppError(
    "bad-file",
    "It changed while it was read: import it again when it is complete.",
  );
}

/** Why a file failed, while others may go on; what is no fault of the file is thrown on. */
function toFailed(name: string, error: Error, signal: AbortSignal | undefined): ImportedFile {
  if (signal?.aborted) return toResult(name, { status: "cancelled" });
  return toResult(name, { status: "failed", notes: [getReason(error)] });
}

function getReason(error: Error): string {
  if (error instanceof AppError && error.code === "bad-file") {
    return [error.message, error.hint].filter(Boolean).join(" ");
  }
  // What DuckDB makes of a file that is damaged in a way that nobody foresaw.
  if (error instanceof QueryError && !/^(FATAL|INTERNAL)/i.test(error.message)) {
    return `It could not be read: ${error.message.split("\n")[0]}`;
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM") return "It may not be read: check its permissions.";
  if (code === "ENOENT") return "It is no longer there.";
  throw error;
}
