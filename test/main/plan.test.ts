import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, parseFileName } from "../../src-main/plan/file-name";
import { parseOutput } from "../../src-main/plan/parse-output";
import { outputKeys, planKeys } from "../../src-main/plan/plan-problem";
import { parsePlan, readPlan } from "../../src-main/plan/read-plan";
import { TargetFolder } from "../../src-main/plan/target-folder";
import { findNearest } from "../../src-shared/nearest";
import { mergePrivacy } from "../../src-shared/plan";
import { createFolder } from "../support/folder";
import { repoRoot } from "../support/workspace";

function getError(work: () => unknown) {
  try {
    work();
  } catch (error) {
    return error as Error & { hint?: string };
  }
  throw new Error("nothing was thrown");
}

describe("a plan that is none says what is wrong", () => {
  test.each([
    ["{", "The plan p.json is not JSON"],
    ["[]", "The plan p.json is not one: it must be an object."],
    ['{"outputs": []}', "The plan p.json is not one: version must be 1."],
    ['{"version": 0, "outputs": []}', "version must be 1."],
    ['{"version": 1}', "outputs is missing."],
    [
      '{"version": 1, "outputs": [], "input": ["a"]}',
      "there is no “input”, did you mean “inputs”?",
    ],
    ['{"version": 1, "outputs": [], "zebra": 1}', "there is no “zebra”, only version, name,"],
    [
      '{"version": 1, "outputs": [], "privacy": {"leaners": "keep"}}',
      "there is no “leaners” in privacy, did you mean “learners”?",
    ],
    [
      '{"version": 1, "outputs": [], "privacy": {"learners": "hide"}}',
      "privacy.learners must be one of keep, pseudonymize.",
    ],
    [
      '{"version": 2, "outputs": [], "more": 1}',
      "it is of version 2, and the newest known here is 1.",
    ],
  ])("%s", (text, message) => {
    expect(getError(() => parsePlan(text, "p.json")).message).toContain(message);
  });

  test("where it is no JSON, in one line, and what to look for", () => {
    const error = getError(() => parsePlan('{\n"version": 1,\n}', "p.json"));
    expect(error.message).not.toContain("\n");
    expect(error.hint).toContain("comma");
  });

  test.each(["inputs", "workspace"])("an empty path among %s is no path", (key) => {
    const given = { version: 1, outputs: [], [key]: key === "inputs" ? [""] : "" };
    const { message } = getError(() => parsePlan(JSON.stringify(given), "p.json"));
    expect(message).toMatch(/(inputs\.0|workspace) must be given, and not empty\.$/);
  });

  test("text of another encoding is named as such", async () => {
    const path = join(createFolder(), "p.json");
    const text = JSON.stringify({ version: 1, inputs: ["a"], outputs: [] });
    for (const bytes of [Buffer.from(`\ufeff${text}`, "utf16le"), Buffer.from(text, "utf16le")]) {
      writeFileSync(path, bytes);
      await expect(readPlan(path, "p.json")).rejects.toMatchObject({
        code: "bad-input",
        message: "The plan p.json is not text in UTF-8.",
      });
    }
    writeFileSync(path, `\ufeff${text.replaceAll(",", ",\r\n")}`);
    expect((await readPlan(path)).plan.inputs).toEqual(["a"]);
  });
});

describe("an output that is none says what is wrong", () => {
  test.each([
    [7, "It must be an object, not 7."],
    [{ file: "a" }, "It says neither report, nor reports, nor table."],
    [{ report: "a", table: "b", file: "a" }, "It has both “report” and “table”."],
    [{ report: "a" }, "file is missing."],
    [{ report: "a", file: "" }, "file must be given, and not empty."],
    [{ report: "a", file: "a".repeat(1001) }, "file must be at most 1000 characters."],
    [{ reports: [], courses: "all", file: "a" }, "reports must be given, and not empty."],
    [
      { report: "a", file: "a", privacy: { smallCells: 1 } },
      "privacy.smallCells must be at least 2.",
    ],
    [{ report: "a", fille: "x", file: "a" }, "there is no “fille”, did you mean “file”?"],
    [{ report: "a", file: "a", format: "xls" }, "format must be one of csv, csv-excel, json, xlsx"],
    [{ report: "a", file: "a", period: {} }, "there is no “period”"],
    [{ reports: "some", courses: "all", file: "a.xlsx" }, 'reports must be "all", or a list'],
    [{ reports: "all", courses: 3, file: "a.xlsx" }, 'courses must be "all", a list of course ids'],
    [
      { reports: "all", courses: { orgs: [] }, file: "a.xlsx" },
      "there is no “orgs” in courses, did you mean “org”?",
    ],
    [{ reports: "all", courses: { org: "edX" }, file: "a.xlsx" }, "courses.org must be a list."],
    [{ reports: "all", courses: "all", file: "a.doc" }, "The format is missing."],
    [{ table: "t", file: "a", sort: { column: "b" } }, "sort.direction must be one of asc, desc."],
  ])("%j", (given, message) => {
    expect(getError(() => parseOutput(given)).message).toContain(message);
  });

  test.each([
    ["a.json", "json"],
    ["a.CSV", "csv"],
    ["a.txt", "csv"],
    ["a.xlsx", "xlsx"],
    ["a.parquet", "parquet"],
    ["a.arrow", "arrow"],
    ["a.svg", "svg"],
    ["a.png", "png"],
  ])("where it gives no format, %s is %s", (file, format) => {
    expect(parseOutput({ report: "enrollment", file }).output.format).toBe(format);
  });
});

describe("names of files", () => {
  test.each([
    ["a.csv", ["a.csv"]],
    ["b/./a.csv", ["b", "a.csv"]],
    ["b/../a.csv", ["a.csv"]],
    ["Ünï/日本.csv", ["Ünï", "日本.csv"]],
    [".hidden", [".hidden"]],
    ["console.csv", ["console.csv"]],
  ])("%s is allowed", (file, parts) => {
    expect(parseFileName(file)).toEqual(parts);
  });

  test.each([
    ["../a.csv", "not inside"],
    ["b/../../a.csv", "not inside"],
    ["/a.csv", "not inside"],
    ["\\a.csv", "not inside"],
    ["C:/a.csv", "not inside"],
    ["c:a.csv", "not inside"],
    ["//host/share/a.csv", "not inside"],
    ["b\\a.csv", '"\\\\" in it'],
    ["ab:c.csv", '":" in it'],
    ["a\0.csv", "in it"],
    ["a.", "ends with a dot"],
    ["b /a.csv", "ends with a dot or a space"],
    ["con", "Windows keeps it"],
    ["deep/NUL.csv", "Windows keeps it"],
    ["com¹.tar.gz", "Windows keeps it"],
    ["aux .csv", "Windows keeps it"],
    ["CONIN$", "Windows keeps it"],
    ["a\ud800.csv", "in it"],
    ["é".repeat(128), "too long"],
    ["b/", "has no name"],
    [".", "has no name"],
    ["b/..", "has no name"],
  ])("%j is refused", (file, message) => {
    expect(getError(() => parseFileName(file)).message).toContain(message);
  });

  test("whatever the text, what is allowed stays inside and is no name of a device", () => {
    const piece = fc.constantFrom(
      "..",
      ".",
      "a",
      "CON",
      "/",
      "\\",
      "C:",
      " ",
      "é",
      "con.",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        let parts: readonly string[];
        try {
          parts = parseFileName(pieces.join(""));
        } catch {
          return;
        }
        expect(parts.length).toBeGreaterThan(0);
        for (const part of parts) {
          expect(part).not.toMatch(/^(\.{0,2}|con)$|[\\:]|[. ]$/i);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("names that some disk takes for one another are one", () => {
    expect(foldName(["É.csv"])).toBe(foldName(["e\u0301.CSV"]));
    expect(foldName(["straße"])).toBe(foldName(["STRASSE"]));
    expect(foldName(["STRAẞE"])).toBe(foldName(["straße"]));
    expect(foldName(["\u03f4"])).toBe(foldName(["\u03b8"]));
  });
});

describe("a folder to write into", () => {
  const open = (path: string, guarded: readonly string[] = [], force = false) =>
    TargetFolder.open(path, { guarded, force });

  test("gives each name once, and no file the name of a folder", async () => {
    const target = await open(join(createFolder(), "new/out"));
    await target.claim("a.csv");
    await target.claim("b/c.csv");
    await expect(target.claim("A.csv")).rejects.toThrow("used twice");
    await expect(target.claim("./a.csv")).rejects.toThrow("used twice");
    await expect(target.claim("a.csv/d.csv")).rejects.toThrow("of one name");
    await expect(target.claim("B")).rejects.toThrow("of one name");
    await expect(target.claim("Manifest.json")).rejects.toThrow("is kept for");
    await expect(target.claim("summary.json")).rejects.toThrow("is kept for");
  });

  test("is left through no link", async () => {
    const [folder, elsewhere] = [createFolder(), createFolder()];
    writeFileSync(join(elsewhere, "a.csv"), "mine");
    symlinkSync(elsewhere, join(folder, "out"));
    symlinkSync(join(elsewhere, "a.csv"), join(folder, "a.csv"));
    symlinkSync(join(elsewhere, "nothing"), join(folder, "dangling"));
    symlinkSync(join(elsewhere, "nothing"), join(folder, "b.csv"));
    mkdirSync(join(folder, "real"));
    symlinkSync(join(folder, "real"), join(folder, "alias"));
    const target = await open(folder, [], true);
    await expect(target.claim("out/b.csv")).rejects.toThrow("a link stands in its way");
    await expect(target.claim("out/deep/b.csv")).rejects.toThrow("a link stands in its way");
    await expect(target.claim("dangling/b.csv")).rejects.toThrow("a link stands in its way");
    await expect(target.claim("alias/b.csv")).rejects.toThrow("a link stands in its way");
    await expect(target.claim("a.csv")).rejects.toThrow("There is a link");
    await expect(target.claim("b.csv")).rejects.toThrow("There is a link");
    await expect(target.claim("real")).rejects.toThrow("There is a folder");
  });

  test("keeps what the plan reads, even by force", async () => {
    const folder = createFolder();
    writeFileSync(join(folder, "plan.json"), "{}");
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "in/data.csv"), "a");
    const target = await open(folder, [join(folder, "plan.json"), join(folder, "in")], true);
    await expect(target.claim("plan.json")).rejects.toThrow("The plan itself reads plan.json");
    await expect(target.claim("in/data.csv")).rejects.toThrow("The plan itself reads in/data.csv");
    expect(await target.claim("in/new.csv")).toMatchObject({ holder: "nobody" });
  });

  test("has the run's own files in it, which are no link and nothing that the plan reads", async () => {
    const [folder, other] = [createFolder(), createFolder()];
    writeFileSync(join(folder, "manifest.json"), '{"version": 1, "outputs": []}');
    await expect(open(folder, [join(folder, "manifest.json")], true)).rejects.toThrow(
      "has a manifest.json that must not be replaced",
    );
    symlinkSync(join(folder, "elsewhere"), join(other, "summary.json"));
    await expect(open(other, [], true)).rejects.toThrow(
      "has a summary.json that must not be replaced",
    );
    const third = createFolder();
    symlinkSync(join(folder, "elsewhere"), join(third, ".coursescope-run"));
    await expect(open(third, [], true)).rejects.toThrow(
      "has a .coursescope-run that must not be replaced",
    );
  });

  test.each(["summary.json", "manifest.json"])(
    "with a %s of somebody else is refused",
    async (name) => {
      const folder = createFolder();
      writeFileSync(join(folder, name), '{"name": "my app"}');
      await expect(open(folder)).rejects.toThrow(
        `The output folder has a ${name} that no plan wrote.`,
      );
      await open(folder, [], true);
    },
  );
});

test("privacy: an output's words over the plan's, and what nobody says is kept", () => {
  expect(mergePrivacy({ learners: "pseudonymize", smallCells: 5 }, { smallCells: null })).toEqual({
    learners: "pseudonymize",
    identifiers: "keep",
    smallCells: null,
  });
});

test.each([
  ["enrolment", "enrollment"],
  ["fille", "file"],
  ["pirvacy", "privacy"],
  ["zebra", undefined],
  ["", undefined],
])("the word nearest to “%s” is %s", (word, nearest) => {
  expect(findNearest(word, ["enrollment", "file", "privacy"])).toBe(nearest);
});

describe("docs/plans.md", () => {
  const text = readFileSync(join(repoRoot, "docs/plans.md"), "utf8");
  const example = /```json\n(.*?)```/s.exec(text)?.[1] ?? "";

  test("has an example that is a plan, each output of which is one", () => {
    const { outputs } = parsePlan(example, "the example");
    expect(outputs.map((output) => parseOutput(output).output.format)).toEqual([
      "csv-excel",
      "svg",
      "xlsx",
      "parquet",
    ]);
  });

  test("names every key", () => {
    for (const key of [...planKeys, ...Object.values(outputKeys).flat()]) {
      expect(text).toContain(`\`${key}\``);
    }
  });
});
