import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Engine, Session } from "../../src-main/engine";
import { type Merged, mergeFile } from "../../src-main/import/merge";
import { listJudged, readLms } from "../../src-main/import/read-lms";
import { type LmsFile, recognizeLms } from "../../src-main/import/recognize-lms";
import { openCsvRows } from "../../src-main/import/text-rows";
import { now, repoRoot } from "./workspace";

export const lmsFolder = join(repoRoot, "test/cases/lms");

/** A report file on disk, and the course that a person would say. */
export interface Given {
  readonly path: string;
  readonly name?: string;
  readonly course?: string;
}

/** The header's cells, as any reader of CSV splits its first line. */
export function readHeader(path: string): string[] {
  const [line = ""] = readFileSync(path, "utf8").split(/\r?\n/, 1);
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "");
}

/** What a file is, or an error that says why it is nothing. */
export function recognizeFile({ path, name = basename(path) }: Given): LmsFile {
  const found = recognizeLms(readHeader(path), name);
  if (!found || !("format" in found)) throw new Error(`${name}: ${found?.reason ?? "unknown"}`);
  return found;
}

/** Imports a report file in a transaction of its own. */
export function importLms(engine: Engine, given: Given): Promise<Merged> {
  const file = recognizeFile(given);
  return engine.withWriter((session) => session.transaction(() => mergeLms(session, given, file)));
}

async function mergeLms(session: Session, { path, course }: Given, file: LmsFile) {
  const csv = {
    path,
    compression: null,
    columnCount: file.header.length,
    hasBackslash: true,
    hasLongLines: true,
    isClean: true,
    lineEnd: readFileSync(path, "utf8").includes("\r\n") ? "\\r\\n" : "\\n",
    records: 0,
    hasNullWords: /\\N|NULL/.test(readFileSync(path, "utf8")),
  } as const;
  const rows = await openCsvRows(session, csv, listJudged(file));
  return mergeFile(session, await readLms(session, file, { rows, course: course ?? null }), {
    name: basename(path),
    sha256: path,
    size: 1,
    kind: "csv",
    importedAt: { micros: BigInt(now().getTime()) * 1000n },
  });
}
