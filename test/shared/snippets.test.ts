import { describe, expect, test } from "vitest";
import { rowFormats } from "../../src-shared/export-format";
import { reports } from "../../src-shared/reports";
import { toSnippet } from "../../src-shared/snippets";

const languages = ["python", "r"] as const;
const all = languages.flatMap((language) =>
  rowFormats.map((format) => [language, format] as const),
);

const columnsOf = (id: string) => {
  const report = reports.find((candidate) => candidate.id === id);
  return Object.entries(report?.columns ?? {}).map(([name, column]) => ({ name, ...column }));
};

/** What is left of code without its comments and texts, which are checked to be closed. */
function stripTexts(code: string): string {
  const rest = code.replace(/"(?:[^"\\\n]|\\.)*"/g, "T").replace(/#.*/g, "");
  expect(rest).not.toMatch(/["'`]/);
  return rest;
}

function isBalanced(code: string): boolean {
  const pairs: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
  const open: string[] = [];
  for (const letter of code) {
    if ("([{".includes(letter)) open.push(letter);
    else if (letter in pairs && open.pop() !== pairs[letter]) return false;
  }
  return open.length === 0;
}

describe.each(all)("%s reads %s", (language, format) => {
  test.each(reports.map(({ id }) => id))("of %s: texts and brackets are closed", (id) => {
    const code = toSnippet(language, format, `${id}.x`, columnsOf(id));
    expect(isBalanced(stripTexts(code))).toBe(true);
    expect(code).toContain(language === "r" ? "rows <- " : "rows = ");
    expect(code).not.toMatch(/,\s*,|\(\s*,/);
  });

  test.each([`a "quoted" \\name\\.csv`, "line\nbreak.csv", "l'été 🌉.csv", "#{x}.csv"])(
    "the file's name %j is one text",
    (name) => {
      const code = toSnippet(language, format, name, columnsOf("enrollment"));
      const quoted = code.match(/"(?:[^"\\\n]|\\.)*"/g)?.map((text) => JSON.parse(text)) ?? [];
      expect(quoted).toContain(name);
      expect(isBalanced(stripTexts(code))).toBe(true);
    },
  );

  test("no columns are no error", () => {
    expect(isBalanced(stripTexts(toSnippet(language, format, "a.x", [])))).toBe(true);
  });
});

test("csv and json have the API's names and its times, sheets have labels and theirs", () => {
  const columns = columnsOf("enrollment-location");
  const csv = toSnippet("python", "csv", "a.csv", columns);
  expect(csv).toContain('"country.alpha2": "string"');
  expect(csv).toContain('format="%Y-%m-%dT%H%M%S"');
  expect(toSnippet("r", "json", "a.json", columns)).toContain('format = "%Y-%m-%dT%H%M%S"');
  const sheet = toSnippet("python", "csv-excel", "a.csv", columns);
  expect(sheet).toContain('encoding="utf-8-sig"');
  expect(sheet).toContain('"Enrolled": "Int64"');
  expect(sheet).toContain('format="%Y-%m-%d %H:%M:%S"');
});

test("nothing but the empty cell is nothing: NA is a country", () => {
  const columns = columnsOf("enrollment-location");
  expect(toSnippet("python", "csv", "a.csv", columns)).toContain("keep_default_na=False");
  expect(toSnippet("r", "csv", "a.csv", columns)).toContain('na = c("")');
});

test("what stands as rows has the columns of its items, two of a label their names", () => {
  const tags = { list: { name: "text", value: "text" } } as const;
  const columns = [
    { name: "id", label: "Problem", type: "text" },
    { name: "tags", label: "Tags", type: tags, isSpread: true },
    { name: "title", label: "Name", type: "text" },
  ] as const;
  const code = toSnippet("python", "csv-excel", "a.csv", columns);
  expect(code).toContain('"Name (name)": "string"');
  expect(code).toContain('"Name (title)": "string"');
  expect(code).toContain('"Value": "string"');
});
