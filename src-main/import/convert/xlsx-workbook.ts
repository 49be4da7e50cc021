import { posix } from "node:path";
import { AppError } from "../../../src-shared/errors";
import { findBuiltInKind, findNumberKind, type NumberKind } from "./excel-number";
import { unescapeText } from "./xlsx-sheet";
import { readXml, type XmlReader } from "./xml";
import type { ZipPackage } from "./zip-package";

export interface Workbook {
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[];
  /** The year whose beginning dates are counted from. */
  readonly epoch: 1900 | 1904;
  readonly textsPath: string | undefined;
  readonly stylesPath: string | undefined;
}

export interface Sheet {
  readonly name: string;
  /** Undefined for a sheet without cells, such as a chart. */
  readonly path: string | undefined;
  readonly isHidden: boolean;
}

interface Relation {
  /** The last word of its type, such as `worksheet`. */
  readonly type: string;
  readonly target: string;
}

/** Reads what a workbook consists of; `bad-file` where the package is something else. */
export async function readWorkbook(zip: ZipPackage): Promise<Workbook> {
  const roots = await readRelations(zip, "");
  const path = [...roots.values()].find(({ type }) => type === "officeDocument")?.target;
  if (path?.endsWith(".bin")) {
    throw new AppError("bad-file", "It is a binary workbook (.xlsb): save it as .xlsx.");
  }
  if (path === undefined) throw new AppError("bad-file", "It is a ZIP file, but no workbook.");
  const relations = await readRelations(zip, path);
  const found = await readSheets(zip, path);
  const findByType = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  return {
    epoch: found.epoch,
    sheets: found.sheets.map(({ id, ...sheet }) => {
      const relation = relations.get(id);
      return { ...sheet, path: relation?.type === "worksheet" ? relation.target : undefined };
    }),
    textsPath: findByType("sharedStrings"),
    stylesPath: findByType("styles"),
  };
}

/** What a file of the package refers to, by the references' ids; of the package itself for "". */
async function readRelations(zip: ZipPackage, of: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(`/${of}`);
  const path = posix.join(folder, "_rels", `${posix.basename(of)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(path)) return relations;
  await readXml(path, zip.read(path), {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name !== "Relationship") return;
      const target = posix.resolve(folder, Target).slice(1);
      relations.set(Id, { type: posix.basename(Type), target });
    },
  });
  return relations;
}

async function readSheets(zip: ZipPackage, path: string) {
  const sheets: { name: string; id: string; isHidden: boolean }[] = [];
  let epoch: Workbook["epoch"] = 1900;
  let isWorkbook = false;
  await readXml(path, zip.read(path), {
    open(name, attributes) {
      if (name === "workbook") isWorkbook = true;
      if (name === "workbookPr" && /^(1|true)$/.test(attributes.date1904 ?? "")) epoch = 1904;
      if (name !== "sheet") return;
      // The prefix of this one is a matter of the program that wrote it.
      const id = Object.keys(attributes).find((key) => key.endsWith(":id"));
      sheets.push({
        name: attributes.name ?? "",
        id: attributes[id ?? ""] ?? "",
        isHidden: /hidden/i.test(attributes.state ?? ""),
      });
    },
  });
  if (!isWorkbook) throw new AppError("bad-file", "It is a document of Office, but no workbook.");
  if (sheets.length === 0)
    throw new AppError("bad-file", "The workbook is damaged: it has no sheet.");
  return { sheets, epoch };
}

/** Gathers the kind of a cell's number by the number of its style. */
export function createStylesReader(kinds: NumberKind[]): XmlReader {
  const codes = new Map<number, NumberKind>();
  let isOfCells = false;
  return {
    open(name, { numFmtId = "0", formatCode = "" }) {
      if (name === "numFmt") codes.set(Number(numFmtId), findNumberKind(formatCode));
      else if (name === "cellXfs") isOfCells = true;
      else if (name === "xf" && isOfCells) {
        const id = Number(numFmtId);
        kinds.push(codes.get(id) ?? findBuiltInKind(id));
      }
    },
    close(name) {
      if (name === "cellXfs") isOfCells = false;
    },
  };
}

/** Gathers the texts that cells refer to by their number: without their looks, nor their readings. */
export function createTextsReader(texts: string[]): XmlReader {
  let text = "";
  let isText = false;
  let isPhonetic = false;
  return {
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") isText = !isPhonetic;
      else if (name === "rPh") isPhonetic = true;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "si") texts.push(unescapeText(text));
    },
  };
}
