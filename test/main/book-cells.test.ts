import { join } from "node:path";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src-main/engine";
import { cutText, encodeText } from "../../src-main/export/book/cell-text";
import { toLetters } from "../../src-main/export/book/column-letters";
import { toExcelDay, toExcelTime } from "../../src-main/export/book/excel-day";
import { findPlace } from "../../src-main/export/book/picture-place";
import { SheetNames } from "../../src-main/export/book/sheet-names";
import { styles } from "../../src-main/export/book/styles";
import { measureText, measureWidths } from "../../src-main/export/book/widths";
import { longestCell } from "../../src-main/export/cell-limit";
import type { Leaving, LeavingColumn } from "../../src-main/export/leaving";
import { writeWorkbook } from "../../src-main/export/xlsx";
import { openWorkspace } from "../../src-main/workspace";
import type { ColumnType } from "../../src-shared/report";
import { createFolder } from "../support/folder";
import { listFaults, parseXml, readParts } from "../support/ooxml";
import { readSheets } from "../support/sheets";
import { now } from "../support/workspace";

/** Writes what a query finds as a workbook, and gives its path and what was said of it. */
async function write(sql: string, types: Readonly<Record<string, ColumnType>>, rowLimit = 1000) {
  const path = join(createFolder(), "rows.xlsx");
  const columns: LeavingColumn[] = Object.entries(types).map(([name, type]) => {
    return { name, label: name, type };
  });
  const leaving: Leaving = {
    report: null,
    title: "Rows",
    reads: [],
    values: {},
    columns,
    sql,
    bindings: {},
    protections: [],
  };
  const engine = await openWorkspace(null);
  try {
    const written = await engine.withSession((session) =>
      writeWorkbook(session, leaving, path, { statedAt: now() }, rowLimit),
    );
    return { path, ...written };
  } finally {
    await engine.close();
  }
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Texts in one column, as they are read back. */
async function writeTexts(texts: readonly string[]) {
  const values = texts.map((text, at) => `(${at}, ${literal(text)})`).join(", ");
  const sql = `select t from (values ${values}) as v(n, t) order by n`;
  const { path, notes } = await write(sql, { t: "text" });
  const sheets = await readSheets(path);
  return { path, notes, read: sheets[0]?.rows.map(([text]) => text) };
}

const odd = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  '=HYPERLINK("http://example.org","x")',
  " leading and trailing ",
  "two\nlines",
  "carriage\r\nreturn",
  "a tab\there",
  "_x0041_ stays",
  "_x005F_",
  "ctrl \u0001\u001f\u007f\u0085 here",
  "not a character \ufffe\uffff",
  "Ünïcödé ß 漢字 😀 👩‍👩‍👧",
  "مساق الجسور",
  "<b>&amp;</b> \"quoted\" 'single'",
  "1e5",
  "007",
  "TRUE",
  "2024-01-01",
  "#N/A",
];

describe("texts", () => {
  test("are read back as they are, by our own reader and by ExcelJS", async () => {
    const { path, notes, read } = await writeTexts(odd);
    expect(notes).toEqual([]);
    expect(await listFaults(path)).toEqual([]);
    expect(read).toEqual(odd);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.worksheets[0];
    for (const [at, text] of odd.entries()) {
      const cell = sheet?.getCell(at + 2, 1);
      expect(cell?.formula).toBeUndefined();
      // ExcelJS does not read letters that are written by their number.
      if (!/_x|(?![\t\n])\p{Cc}|\ufffe/u.test(text)) expect(cell?.text).toBe(text);
    }
    expect(sheet?.getCell(2, 1).numFmt).toBe("@");
  });

  test("of any letters are read back as they are", async () => {
    const texts = fc.array(fc.string({ unit: "binary", minLength: 1 }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const clean = all.map((text) => text.replaceAll("\0", "").trim()).filter((text) => text);
        fc.pre(clean.length > 0);
        const { path, read } = await writeTexts(clean);
        expect(await listFaults(path)).toEqual([]);
        expect(read).toEqual(clean);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test("any, a lone surrogate too, are XML", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const xml = `<t>${encodeText(text)}</t>`;
        expect(() => parseXml(Buffer.from(xml))).not.toThrow();
      }),
    );
    expect(() => parseXml(Buffer.from(`<t>${encodeText("a\ud83d b")}</t>`))).not.toThrow();
  });

  test("longer than a cell holds are cut, and counted", async () => {
    const { notes, read, path } = await writeTexts(["x".repeat(40_000), "y".repeat(longestCell)]);
    expect(read).toEqual([`${"x".repeat(longestCell - 1)}…`, "y".repeat(longestCell)]);
    expect(notes).toEqual([
      "A text is longer than a cell holds, 32,767 characters: it is cut, and ends with …",
    ]);
    expect(await listFaults(path)).toEqual([]);
    const emoji = cutText(`${"x".repeat(longestCell - 2)}😀😀`);
    expect(emoji).toBe(`${"x".repeat(longestCell - 2)}…`);
  });
});

describe("numbers and days", () => {
  test("are typed cells, and what Excel has no number for is text", async () => {
    const { path, notes } = await write(
      `select * from (values
        (1, 1234567, 0.1::double, true, '2024-02-29'::date, '2024-02-29 23:59:59'::timestamp, 0.25::double),
        (2, -5, 1e300, false, '1900-03-01'::date, '1969-12-31 23:59:59.5'::timestamp, null),
        (3, 9007199254740991, 'inf'::double, null, '1899-12-31'::date, '1815-06-18 11:35:00'::timestamp, 1),
        (4, 0, 'nan'::double, null, '9999-12-31'::date, '9999-12-31 23:59:59'::timestamp, 0),
        (5, null, null, null, '10000-01-01'::date, 'infinity'::timestamp, null)
      ) as v(n, i, d, b, day, moment, share) order by n`,
      {
        n: "int",
        i: "int",
        d: "double",
        b: "bool",
        day: "date",
        moment: "timestamp",
        share: "double",
      },
    );
    expect(notes).toEqual([]);
    expect(await listFaults(path)).toEqual([]);
    const [sheet] = await readSheets(path);
    expect(sheet?.rows.map((row) => row.slice(1))).toEqual([
      ["1234567", "0.1", "true", "2024-02-29", "2024-02-29 23:59:59", "0.25"],
      ["-5", "1e+300", "false", "1900-03-01", "1969-12-31 23:59:59.500", null],
      ["9007199254740991", "Infinity", null, "1899-12-31", "1815-06-18T11:35:00Z", "1"],
      ["0", "NaN", null, "9999-12-31", "9999-12-31 23:59:59", "0"],
      [null, null, null, "+010000-01-01", "infinity", null],
    ]);
  });

  test("are numbered as Excel does", () => {
    expect(toExcelDay(0)).toBe(25_569);
    expect(toExcelDay(-25_508)).toBe(61);
    expect(toExcelDay(-25_509)).toBe("1900-02-28");
    expect(toExcelTime(43_200_000_000n)).toBe(25_569.5);
    expect(toExcelDay(2_147_483_647)).toBe("infinity");
    expect(toExcelDay(-2_147_483_647)).toBe("-infinity");
  });
});

test("lists of values stand in a cell, lists of objects on a sheet of their own, or in the rows", async () => {
  const sql = `select * from (values
    (1, 'a', 5, ['x', 'y'], [{'day': '2024-01-01'::date, 'count': 1}, {'day': '2024-01-02'::date, 'count': 2}]),
    (2, 'b', 6, [], [])) as v(n, name, total, words, days) order by n`;
  const list = { list: { day: "date", count: "int" } } as const;
  const types = { name: "text", total: "int", words: { list: "text" } } as const;
  const { path } = await write(sql, { ...types, days: list });
  const sheets = await readSheets(path);
  expect(sheets.slice(0, 2)).toMatchObject([
    {
      columns: ["name", "total", "words"],
      rows: [
        ["a", "5", "x, y"],
        ["b", "6", null],
      ],
    },
    {
      name: "Rows, days",
      columns: ["name", "Day", "Count"],
      rows: [
        ["a", "2024-01-01", "1"],
        ["a", "2024-01-02", "2"],
      ],
    },
  ]);
});

describe("names of sheets", () => {
  test("are shortened, cleaned and told apart", () => {
    const names = new SheetNames();
    expect(names.claim("Learners")).toBe("Learners");
    expect(names.claim("LEARNERS")).toBe("LEARNERS (2)");
    expect(names.claim("Learners", 2)).toBe("Learners (3)");
    expect(names.claim("History")).toBe("History (2)");
    expect(names.claim("'a/b\\c?d*e[f]g:h'")).toBe("’a-b-c-d-e-f-g-h’");
    expect(names.claim("course_enrollment_education_level_daily")).toBe(
      "course_enrollment_education_le…",
    );
    expect(names.claim("course_enrollment_education_level_daily", 12)).toBe(
      "course_enrollment_educati… (12)",
    );
    expect(names.claim(" ")).toBe("Sheet");
  });

  test("are legal and unlike, whatever they are made from", () => {
    const titles = fc.array(fc.string({ unit: "binary", maxLength: 40 }), { maxLength: 50 });
    fc.assert(
      fc.property(titles, (all) => {
        const names = new SheetNames();
        const claimed = all.map((title) => names.claim(title));
        for (const name of claimed) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[\\/?*[\]:\p{Cc}\p{Cs}]|^'|'$|^history$/iu);
        }
        expect(new Set(claimed.map((name) => name.toLowerCase())).size).toBe(claimed.length);
      }),
    );
  });
});

test("columns have letters, and texts a width", () => {
  expect([0, 25, 26, 701, 702, 16_383].map(toLetters)).toEqual([
    "A",
    "Z",
    "AA",
    "ZZ",
    "AAA",
    "XFD",
  ]);
  expect(measureText("漢字")).toBe(4);
  expect(measureText("e\u0301")).toBe(1);
  expect(measureText("first line\nand a longer one")).toBe(10);
});

test("ids that differ at their ends are seen whole, unless names tell the rows apart", () => {
  const start = "block-v1:Uni-Lys+ART101+2024-T1+type@sequential+block@";
  const ids = { label: "Subsection", kind: "text", cells: [`${start}a`, `${start}b`] } as const;
  const course = { label: "Course", kind: "text", cells: [start, start] } as const;
  const count = { label: "Views", kind: "int", cells: [1, 2] } as const;
  expect(measureWidths([ids, course, count])).toEqual([start.length + 4, 36, 10]);
  const names = { label: "Name", kind: "text", cells: ["One", "Two"] } as const;
  expect(measureWidths([ids, names, count])[0]).toBe(36);
  const same = { label: "Name", kind: "text", cells: ["One", "One"] } as const;
  expect(measureWidths([ids, same])[0]).toBe(start.length + 4);
  const most = "a".repeat(300);
  expect(measureWidths([{ label: "Id", kind: "text", cells: [most, `${most}b`] }])).toEqual([100]);
});

test("what is written from right to left stands beside its label too", () => {
  const pages = Object.entries(styles).filter(([name]) => name.startsWith("page-"));
  expect(pages.length).toBeGreaterThan(5);
  for (const [name, { alignment }] of pages) {
    if (name !== "page-head") expect(alignment?.horizontal, name).toMatch(/^(left|right)$/);
  }
});

test("a picture is on the page of the rows above it, or beside them", () => {
  const picture = { width: 720, height: 375 };
  const wide = Array.from({ length: 7 }, () => ({ width: 18 }));
  expect(findPlace(wide, 8, picture)).toEqual({ row: 9, column: 0 });
  expect(findPlace(wide, 21, picture)).toEqual({ row: 1, column: 8 });
  const widest = [...wide, ...wide];
  expect(findPlace(widest, 21, picture)).toEqual({ row: 22, column: 0 });
  const narrow = [{ width: 20 }, { width: 20 }];
  expect(findPlace(narrow, 3, picture)).toEqual({ row: 1, column: 3 });
});

test("rows that fill the last sheet to its end leave no room for totals, and none is empty", async () => {
  const { path, rows, notes } = await write(
    "select range::int as n from range(8)",
    { n: "int" },
    5,
  );
  expect(rows).toBe(8);
  expect(notes).toEqual(["Rows has more rows than a sheet holds, and goes on in Rows (2)."]);
  const sheets = await readSheets(path);
  expect(sheets.slice(0, 2).map(({ rows: own }) => own.length)).toEqual([4, 4]);
  expect(await listFaults(path)).toEqual([]);
});

test("no rows are a sheet with a header", async () => {
  const { path, rows } = await write("select 1::int as n where false", { n: "int" });
  expect(rows).toBe(0);
  expect(await listFaults(path)).toEqual([]);
  expect((await readParts(path)).map(([name]) => name)).toContain("xl/worksheets/sheet2.xml");
});

test("a disk that takes nothing is an error, not a hang", async () => {
  const engine = await createEngine(null);
  const path = join(createFolder(), "gone", "rows.xlsx");
  const leaving: Leaving = {
    report: null,
    title: "Rows",
    reads: [],
    values: {},
    columns: [{ name: "t", label: "t", type: "text" }],
    sql: "select repeat(md5(range::text), 9) as t from range(50000)",
    bindings: {},
    protections: [],
  };
  const writing = engine.withSession((session) =>
    writeWorkbook(session, leaving, path, { statedAt: now() }, 1_000_000),
  );
  await expect(writing).rejects.toMatchObject({ code: "ENOENT" });
  await engine.close();
});
