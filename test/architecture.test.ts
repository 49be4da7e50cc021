import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { repoRoot } from "./support/workspace";

const roots = ["src-shared", "src-main", "src-renderer", "test"];

interface Import {
  readonly from: string;
  /** A file of ours, or a package. */
  readonly to: string;
  readonly isOurs: boolean;
  readonly isType: boolean;
}

const files = roots.flatMap((root) =>
  readdirSync(join(repoRoot, root), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|mts)$/.test(name))
    .map((name) => join(root, name).split(sep).join("/")),
);

const imports = files.flatMap(readImports);

function readImports(from: string): Import[] {
  const text = readFileSync(join(repoRoot, from), "utf8");
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^"'`;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return Array.from(found, ([, isType, named, bare, dynamic]) => {
    const target = named ?? bare ?? dynamic ?? "";
    const isOurs = target.startsWith(".");
    return {
      from,
      to: isOurs ? toFile(from, target) : toPackage(target),
      isOurs,
      isType: Boolean(isType),
    };
  });
}

function toFile(from: string, target: string): string {
  const path = relative(repoRoot, resolve(repoRoot, dirname(from), target))
    .split(sep)
    .join("/");
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  return candidates.find((candidate) => files.includes(candidate)) ?? path;
}

function toPackage(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

const inFolder = (path: string, folder: string) => path.startsWith(`${folder}/`);
const list = (found: readonly Import[]) => found.map(({ from, to }) => `${from} → ${to}`);

describe("who may import what", () => {
  test("src-shared imports nothing but itself and zod", () => {
    const wrong = imports.filter(
      ({ from, to }) => inFolder(from, "src-shared") && !inFolder(to, "src-shared") && to !== "zod",
    );
    expect(list(wrong)).toEqual([]);
  });

  test("src-renderer imports src-shared and what pages are made of", () => {
    const allowed = [
      "react",
      "react-dom",
      "react-aria-components",
      "@internationalized/date",
      "@tanstack/react-query",
      "@tanstack/react-table",
      "@tanstack/react-virtual",
      "@observablehq/plot",
      "apache-arrow",
      "world-atlas",
      "topojson-client",
    ];
    const wrong = imports.filter(
      ({ from, to, isOurs }) =>
        inFolder(from, "src-renderer") &&
        (isOurs ? !/^src-(renderer|shared)\//.test(to) : !allowed.includes(to)),
    );
    expect(list(wrong)).toEqual([]);
  });

  test("src-main imports the page's charts by one door, to draw without a window", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        inFolder(from, "src-main") &&
        inFolder(to, "src-renderer") &&
        !(from === "src-main/export/svg.ts" && /^src-renderer\/chart(-[a-z-]+)?\.ts$/.test(to)),
    );
    expect(list(wrong)).toEqual([]);
  });

  test("the preload imports electron only", () => {
    const from = "src-main/preload.ts";
    expect(imports.filter((edge) => edge.from === from).map(({ to }) => to)).toEqual(["electron"]);
  });

  test("nothing imports tests", () => {
    const wrong = imports.filter(({ from, to }) => !inFolder(from, "test") && inFolder(to, "test"));
    expect(list(wrong)).toEqual([]);
  });
});

describe("one door per dependency", () => {
  test.each([
    ["@duckdb/node-api", ["src-main/engine-values.ts", "src-main/engine.ts"]],
    [
      "apache-arrow",
      [
        "src-main/arrow.ts",
        "src-main/export/arrow-data.ts",
        "src-main/export/arrow-file.ts",
        "src-main/import/convert/arrow-cells.ts",
        "src-main/import/convert/arrow.ts",
        "src-renderer/table.ts",
      ],
    ],
    ["commander", ["src-main/command-line.ts"]],
    ["jsdom", ["src-main/export/svg.ts"]],
    ["lz4js", ["src-main/import/convert/lz4-frame.ts"]],
    ["node-sqlite3-wasm", ["src-main/import/convert/sqlite.ts"]],
    ["saxes", ["src-main/import/convert/xml.ts"]],
    ["exceljs", ["src-main/export/book/styles.ts", "src-main/export/book/workbook.ts"]],
    ["@resvg/resvg-js", ["src-main/export/png.ts"]],
    ["yauzl", ["src-main/import/archive/zip.ts", "src-main/import/convert/zip-package.ts"]],
  ])("%s is imported in %j", (name, doors) => {
    const from = imports.filter(({ from, to }) => to === name && !inFolder(from, "test"));
    expect([...new Set(from.map((edge) => edge.from))].sort()).toEqual(doors);
  });

  test("SQL's own functions come from one place", () => {
    const from = imports.filter(({ to }) => to === "src-main/answer-text.ts" || to === "parse5");
    const files = from.filter(({ from: file }) => !inFolder(file, "test"));
    expect([...new Set(files.map((edge) => edge.from))].sort()).toEqual([
      "src-main/answer-text.ts",
      "src-main/workspace.ts",
    ]);
  });

  test("Observable Plot is imported by the chart and its parts", () => {
    const from = imports.filter(({ to }) => to === "@observablehq/plot").map((edge) => edge.from);
    for (const file of from) expect(file).toMatch(/^(src-renderer\/chart[a-z-]*|test\/.*)\.tsx?$/);
  });

  test("electron is imported by the host alone, so that the command line runs under plain Node", () => {
    const from = imports.filter(({ from, to }) => to === "electron" && inFolder(from, "src-main"));
    const hosts = ["main", "window", "menu", "serve", "preload", "dialogs", "print-pdf"];
    for (const { from: file } of from)
      expect(hosts.map((name) => `src-main/${name}.ts`)).toContain(file);
  });

  test.each(["src-main/import/convert/worker.ts", "src-main/export/book/worker.ts"])(
    "the worker %s never gets at a workspace",
    (worker) => {
      const reached = reach(worker);
      expect(
        [...reached].filter((file) => /^src-main\/(engine|workspace)\.ts$/.test(file)),
      ).toEqual([]);
    },
  );

  test("whatever the command line reaches is free of electron", () => {
    const reached = reach("src-main/cli.ts");
    const wrong = imports.filter(({ from, to }) => reached.has(from) && to === "electron");
    expect(list(wrong)).toEqual([]);
  });
});

test("within src-main imports go downward", () => {
  const layers = [
    ["main", "cli"],
    ["command-line"],
    ["window", "menu", "serve", "dialogs", "launch", "docs"],
    ["print-pdf"],
    ["gate", "handlers", "page"],
    ["export-handlers"],
    ["exports", "export-book", "export-chart", "plan-calls"],
    ["host", "progress"],
    ["default-params"],
    ["plan/run-plan"],
    ["plan/plan-files", "plan/write-output"],
    ["export/save-rows", "export/save-book", "export/save-chart"],
    ["export/html-book"],
    ["export/html/book"],
    ["export/html/chapter", "export/html/answer", "export/html/about-part"],
    ["export/shown"],
    ["export/chapters", "export/leaving"],
    ["run-report", "courses", "import/index", "import/undo", "health/index", "export/svg"],
    ["import/merge", "ledger", "rejects", "tables", "table-rows", "workspace", "missing-data"],
    [
      "import/delimited",
      "import/convert/index",
      "import/convert/worker",
      "export/save-rows",
      "export/findings",
      "export/about",
    ],
    ["import/convert/converters"],
    [
      "import/recognize",
      "import/kinds",
      "export/api",
      "export/save",
      "arrow",
      "engine",
      "jobs",
      "grants",
      "effects",
    ],
    ["export/csv-line", "version"],
  ];
  const depth = (file: string) =>
    layers.findIndex((names) => names.some((name) => file === `src-main/${name}.ts`));
  const upward = imports.filter(
    ({ from, to, isType }) =>
      !isType && depth(from) > 0 && depth(to) >= 0 && depth(to) < depth(from),
  );
  expect(list(upward)).toEqual([]);
});

test("there is no cycle", () => {
  const cycles = files.filter((file) => {
    const next = imports.filter((edge) => edge.from === file && edge.isOurs && !edge.isType);
    return next.some(({ to }) => to === file || reach(to).has(file));
  });
  expect(cycles).toEqual([]);
});

/** Every file of ours that a file imports, directly or not, itself included. */
function reach(start: string): Set<string> {
  const reached = new Set([start]);
  for (const file of reached) {
    for (const edge of imports) {
      if (edge.from === file && edge.isOurs && !edge.isType) reached.add(edge.to);
    }
  }
  return reached;
}

test("no file is longer than 400 lines, nor named for what it is not", () => {
  for (const file of files) {
    const lines = readFileSync(join(repoRoot, file), "utf8").split("\n").length;
    if (!inFolder(file, "test")) expect(lines, file).toBeLessThanOrEqual(400);
    expect(file).not.toMatch(/(utils?|helpers?|common|types|constants|interfaces)\.tsx?$/);
  }
});
