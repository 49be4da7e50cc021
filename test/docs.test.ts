import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatReports } from "../src-main/docs";
import { repoRoot } from "./support/workspace";

const read = (name: string) => readFileSync(join(repoRoot, name), "utf8");
const pages = [
  "docs/decisions.md",
  "docs/exports.md",
  "docs/plans.md",
  "docs/privacy.md",
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "REPORTS.md",
  "sample-data/README.md",
];

test("REPORTS.md is what npm run docs writes", () => {
  expect(read("REPORTS.md")).toBe(formatReports());
  expect(formatReports()).not.toContain("[object");
});

describe.each(pages)("%s", (page) => {
  const text = read(page);

  test("links to files and headings that are there", () => {
    for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (target.startsWith("#")) expect(text).toMatch(new RegExp(`^#+ ${target.slice(1)}$`, "m"));
      else expect(existsSync(join(repoRoot, page, "..", target)), target).toBe(true);
    }
  });

  test("names scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    for (const [, name = ""] of text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)) {
      expect(Object.keys(scripts)).toContain(name);
    }
  });

  test("names source files that exist", () => {
    const folders = [
      "",
      "src-shared",
      "src-main",
      "src-main/import",
      "src-main/export",
      "src-renderer",
    ];
    for (const [, name = ""] of text.matchAll(/`([a-z][\w./-]*\.(?:tsx?|mjs|json))`/g)) {
      if (page === "sample-data/README.md" || /^(summary|manifest)\.json$/.test(name)) continue;
      expect(
        folders.some((folder) => existsSync(join(repoRoot, folder, name))),
        name,
      ).toBe(true);
    }
  });
});

test("the README's commands are those of the command line", () => {
  const commands = [...read("README.md").matchAll(/cli\.js (\w+)/g)].map(([, name]) => name);
  const known = [
    "reports",
    "import",
    "ledger",
    "undo",
    "health",
    "courses",
    "run",
    "export",
    "batch",
    "verify",
    "overview",
  ];
  expect([...new Set(commands)]).toEqual(known);
});
