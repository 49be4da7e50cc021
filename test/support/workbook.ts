import { createZip, type ZipClaims } from "./zip";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface RawWorkbook {
  /** The XML within `<sheetData>` by the sheets' names. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The XML within `<sst>`. */
  readonly texts?: string;
  /** Codes of number formats: the cells' styles 1, 2 and so on. */
  readonly formats?: readonly string[];
  /** More attributes of `<workbookPr>`. */
  readonly properties?: string;
  /** Other or more files of the package. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly claims?: Readonly<Record<string, ZipClaims>>;
}

/** A workbook written by hand, for what no program at hand writes. */
export function createWorkbook(book: RawWorkbook): Buffer {
  const { sheets, texts = "", formats = [], properties = "", files = {}, claims } = book;
  const names = Object.keys(sheets);
  const relations = names.map(
    (_, at) =>
      `<Relationship Id="s${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  relations.push(
    `<Relationship Id="texts" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`,
    `<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/>`,
  );
  const entries = Object.values(sheets).map(
    (rows, at) =>
      [
        `xl/worksheets/sheet${at}.xml`,
        `${declaration}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ] as const,
  );
  return createZip(
    {
      ...Object.fromEntries(entries),
      "xl/sharedStrings.xml": `${declaration}<sst>${texts}</sst>`,
      "xl/styles.xml": `<styleSheet><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${toAttribute(code)}"/>`)
        .join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/>${formats
        .map((_, at) => `<xf numFmtId="${200 + at}"/>`)
        .join("")}</cellXfs></styleSheet>`,
      "xl/workbook.xml": `${declaration}<workbook><workbookPr ${properties}/><sheets>${names
        .map((name, at) => `<sheet name="${toAttribute(name)}" sheetId="${at}" r:id="s${at}"/>`)
        .join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
      "_rels/.rels": `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ...files,
    },
    claims,
  );
}

function toAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
