import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convertibleText, createConvertibles } from "../support/convertible";
import { createFolder } from "../support/folder";
import { repoRoot, sampleFolder } from "../support/workspace";

const electron = process.env.COURSESCOPE_ELECTRON ?? "";

/** Runs a script under the window's own Node. */
function run(args: readonly string[]) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  return spawnSync(electron, args, { cwd: repoRoot, encoding: "utf8", env, timeout: 60_000 });
}

test("the command line runs under the window's own Node", () => {
  const course = "course-v1:Uni-Lys+ART101+2024-T1";
  const args = ["run", "enrollment", sampleFolder, "--course", course, "--out", "-"];
  const { stdout, stderr, status } = run(["out/main/cli.js", ...args]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(stdout).toContain("1798,");
});

test.each(["out/main/main.js", "out/preload/preload.js"])(
  "%s loads under the window's own Node",
  (entry) => {
    // Electron's own module is the one thing that is not there when it runs as Node.
    const script = `
    const Module = require("node:module");
    const load = Module._load;
    const stand = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => "" : stand), apply: () => stand });
    Module._load = (name, ...rest) => (name === "electron" ? stand : load(name, ...rest));
    globalThis.window = { addEventListener() {} };
    require(${JSON.stringify(join(repoRoot, entry))});
    console.log("loaded");
    process.exit(0);`;
    const { stdout, stderr } = run(["-e", script]);
    expect({ stdout, stderr }).toEqual({ stdout: "loaded\n", stderr: "" });
  },
);

test.each(["sql", "sqlite", "xlsx", "arrow"] as const)(
  "the worker converts a file of %s under the window's own Node",
  (format) => {
    const path = createConvertibles()[format];
    const conversion = JSON.stringify({ path, format, folder: createFolder() });
    const script = `
    const { Worker } = require("node:worker_threads");
    const { readFileSync } = require("node:fs");
    const worker = new Worker("./out/main/worker.js", { workerData: ${conversion} });
    worker.on("message", ({ converted, error, progress }) => {
      if (progress !== undefined) return;
      if (error) console.error(error);
      for (const { file } of converted?.parts ?? []) process.stdout.write(readFileSync(file, "utf8"));
      // A thread with WebAssembly in it now and then keeps Electron 25 from ending.
      process.kill(process.pid, "SIGKILL");
    });`;
    const { stdout, stderr } = run(["-e", script]);
    expect({ stdout: stdout.replace(/^\d+,/gm, ""), stderr }).toEqual({
      stdout: convertibleText,
      stderr: "",
    });
  },
);

test("every built entry of main is CommonJS, and requires no package that is ESM only", () => {
  const folder = join(repoRoot, "out/main");
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text, name).not.toMatch(/^(import|export) /m);
    for (const [, target = ""] of text.matchAll(/require\("([^"./][^"]*)"\)/g)) {
      if (target === "electron" || target.startsWith("node:") || target === "jsdom") continue;
      const { stderr } = run(["-e", `require(${JSON.stringify(target)})`]);
      expect(stderr, `${name} requires ${target}`).toBe("");
    }
  }
});
