import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "vite";
import { createLastingFolder } from "./folder";
import { repoRoot } from "./workspace";

/** Builds a script of the tests with all that it imports of ours, to be run by plain Node. */
export async function bundle(entry: string): Promise<string> {
  // Beside the project's own modules, which the bundle requires.
  const outDir = createLastingFolder(join(repoRoot, "node_modules/.cache"));
  await build({
    configFile: false,
    logLevel: "error",
    define: { __COURSESCOPE_VERSION__: JSON.stringify("0.0.0") },
    ssr: { noExternal: ["parse5", "@observablehq/plot"] },
    build: {
      ssr: entry,
      outDir,
      target: "node18",
      minify: false,
      rollupOptions: { output: { format: "cjs", entryFileNames: "script.cjs" } },
    },
  });
  return join(outDir, "script.cjs");
}

/** Runs a script and gives what it printed, as JSON; a failure is thrown with its words. */
export function runScript<T>(script: string, args: readonly unknown[]): Promise<T> {
  const child = spawn(process.execPath, [script, JSON.stringify(args)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(out) as T);
      else reject(new Error(`${script} ended with ${code}: ${err}`));
    });
  });
}
