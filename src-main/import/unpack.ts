import { rm, stat } from "node:fs/promises";
import { AppError } from "../../src-shared/errors";
import { Allowance, getLimits, LimitError, type Limits } from "./archive/allowance";
import type { Member } from "./archive/member";
import { listTar } from "./archive/tar";
import { openZip, type Zip } from "./archive/zip";
import { findZipKind } from "./archive/zip-kind";
import {
  type Compression,
  isPlainGzip,
  readContent,
  readHead,
  type Started,
  startReading,
} from "./compression";
import type { FoundFile } from "./files";
import { isHidden, isJunk, toItemName, toLabel, withoutCompression } from "./item-names";
import { detectKind, headLength, type Kind } from "./kinds";
import { saveChunks } from "./save-chunks";
import { createTempPath } from "./temp-folder";

/** A file to be read, as it was dropped or out of an archive. */
export interface FileItem {
  /** For people: `package.zip › data/enrollment.csv`. */
  readonly label: string;
  /** For recognition: without folders, and without `.gz`. */
  readonly name: string;
  /** Where its bytes lie: the user's own file, or one that is gone when the next item is asked for. */
  readonly path: string;
  /** What the reader of `path` has to undo. */
  readonly compression: Compression;
  /** Bytes at `path`. */
  readonly size: number;
  /** Of the content. Never `gzip`, `zstd`, `zip` or `tar`; of `other` and `junk` nothing is unpacked. */
  readonly kind: Kind;
  readonly isTemporary: boolean;
  /** The dropped file that it was found in; null where it is that file itself. */
  readonly containerPath: string | null;
}

/** What could not be looked into, or not further. */
export interface ProblemItem {
  readonly label: string;
  /** A sentence for people. */
  readonly problem: string;
}

export type Item = FileItem | ProblemItem;

export interface UnpackOptions {
  /** Files are unpacked to here (`createTempFolder`). */
  readonly tempFolder: string;
  readonly signal?: AbortSignal | undefined;
  /** How many bytes of the dropped file have been unpacked; nothing is told of one that is not. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/**
 * What is to be read of a dropped file: itself, or what is packed in it, in archives within archives
 * too. An item must be read before the next is asked for, since its file is gone then, as it is when
 * the loop ends early. What is wrong with the file is an item; what is thrown is the disk's, or the
 * signal's. Names in archives are labels only: nothing is written under them.
 */
export async function* openItems(file: FoundFile, options: UnpackOptions): AsyncGenerator<Item> {
  const limits = { ...getLimits(file.size), ...options.limits };
  const allowance = new Allowance(limits, options.tempFolder);
  const { path, name } = file;
  const head = await readHead(path, headLength);
  const source = { path, label: name, entryName: name, head, depth: 0 };
  try {
    yield* openSource(source, { ...options, allowance, droppedPath: path });
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    yield { label: file.name, problem: error.message };
  }
}

interface Job extends UnpackOptions {
  readonly allowance: Allowance;
  readonly droppedPath: string;
}

/** A file on the disk that may have to be unpacked. */
interface Source {
  readonly path: string;
  readonly label: string;
  /** Its name in its archive, folders included. */
  readonly entryName: string;
  /** Its first bytes. */
  readonly head: Buffer;
  /** How many archives and compressed files it was in. */
  readonly depth: number;
}

async function* openSource(source: Source, job: Job): AsyncGenerator<Item> {
  const kind = detectKind(source.head, source.entryName);
  try {
    if (isPacked(kind) && source.depth >= job.allowance.maxDepth) {
      yield { label: source.label, problem: "It lies within too many archives: unpack it first." };
    } else if (kind.is === "gzip" || kind.is === "zstd") {
      yield* openCompressed(source, kind.is, job);
    } else if (kind.is === "zip") {
      yield* openZipped(source, job);
    } else if (kind.is === "tar") {
      yield* orNothing(source, openTarMembers(source, readSource(source, null, job), job));
    } else {
      yield await toItem(source, kind, null, job);
    }
  } catch (error) {
    yield { label: source.label, problem: getProblem(error) };
  }
}

function isPacked({ is }: Kind): boolean {
  return is === "gzip" || is === "zstd" || is === "zip" || is === "tar";
}

/** Why a file is not read, where it is the file's fault. */
function getProblem(error: unknown): string {
  if (error instanceof AppError && error.code === "bad-file") return error.message;
  throw error;
}

async function* openCompressed(
  source: Source,
  compression: "gzip" | "zstd",
  job: Job,
): AsyncGenerator<Item> {
  const { onBytes, start } = createDelayed(findOnBytes(source, job));
  const content = await startReading(readSource(source, compression, job, onBytes), headLength);
  try {
    const kind = detectKind(content.head, source.entryName);
    if (!isRead(kind) || (await isReadInPlace(source.path, compression, kind))) {
      yield await toItem(source, kind, compression, job);
    } else if (kind.is === "tar") {
      start();
      yield* orNothing(source, openTarMembers(source, content.chunks(), job));
    } else {
      start();
      const entryName = withoutCompression(source.entryName);
      yield* openSaved(content, { ...source, entryName }, job);
    }
  } finally {
    await content.close();
  }
}

/** Tells nothing while it is not yet sure that the file is unpacked. */
function createDelayed(tell: (bytes: number) => void) {
  let isStarted = false;
  let read = 0;
  return {
    onBytes: (bytes: number) => {
      read = bytes;
      if (isStarted) tell(read);
    },
    start: () => {
      isStarted = true;
      tell(read);
    },
  };
}

function isRead({ is }: Kind): boolean {
  return is !== "junk" && is !== "other";
}

async function isReadInPlace(path: string, compression: "gzip" | "zstd", kind: Kind) {
  const isRows = kind.is === "text" && (kind.shape === "delimited" || kind.shape === "ndjson");
  if (!isRows || kind.encoding !== "utf-8") return false;
  return compression === "zstd" || isPlainGzip(path);
}

async function* openZipped(source: Source, job: Job): AsyncGenerator<Item> {
  const zip = await openZip(source.path, {
    onMember: () => countMember(job),
    onBytes: findOnBytes(source, job),
    onUnpacked: (bytes) => countBytes(bytes, job),
  });
  try {
    const kind = findZipKind(zip.members, source.head);
    if (kind.is === "zip") yield* orNothing(source, openZipMembers(zip, source, job));
    else yield await toItem(source, kind, null, job);
  } finally {
    zip.close();
  }
}

async function* openZipMembers(zip: Zip, source: Source, job: Job): AsyncGenerator<Item> {
  for (const member of zip.members) {
    try {
      yield* openMember(member, source, job);
    } catch (error) {
      yield { label: toLabel(source.label, member.name), problem: getProblem(error) };
    }
  }
  if (zip.problem) throw zip.problem;
}

/** Members come one by one; where the archive is damaged, all after it is lost. */
async function* openTarMembers(
  source: Source,
  chunks: AsyncGenerator<Buffer>,
  job: Job,
): AsyncGenerator<Item> {
  for await (const member of listTar(chunks)) {
    countMember(job);
    yield* openMember(member, source, job);
  }
}

async function* orNothing({ label }: Source, items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let isEmpty = true;
  for await (const item of items) {
    isEmpty = false;
    yield item;
  }
  if (isEmpty) yield { label, problem: "There is nothing to read in it." };
}

async function* openMember(member: Member, container: Source, job: Job): AsyncGenerator<Item> {
  if (isJunk(member.name) || isHidden(member.name)) return;
  const label = toLabel(container.label, member.name);
  if (member.problem !== null) {
    yield { label, problem: member.problem };
    return;
  }
  const content = await startReading(member.read(), headLength);
  try {
    const kind = detectKind(content.head, member.name);
    const name = toItemName(member.name);
    const { droppedPath } = job;
    const place = { path: droppedPath, isTemporary: false, containerPath: droppedPath };
    if (isRead(kind)) {
      yield* openSaved(content, { ...container, label, entryName: member.name }, job);
    } else if (kind.is !== "junk") {
      yield { label, name, compression: null, size: member.size, kind, ...place };
    }
  } finally {
    await content.close();
  }
}

/** What is packed in a source, as a file of its own while it is read. */
async function* openSaved(
  { head, chunks }: Started,
  container: Source,
  job: Job,
): AsyncGenerator<Item> {
  const path = createTempPath(job.tempFolder);
  try {
    await saveChunks(path, checkRoom(chunks(), job));
    yield* openSource({ ...container, path, head, depth: container.depth + 1 }, job);
  } finally {
    await rm(path, { force: true, maxRetries: 3 });
  }
}

async function* checkRoom(chunks: AsyncGenerator<Buffer>, { allowance }: Job) {
  for await (const chunk of chunks) {
    await allowance.checkRoom(chunk.length);
    yield chunk;
  }
}

/** The content of a source, counted where it is more than the source itself. */
async function* readSource(
  source: Source,
  compression: Compression,
  job: Job,
  onBytes = findOnBytes(source, job),
): AsyncGenerator<Buffer> {
  const { signal } = job;
  for await (const chunk of readContent(source.path, compression, { signal, onBytes })) {
    if (compression !== null) countBytes(chunk.length, job);
    yield chunk;
  }
}

/** Only of the dropped file it is told how far it is read, not of what was in it. */
function findOnBytes({ path }: Source, { droppedPath, onBytes }: Job): (bytes: number) => void {
  return path === droppedPath && onBytes ? onBytes : () => undefined;
}

function countMember({ signal, allowance }: Job) {
  signal?.throwIfAborted();
  allowance.countMember();
}

function countBytes(bytes: number, { signal, allowance }: Job) {
  signal?.throwIfAborted();
  allowance.countBytes(bytes);
}

async function toItem(
  source: Source,
  kind: Kind,
  compression: Compression,
  { droppedPath }: Job,
): Promise<Item> {
  const isTemporary = source.path !== droppedPath;
  return {
    label: source.label,
    name: toItemName(source.entryName),
    path: source.path,
    compression,
    size: (await stat(source.path)).size,
    kind,
    isTemporary,
    containerPath: isTemporary ? droppedPath : null,
  };
}
