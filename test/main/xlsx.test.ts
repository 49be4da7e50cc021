import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convertXlsx } from "../../src-main/import/convert/xlsx";
import { createCollector } from "../support/collect";
import { writeInFolder } from "../support/folder";
import { createWorkbook, type RawWorkbook } from "../support/workbook";
import { repoRoot } from "../support/workspace";
import { createZip } from "../support/zip";

const emptyNote = "Excel cannot tell an empty text from nothing: both are read as nothing.";

async function convert(content: string | Uint8Array, wants?: (part: string) => boolean) {
  const collector = createCollector(wants);
  await convertXlsx(writeInFolder("book.xlsx", content), collector.sink);
  return collector;
}

/** The first sheet of a workbook written by hand. */
async function convertRows(rows: string, book: Omit<RawWorkbook, "sheets"> = {}) {
  const { parts } = await convert(createWorkbook({ sheets: { Sheet: rows }, ...book }));
  return parts[0];
}

async function fails(content: string | Uint8Array, message: RegExp) {
  const failure = { code: "bad-file", message: expect.stringMatching(message) };
  await expect(convert(content)).rejects.toEqual(expect.objectContaining(failure));
}

const cell = (text: string, attributes = 't="inlineStr"') =>
  attributes.includes("inlineStr")
    ? `<c ${attributes}><is><t>${text}</t></is></c>`
    : `<c ${attributes}><v>${text}</v></c>`;
const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;
const header = row(cell("a"), cell("b"));

describe("workbooks of other programs", () => {
  const read = async (name: string) =>
    convert(readFileSync(join(repoRoot, "test/cases/workbooks", name)));
  const both = {
    columns: ["course_id", "date", "count", "created", "mean", "is_open", "note"],
    first: [
      [
        "course-v1:Uni+ÄRT+1 😀",
        "2024-02-29",
        "3",
        "2024-02-29 23:59:59.500",
        "0.1",
        "true",
        " spaces  kept ",
      ],
      ["a &lt; b & <c>", "2024-02-29", "-1234567", "2024-02-29 00:00:00", "1e+21", "false", null],
    ],
    notes: [emptyNote, "The sheet Hidden is hidden in the workbook, and was read all the same."],
  };
  const tooMany = { line: 10, value: "too,,,,,,,many", reason: "too many cells" };
  const noResult = "a formula without a result: open the workbook in Excel and save it";

  test("LibreOffice's, with the results of its formulas", async () => {
    const { parts, skipped, notes } = await read("libreoffice.xlsx");
    // It makes the chart a picture on a sheet of its own.
    expect(skipped).toEqual({ Empty: "an empty sheet", Chart: "an empty sheet" });
    expect(notes).toEqual(both.notes);
    const [sheet, hidden] = parts;
    expect(sheet?.name).toBe("Täglich & more");
    expect(sheet?.columns).toEqual(both.columns);
    expect(sheet?.lines).toEqual([3, 4, 6, 7, 9]);
    expect(sheet?.rows).toEqual([
      ...both.first,
      ["line\nbreak", "1900-01-01", "1000000", "06:30:00", "3", null, "\r"],
      ["formulas", "2024-01-02", "6", "2024-02-29 23:59:59.500", "0.25", "true", null],
      ["a link", "2024-02-29", "5", "label", null, null, null],
    ]);
    expect(sheet?.rejects).toEqual([
      { line: 8, value: "#DIV/0!", reason: "count: an error that Excel shows in the cell" },
      tooMany,
    ]);
    expect(hidden?.rows).toEqual([["x", "1"]]);
  });

  test("openpyxl's, whose formulas have no results yet", async () => {
    const { parts, skipped, notes } = await read("openpyxl.xlsx");
    expect(skipped).toEqual({
      Empty: "an empty sheet",
      Chart: "a sheet without cells, such as a chart",
    });
    expect(notes).toEqual(both.notes);
    const [sheet] = parts;
    expect(sheet?.name).toBe("Täglich & more");
    expect(sheet?.columns).toEqual(both.columns);
    expect(sheet?.rows.slice(0, 2)).toEqual(both.first);
    expect(sheet?.lines).toEqual([3, 4, 6]);
    expect(sheet?.rejects).toEqual([
      { line: 7, value: "", reason: `date: ${noResult}` },
      { line: 8, value: "", reason: `count: ${noResult}` },
      { line: 9, value: "", reason: `created: ${noResult}` },
      tooMany,
    ]);
  });

  test("ExcelJS's, with texts of several looks, links and errors", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Mine");
    sheet.addRow(["text", "when", "count"]);
    sheet.addRow([
      { richText: [{ text: "two " }, { text: "parts", font: { bold: true } }] },
      new Date("2024-03-10T10:30:00.123Z"),
      { formula: "1+1", result: 2 },
    ]);
    sheet.addRow([
      { text: "label", hyperlink: "https://example.org" },
      new Date("2024-03-10"),
      2 ** 53,
    ]);
    sheet.addRow([{ error: "#N/A" }]);
    sheet.addRow(["&amp; stays &lt;", null, { formula: "1=2", result: false }]);
    sheet.getCell("B2").numFmt = "yyyy-mm-dd hh:mm:ss";
    const { parts, notes } = await convert(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(parts[0]?.rows).toEqual([
      ["two parts", "2024-03-10 10:30:00.123", "2"],
      ["label", "2024-03-10", "9007199254740992"],
      ["&amp; stays &lt;", null, "false"],
    ]);
    expect(parts[0]?.rejects).toEqual([
      { line: 4, value: "#N/A", reason: "text: an error that Excel shows in the cell" },
    ]);
    expect(notes).toEqual([emptyNote]);
  });
});

describe("round trips", () => {
  /** XML has no place for other control characters, nor for halves of a pair. */
  const text = fc
    .string({ unit: "grapheme", maxLength: 30 })
    .filter((value) => value !== "" && !/_x[0-9a-f]{4}_|[^\P{C}\t\n]|[\uFFFE\uFFFF]/iu.test(value));
  const value = fc.oneof(
    text,
    fc.constant(null),
    fc.boolean(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number) => (number === 0 ? 0 : number)),
    fc.integer(),
    fc.date({ min: new Date("1900-03-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
  );

  test("what ExcelJS writes, texts shared or not, comes back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer(), value, value), { maxLength: 30 }),
        fc.boolean(),
        async (rows, useSharedStrings) => {
          const chunks: Buffer[] = [];
          const stream = new PassThrough().on("data", (chunk) => chunks.push(chunk));
          const options = { stream, useStyles: true, useSharedStrings };
          const book = new ExcelJS.stream.xlsx.WorkbookWriter(options);
          const sheet = book.addWorksheet("Sheet");
          sheet.addRow(["a", "b", "c"]).commit();
          for (const cells of rows) {
            const added = sheet.addRow(cells);
            added.eachCell((each) => {
              if (each.value instanceof Date) each.numFmt = "yyyy-mm-dd hh:mm:ss.000";
            });
            added.commit();
          }
          sheet.commit();
          await book.commit();
          const { parts } = await convert(Buffer.concat(chunks));
          expect(parts[0]?.rejects).toEqual([]);
          expect(parts[0]?.rows).toEqual(rows.map((cells) => cells.map(toText)));
        },
      ),
      { numRuns: 60 },
    );
  });

  function toText(value: string | number | boolean | Date | null): string | null {
    if (value === null) return null;
    if (!(value instanceof Date)) return `${value}`;
    return value
      .toISOString()
      .replace("T", " ")
      .replace(/(\.000)?Z/, "");
  }

  test("characters of several bytes survive the edges of what is read at a time", async () => {
    const rows = Array.from({ length: 4000 }, (_, at) =>
      row(cell(`é😀${"x".repeat(at % 7)}`), cell("ü")),
    );
    const part = await convertRows(header + rows.join(""));
    expect(part?.rows.every(([a, b]) => /^é😀x*$/u.test(a ?? "") && b === "ü")).toBe(true);
    expect(part?.rows.length).toBe(4000);
  });
});

describe("cells", () => {
  test("readings above a text, its looks, and what stands for other characters", async () => {
    const part = await convertRows(
      header +
        row(cell("0", 't="s"'), cell("1", 't="s"')) +
        row(
          '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>',
          cell("2", 't="s"'),
        ) +
        row('<c t="inlineStr"><is><t>東</t><rPh><t>ひがし</t></rPh></is></c>', cell("9", 't="s"')),
      {
        texts: `<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>
          <si><r><t xml:space="preserve">a </t></r><r><rPr><b/></rPr><t>b</t></r></si>
          <si><t>x_x000D_y_x005F_x000D_z</t></si>`,
      },
    );
    expect(part?.rows).toEqual([
      ["東京", "a b"],
      ["inline", "x\ry_x000D_z"],
    ]);
    expect(part?.rejects).toEqual([
      { line: 4, value: "9", reason: "b: its text is missing in the workbook" },
    ]);
  });

  test("dates count from 1904 where the workbook says so, and may be written as such", async () => {
    const part = await convertRows(
      header + row(cell("43889", 's="1"'), cell("2024-02-29T00:00:00", 't="d" s="1"')),
      { formats: ["yyyy-mm-dd"], properties: 'date1904="1"' },
    );
    expect(part?.rows).toEqual([["2024-02-29", "2024-02-29"]]);
  });

  test("a number that is no date, or no number, is a reject of its row", async () => {
    const part = await convertRows(
      header + row(cell("1"), cell("-1", 's="1"')) + row(cell("NaN", "")) + row(cell("1", "")),
      { formats: ["yyyy-mm-dd"] },
    );
    expect(part?.rejects).toEqual([
      { line: 2, value: "-1", reason: "b: not a date" },
      { line: 3, value: "NaN", reason: "a: not a number" },
    ]);
    expect(part?.rows).toEqual([["1", null]]);
  });

  test("places come from the cells, or follow from their order", async () => {
    const part = await convertRows(
      `<row r="3">${cell("b", 'r="B3" t="inlineStr"')}${cell("d", 'r="D3" t="inlineStr"')}</row>` +
        `<row r="7">${cell("1", 'r="B7"')}<c/>${cell("3", "")}</row><row>${cell("4", 'r="b8"')}</row>`,
    );
    expect(part?.columns).toEqual(["", "b", "", "d"]);
    expect(part?.lines).toEqual([7, 8]);
    expect(part?.rows).toEqual([
      [null, "1", null, "3"],
      [null, "4", null, null],
    ]);
  });

  test("names may have any prefix, and files any place", async () => {
    const sheet = `<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const types = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const { parts } = await convert(
      createZip({
        "_rels/.rels": `<Relationships><Relationship Id="1" Type="${types}/officeDocument" Target="/odd/Book.xml"/></Relationships>`,
        "odd/book.xml": `<x:workbook xmlns:x="urn:x" xmlns:q="urn:q"><x:sheets><x:sheet name="A" q:id="2"/></x:sheets></x:workbook>`,
        "odd/_rels/book.xml.rels": `<Relationships><Relationship Id="2" Type="${types}/worksheet" Target="../cells.xml"/></Relationships>`,
        "cells.xml": sheet,
      }),
    );
    expect(parts.map(({ name, rows }) => ({ name, rows }))).toEqual([{ name: "A", rows: [["1"]] }]);
  });
});

describe("sheets", () => {
  const two = createWorkbook({
    sheets: { One: header + row(cell("1", "")), Two: header + row(cell("2", "")) },
  });

  test("each is offered under its name; what nobody wants is not read further", async () => {
    const { parts } = await convert(two, (name) => name === "Two");
    expect(parts.map(({ name, rows }) => ({ name, rows }))).toEqual([
      { name: "Two", rows: [["2", null]] },
    ]);
  });

  test("progress grows to the file's size", async () => {
    const { progress } = await convert(two);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(two.length);
  });

  test("without an empty cell, nothing is said of them", async () => {
    const { notes } = await convert(
      createWorkbook({ sheets: { A: header + row(cell("1"), cell("2")) } }),
    );
    expect(notes).toEqual([]);
  });
});

describe("what cannot be read is a bad file", () => {
  test("an older workbook, or one with a password", () =>
    fails(Buffer.from("d0cf11e0a1b11ae10000", "hex"), /older workbook .* or it has a password/));

  test("something else in a ZIP", async () => {
    await fails(createZip({ "a.txt": "a" }), /no workbook/);
    const word = { "xl/workbook.xml": "<document/>" };
    await fails(createWorkbook({ sheets: {}, files: word }), /document of Office/);
    await fails(createWorkbook({ sheets: {} }), /has no sheet/);
    const root =
      '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    await fails(createWorkbook({ sheets: {}, files: { "_rels/.rels": root } }), /binary workbook/);
  });

  test("a workbook that is damaged or cut", async () => {
    const whole = createWorkbook({ sheets: { A: header.repeat(2000) } });
    await fails(whole.subarray(0, whole.length / 2), /damaged/);
    await fails(Buffer.from(whole).fill(0x55, 60, 120), /damaged/);
    await fails("", /damaged/);
    await fails(
      createWorkbook({ sheets: { A: "<row>" } }),
      /damaged: its .*sheet0\.xml is not XML/,
    );
    await fails(createWorkbook({ sheets: { A: header + row(cell("&bomb;")) } }), /is not XML/);
    await fails(
      createWorkbook({ sheets: { A: row(cell("1", 'r="ZZZZZZZ1"')) } }),
      /cell at ZZZZZZZ1/,
    );
    const latin = Buffer.from("<worksheet><sheetData>\xe9</sheetData></worksheet>", "latin1");
    const files = { "xl/worksheets/sheet0.xml": latin };
    await fails(createWorkbook({ sheets: { A: "" }, files }), /is not XML/);
  });

  test("one with files that unpack beyond all measure, or to more than they say", async () => {
    const path = "xl/worksheets/sheet0.xml";
    const blank = createWorkbook({ sheets: { A: header + " ".repeat(30e6) } });
    await fails(blank, /sheet0\.xml unpacks to 30 MB/);
    const sheets = { A: header.repeat(1000) };
    await fails(
      createWorkbook({ sheets, claims: { [path]: { size: 4.2e9 } } }),
      /unpacks to 4200 MB/,
    );
    await fails(
      createWorkbook({ sheets, claims: { [path]: { size: 500 } } }),
      /workbook is damaged/,
    );
    await fails(createWorkbook({ sheets, claims: { [path]: { isEncrypted: true } } }), /encrypted/);
  });
});
