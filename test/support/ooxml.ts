import { posix } from "node:path";
import { SaxesParser } from "saxes";
import yauzl from "yauzl";

/** An element of a part, and what is in it. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** The parts of a workbook, in the order of the archive, as bytes; a name may occur twice. */
export function readParts(path: string): Promise<readonly (readonly [string, Buffer])[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: true }, (error, zip) => {
      if (error) return reject(error);
      const parts: [string, Buffer][] = [];
      zip.on("error", reject);
      zip.on("end", () => resolve(parts));
      zip.on("entry", (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on("error", reject);
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", () => {
            parts.push([entry.fileName, Buffer.concat(chunks)]);
            zip.readEntry();
          });
        }),
      );
      zip.readEntry();
    });
  });
}

export function parseXml(bytes: Uint8Array): XmlNode {
  const top: XmlNode = { name: "", attributes: {}, children: [], text: "" };
  const stack = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("a document type");
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const node = { name, attributes: Object.fromEntries(values), children: [], text: "" };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on("text", (text) => {
    const node = stack.at(-1);
    if (node) node.text += text;
  });
  parser.on("closetag", () => stack.pop());
  parser.write(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).close();
  const [root] = top.children;
  if (!root) throw new Error("no element");
  return root;
}

/** Every element of that name below a node. */
export function findAll(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ]);
}

/**
 * What Excel would not take in a workbook, or would repair: a sentence for each fault. After ECMA-376
 * and Excel's own limits.
 */
export async function listFaults(path: string): Promise<readonly string[]> {
  const parts = await readParts(path);
  const faults = listArchiveFaults(parts.map(([name]) => name));
  const trees = new Map<string, XmlNode>();
  for (const [name, bytes] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    try {
      trees.set(name, parseXml(bytes));
    } catch (error) {
      faults.push(`${name} is not well-formed: ${(error as Error).message}`);
    }
  }
  const names = new Set(parts.map(([name]) => name));
  const relations = readRelations(trees, names, faults);
  faults.push(...listTypeFaults(trees.get("[Content_Types].xml"), names));
  faults.push(...listBookFaults(trees, relations));
  return faults;
}

function listArchiveFaults(names: readonly string[]): string[] {
  const folded = names.map((name) => name.toLowerCase());
  return names.flatMap((name, at) => [
    ...(folded.indexOf(name.toLowerCase()) < at ? [`${name} is in the archive twice`] : []),
    ...(/^\/|\\|\/\/|(^|\/)\.\.?(\/|$)/.test(name) ? [`${name} is no part's name`] : []),
  ]);
}

function listTypeFaults(types: XmlNode | undefined, names: ReadonlySet<string>): string[] {
  if (!types) return ["there are no content types"];
  const of = (kind: string, key: string) =>
    types.children
      .filter(({ name }) => name === kind)
      .map(({ attributes }) => attributes[key] ?? "");
  const defaults = of("Default", "Extension");
  const overrides = of("Override", "PartName");
  const untyped = [...names].filter(
    (name) =>
      name !== "[Content_Types].xml" &&
      !overrides.includes(`/${name}`) &&
      !defaults.includes(name.split(".").at(-1) ?? ""),
  );
  const gone = overrides.filter((name) => !names.has(name.slice(1)));
  const needing = /^xl\/(worksheets|drawings|theme)\/[^/]+\.xml$|^xl\/\w+\.xml$|^docProps/;
  const plain = [...names].filter((name) => needing.test(name) && !overrides.includes(`/${name}`));
  return [
    ...listDoubles(defaults).map((type) => `the type of ${type} is given twice`),
    ...listDoubles(overrides).map((name) => `the type of ${name} is given twice`),
    ...untyped.map((name) => `${name} has no content type`),
    ...plain.map((name) => `${name} has no content type of its own`),
    ...gone.map((name) => `${name} has a content type and is not there`),
  ];
}

type Relations = ReadonlyMap<string, ReadonlyMap<string, { type: string; target: string }>>;

/** By the part that has them and their id. */
function readRelations(
  trees: ReadonlyMap<string, XmlNode>,
  names: ReadonlySet<string>,
  faults: string[],
): Relations {
  const all = new Map<string, Map<string, { type: string; target: string }>>();
  for (const [name, tree] of trees) {
    const [, folder, file] = /^(.*?)_rels\/(.+)\.rels$/.exec(name) ?? [];
    if (folder === undefined) continue;
    const source = `${folder}${file}`;
    if (file !== "" && !names.has(source) && source !== "") faults.push(`${name} is of no part`);
    const own = new Map<string, { type: string; target: string }>();
    for (const { attributes } of tree.children) {
      const { Id = "", Type = "", Target = "", TargetMode } = attributes;
      if (own.has(Id)) faults.push(`${name} has ${Id} twice`);
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      if (TargetMode !== "External" && !names.has(target)) {
        faults.push(`${name} leads to ${Target}, which is not there`);
      }
      own.set(Id, { type: Type.split("/").at(-1) ?? "", target });
    }
    all.set(source, own);
  }
  const root = trees.get("_rels/.rels");
  if (!root?.children.some(({ attributes }) => attributes.Type?.endsWith("/officeDocument"))) {
    faults.push("nothing says which part is the workbook");
  }
  return all;
}

function listBookFaults(trees: ReadonlyMap<string, XmlNode>, relations: Relations): string[] {
  const book = trees.get("xl/workbook.xml");
  const styles = trees.get("xl/styles.xml");
  if (!book || !styles) return ["there is no workbook, or no styles"];
  const sheets = findAll(book, "sheet").map(({ attributes }) => attributes);
  const names = sheets.map(({ name = "" }) => name);
  const ids = sheets.map((sheet) => sheet.sheetId ?? "");
  const styleCount = findAll(styles, "cellXfs")[0]?.children.length ?? 0;
  return [
    ...names.flatMap(listNameFaults),
    ...listDoubles(names.map((name) => name.toLowerCase())).map((name) => `two sheets are ${name}`),
    ...listDoubles(ids).map((id) => `two sheets are number ${id}`),
    ...listDoubles(sheets.map((sheet) => sheet["r:id"] ?? "")).map((id) => `two sheets are ${id}`),
    ...listOrderFaults("xl/workbook.xml", book, bookOrder),
    ...findAll(book, "definedName").flatMap(({ attributes, text }) => [
      ...(Number(attributes.localSheetId) < sheets.length ? [] : [`${text} is of no sheet`]),
      ...listPlaceFaults(text, names),
    ]),
    ...listStyleFaults(styles),
    ...sheets.flatMap((sheet) => {
      const relation = relations.get("xl/workbook.xml")?.get(sheet["r:id"] ?? "");
      const tree = trees.get(relation?.target ?? "");
      if (relation?.type !== "worksheet" || !tree) return [`${sheet.name} has no part`];
      const own = relations.get(relation.target) ?? new Map();
      return listSheetFaults(sheet.name ?? "", tree, names, own, styleCount);
    }),
    ...[...trees]
      .filter(([name]) => /^xl\/drawings\/[^/]+\.xml$/.test(name))
      .flatMap(([name, tree]) => listDrawingFaults(name, tree, relations.get(name) ?? new Map())),
  ];
}

function listNameFaults(name: string): string[] {
  const faults = [
    name.length < 1 || name.length > 31 ? "has no length that Excel takes" : "",
    /[\\/?*[\]:\p{Cc}]/u.test(name) ? "has characters that Excel does not take" : "",
    /^'|'$/.test(name) ? "begins or ends with an apostrophe" : "",
    name.toLowerCase() === "history" ? "is a name that Excel keeps for itself" : "",
  ];
  return faults.filter((fault) => fault).map((fault) => `the sheet ${name} ${fault}`);
}

const bookOrder = "fileVersion workbookPr bookViews sheets definedNames calcPr extLst".split(" ");
const sheetOrder =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

function listOrderFaults(part: string, tree: XmlNode, order: readonly string[]): string[] {
  const places = tree.children.map(({ name }) => order.indexOf(name));
  return tree.children.flatMap(({ name }, at) => [
    ...(places[at] === -1 ? [`${part} has no place for ${name}`] : []),
    ...(at > 0 && (places[at] ?? 0) <= (places[at - 1] ?? 0)
      ? [`${part}: ${name} is too late`]
      : []),
  ]);
}

/** `'Sheet'!$1:$1`: the sheet must be there. */
function listPlaceFaults(place: string, names: readonly string[]): string[] {
  const [, quoted, plain] = /^(?:'((?:[^']|'')+)'|([\w.]+))!/.exec(place) ?? [];
  const name = quoted?.replaceAll("''", "'") ?? plain ?? "";
  return names.includes(name) ? [] : [`${place} leads to no sheet`];
}

function listSheetFaults(
  name: string,
  tree: XmlNode,
  names: readonly string[],
  relations: ReadonlyMap<string, { type: string; target: string }>,
  styleCount: number,
): string[] {
  const faults = listOrderFaults(name, tree, sheetOrder);
  let lastRow = 0;
  for (const row of findAll(tree, "row")) {
    const at = Number(row.attributes.r);
    if (!(at > lastRow && at <= 1_048_576)) faults.push(`${name}: row ${at} is out of order`);
    lastRow = at;
    let lastColumn = 0;
    for (const cell of row.children) {
      const column = toColumn(cell.attributes.r ?? "", at);
      if (!(column > lastColumn && column <= 16_384)) {
        faults.push(`${name}: cell ${cell.attributes.r} is out of order`);
      }
      lastColumn = column;
      faults.push(...listCellFaults(cell, styleCount).map((fault) => `${name}: ${fault}`));
    }
  }
  for (const { name: kind, attributes } of tree.children) {
    if (kind === "drawing" && relations.get(attributes["r:id"] ?? "")?.type !== "drawing") {
      faults.push(`${name} has a drawing that is not there`);
    }
  }
  for (const { attributes } of findAll(tree, "hyperlink")) {
    if (attributes.location) faults.push(...listPlaceFaults(attributes.location, names));
  }
  for (const kind of ["oddHeader", "oddFooter"]) {
    const long = findAll(tree, kind).filter(({ text }) => text.length > 255);
    if (long.length > 0) faults.push(`${name}: ${kind} is too long`);
  }
  const filter = findAll(tree, "autoFilter")[0]?.attributes.ref;
  if (filter && !/^A1:[A-Z]+\d+$/.test(filter)) faults.push(`${name}: the filter is ${filter}`);
  return faults;
}

function listCellFaults({ attributes, children, text }: XmlNode, styleCount: number): string[] {
  const { r, s = "0", t = "n" } = attributes;
  const faults: string[] = [];
  if (!(Number(s) < styleCount)) faults.push(`${r} has a style that is not there`);
  if (!["n", "b", "inlineStr"].includes(t)) faults.push(`${r} has the type ${t}`);
  if (text.trim()) faults.push(`${r} has text of its own`);
  const value = children.find(({ name }) => name === "v")?.text;
  const kept = children.flatMap((child) => findAll(child, "t"))[0];
  if (t === "n" && value !== undefined && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) {
    faults.push(`${r} is no number: ${value}`);
  }
  if (t === "b" && !/^[01]$/.test(value ?? "")) faults.push(`${r} is neither true nor false`);
  if (t === "inlineStr" && !kept) faults.push(`${r} has no text`);
  const long = (kept?.text ?? "").replace(/_x[0-9A-Fa-f]{4}_/g, "-");
  if (long.length > 32_767) faults.push(`${r} is too long`);
  if (/^\s|\s$/.test(long) && kept?.attributes["xml:space"] !== "preserve") {
    faults.push(`${r} loses its spaces`);
  }
  return faults;
}

function listStyleFaults(styles: XmlNode): string[] {
  const count = (name: string) =>
    styles.children.find((child) => child.name === name)?.children.length ?? 0;
  const wrong = styles.children.filter(
    ({ attributes, children }) =>
      attributes.count !== undefined && Number(attributes.count) !== children.length,
  );
  const uses = [
    ["fontId", "fonts"],
    ["fillId", "fills"],
    ["borderId", "borders"],
  ] as const;
  const dangling = findAll(styles, "xf").flatMap(({ attributes }) =>
    uses.filter(([key, name]) => !(Number(attributes[key] ?? 0) < count(name))),
  );
  return [
    ...wrong.map(({ name }) => `the styles' ${name} are not as many as they say`),
    ...dangling.map(([key]) => `a style's ${key} is not there`),
  ];
}

function listDrawingFaults(
  name: string,
  tree: XmlNode,
  relations: ReadonlyMap<string, { type: string; target: string }>,
): string[] {
  const ids = findAll(tree, "xdr:cNvPr").map(({ attributes }) => attributes.id ?? "");
  const untold = findAll(tree, "xdr:cNvPr").filter(({ attributes }) => !attributes.descr);
  const gone = findAll(tree, "a:blip").filter(
    ({ attributes }) => relations.get(attributes["r:embed"] ?? "")?.type !== "image",
  );
  return [
    ...listDoubles(ids).map((id) => `${name} has ${id} twice`),
    ...untold.map(() => `${name} has a picture without words`),
    ...gone.map(() => `${name} has a picture that is not there`),
  ];
}

function toColumn(place: string, row: number): number {
  const [, letters = "", digits] = /^([A-Z]{1,3})(\d+)$/.exec(place) ?? [];
  if (Number(digits) !== row) return Number.NaN;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function listDoubles(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) < at);
}
