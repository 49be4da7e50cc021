import { join } from "node:path";
import { expect, test } from "vitest";
import { withPen } from "../../src-main/export/book/pen";
import { createFolder, writeInFolder } from "../support/folder";
import { listFaults, readParts } from "../support/ooxml";
import { createZip } from "../support/zip";

/** A small workbook's parts, which a test damages in one place. */
async function createParts(): Promise<Record<string, string>> {
  const path = join(createFolder(), "book.xlsx");
  const facts = { title: "T", program: "P", statedAt: 0 };
  const paper = { header: "", footer: "" };
  const columns = [{ label: "N", kind: "int", width: 9, isAddedUp: false }] as const;
  await withPen({ path, facts }, undefined, async (pen) => {
    await pen.write({ step: "open", sheet: { name: "One", color: "#112233", columns, paper } });
    const piece = { rowCount: 2, values: [[1, 2]], hidden: [null] };
    await pen.write({ step: "rows", piece });
    await pen.write({ step: "close", foot: { hasTotals: false, picture: null } });
    await pen.write({ step: "finish" });
  });
  const parts = await readParts(path);
  return Object.fromEntries(parts.map(([name, bytes]) => [name, bytes.toString()]));
}

const sheet = "xl/worksheets/sheet1.xml";

test("a whole workbook has no faults", async () => {
  const path = writeInFolder("book.xlsx", createZip(await createParts()));
  expect(await listFaults(path)).toEqual([]);
});

test.each([
  [sheet, "<v>2</v>", "<v>NaN</v>", "is no number"],
  [sheet, "<v>2</v>", "<v>2</w>", "not well-formed"],
  [sheet, 'r="A3"', 'r="A2"', "out of order"],
  [sheet, '<row r="3"', '<row r="2"', "out of order"],
  [sheet, / s="\d+"><v>2/, ' s="99"><v>2', "a style that is not there"],
  [sheet, /(<sheetData>.*<\/sheetData>)(<autoFilter.*?\/>)/, "$2$1", "is too late"],
  [sheet, "</worksheet>", '<drawing r:id="rId1"/></worksheet>', "a drawing that is not there"],
  [sheet, "<is><t>N</t></is>", "<is><t> N</t></is>", "loses its spaces"],
  [sheet, "<t>N</t>", `<t>${"x".repeat(32_768)}</t>`, "is too long"],
  ["xl/workbook.xml", 'name="One"', 'name="History"', "keeps for itself"],
  ["xl/workbook.xml", 'name="One"', 'name="a/b"', "does not take"],
  ["xl/workbook.xml", 'name="One"', `name="${"x".repeat(32)}"`, "no length that Excel takes"],
  ["xl/workbook.xml", "&apos;One&apos;!", "&apos;Two&apos;!", "leads to no sheet"],
  ["xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet2.xml", "is not there"],
  [
    "[Content_Types].xml",
    /<Override PartName="\/xl\/styles[^>]*>/,
    "",
    "no content type of its own",
  ],
  ["xl/styles.xml", 'cellXfs count="', 'cellXfs count="9', "not as many as they say"],
] as const)("%s with %s as %s is a fault", async (part, from, to, fault) => {
  const parts = await createParts();
  const damaged = (parts[part] ?? "").replace(from, to);
  expect(damaged).not.toBe(parts[part]);
  const path = writeInFolder("book.xlsx", createZip({ ...parts, [part]: damaged }));
  expect((await listFaults(path)).join("\n")).toContain(fault);
});
