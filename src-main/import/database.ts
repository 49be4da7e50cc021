import type { ImportedFile } from "../../src-shared/ipc";
import type { Engine, Session } from "../engine";
import { type FileFacts, mergeFile, type Piece } from "./merge";
import { readTyped, recognizeTyped } from "./read-parquet";
import { type Attached, mergeStored, withAttached } from "./read-workspace";
import { isNamedAsSource } from "./recognize";
import { describeLeftOut, findImport, toImported, toUnchanged, toUnrecognized } from "./results";

interface DatabaseFile {
  /** For people. */
  readonly label: string;
  readonly path: string;
  readonly size: number;
}

interface Options {
  readonly sha256: string;
  readonly importedAt: FileFacts["importedAt"];
  readonly signal: AbortSignal | undefined;
}

/**
 * Imports a DuckDB file: the files that another workspace holds, each as if it were imported here,
 * or the tables that are known among anybody's.
 */
export function importDatabase(
  engine: Engine,
  file: DatabaseFile,
  options: Options,
): Promise<ImportedFile[]> {
  return engine.withWriter(
    (session) =>
      withAttached(session, file.path, (attached) =>
        attached.is === "workspace"
          ? importWorkspace(session, file, attached, options)
          : importTables(session, file, attached, options),
      ),
    { signal: options.signal },
  );
}

async function importWorkspace(
  session: Session,
  { label }: DatabaseFile,
  { version, imports }: Extract<Attached, { is: "workspace" }>,
  { importedAt }: Options,
): Promise<ImportedFile[]> {
  if (imports.length === 0) return [toUnrecognized(label, "a workspace without any data")];
  const results: ImportedFile[] = [];
  for (const stored of imports) {
    const name = `${label} › ${stored.name}`;
    const earlier = await findImport(session, stored);
    if (earlier !== undefined) {
      results.push(toUnchanged(name, stored.kind, earlier));
      continue;
    }
    const facts: FileFacts = { ...stored, name, importedAt };
    const merged = await session.transaction(() =>
      mergeStored(session, { id: stored.id, version }, facts),
    );
    results.push(...(await toImported(session, name, { kind: stored.kind, notes: [] }, merged)));
  }
  return results;
}

async function importTables(
  session: Session,
  { label, size }: DatabaseFile,
  { tables }: Extract<Attached, { is: "tables" }>,
  { sha256, importedAt }: Options,
): Promise<ImportedFile[]> {
  const leftOut: { part: string; reason: string }[] = [];
  const pieces = tables.flatMap((table): Piece[] => {
    const recognized = recognizeTyped(table, table.name);
    if (recognized.table !== null) {
      const source = readTyped(table, recognized);
      const isWhole = isNamedAsSource(recognized.table, table.name);
      return [{ table: recognized.table, part: table.name, source, isWhole }];
    }
    leftOut.push({ part: table.name, reason: recognized.reason });
    return [];
  });
  const left = describeLeftOut(leftOut);
  if (pieces.length === 0) return [toUnrecognized(label, left ?? "a DuckDB file without tables")];
  const earlier = await findImport(session, { sha256 });
  if (earlier !== undefined) return [toUnchanged(label, "duckdb", earlier)];
  const facts: FileFacts = { name: label, sha256, size, kind: "duckdb", importedAt };
  const merged = await session.transaction(() => mergeFile(session, pieces, facts));
  const notes = left ? [`Left out: ${left}.`] : [];
  return toImported(session, label, { kind: "duckdb", notes }, merged);
}
