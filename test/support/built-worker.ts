import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll } from "vitest";
import { repoRoot } from "./workspace";

/** Builds a worker for a file's tests, and takes it away after them; gives its path. */
export function useBuiltWorker(source: string, name: string): string {
  // Within the repository, where the packages are found from.
  const folder = join(repoRoot, `out/${name}-${process.pid}`);
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: "silent",
      root: repoRoot,
      build: {
        ssr: source,
        outDir: folder,
        target: "node18",
        rollupOptions: { output: { format: "cjs", entryFileNames: "worker.js" } },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "worker.js");
}
