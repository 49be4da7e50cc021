import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { openWorkspace } from "../../src-main/workspace";
import type { ImportedFile } from "../../src-shared/ipc";

export const now = () => new Date("2026-01-02T03:04:05Z");

export const repoRoot = join(__dirname, "../..");
export const sampleFolder = join(repoRoot, "sample-data/exports");
/** Without the folder's own settings for git. */
export const sampleFiles = readdirSync(sampleFolder)
  .filter((name) => !name.startsWith("."))
  .sort();
export const casesFolder = join(repoRoot, "test/cases/analytics-api");

/** A workspace in memory with these files and folders imported, closed after the work. */
export async function withWorkspace<T>(
  paths: readonly string[],
  work: (engine: Engine, imported: readonly ImportedFile[]) => Promise<T>,
): Promise<T> {
  const engine = await openWorkspace(null);
  try {
    return await work(engine, await importPaths(engine, paths, { now }));
  } finally {
    await engine.close();
  }
}
