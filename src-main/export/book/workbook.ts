import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { encodeRows, type PlacedColumn, type StyleIds } from "./cells";
import { toLetters } from "./column-letters";
import {
  drawingType,
  encodeDrawing,
  encodeDrawingRelations,
  measurePicture,
  pngType,
  relations,
} from "./drawing";
import { encodePageLinks, encodePageRows } from "./page-rows";
import { findPlace, type PicturePlace } from "./picture-place";
import type {
  BookFacts,
  BookStep,
  PageSheet,
  Paper,
  Picture,
  Piece,
  StepAnswer,
  TableFoot,
  TableSheet,
} from "./steps";
import { type StyleName, styles, toArgb } from "./styles";
import { encodeHeader, encodeTotals, Totals } from "./table-rows";

/** A workbook that is written, step by step, into a file. */
export interface Workbook {
  /** Done when the file's end of it is: whoever sends the next step then fills no memory. */
  take(step: BookStep): Promise<StepAnswer>;
  /** Stops; the file is not whole, and nobody writes to it any more. */
  abandon(): Promise<void>;
}

/**
 * What ExcelJS has and does not declare. Its version is pinned, and tests hold these. Rows are
 * written as XML past its own, which is slower and says nothing when it is behind.
 */
interface Inner {
  zip: { append(source: unknown, entry: { name: string; date?: Date }): unknown; abort(): void };
  styles: { addStyleModel(style: object): number };
  _worksheets: (InnerSheet | undefined)[];
  _openStream(path: string): PassThrough;
}

interface InnerSheet extends ExcelJS.Worksheet {
  stream: PassThrough;
  startedData: boolean;
  commit(): void;
  _writeColumns(): void;
  _writeOpenSheetData(): void;
  _writeHyperlinks(): void;
  _writeLegacyData(): void;
  _write(text: string): void;
  _sheetRelsWriter: { addRelationship(relation: { Type: string; Target: string }): string };
}

interface OpenTable {
  readonly sheet: InnerSheet;
  readonly columns: readonly PlacedColumn[];
  readonly totals: Totals;
  /** The row that comes next, from 1. */
  next: number;
}

/** Zip entries bear a date: the first that they can, so that the same rows make the same file. */
const entryDate = new Date("1980-01-01T00:00:00Z");

/** ExcelJS takes the clock for the dates of entries, of which it adds the first ones while it is made. */
class DatedWriter extends ExcelJS.stream.xlsx.WorkbookWriter {
  override addThemes() {
    const { zip } = this as unknown as Inner;
    const append = zip.append.bind(zip);
    zip.append = (source, entry) => append(source, { ...entry, date: entryDate });
    return super.addThemes();
  }
}

export function createWorkbook(path: string, facts: BookFacts): Workbook {
  return new OpenWorkbook(path, facts);
}

class OpenWorkbook implements Workbook {
  private readonly file;
  private readonly failed: Promise<never>;
  private readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter;
  private readonly inner: Inner;
  private readonly styleIds: StyleIds;
  private readonly images: string[] = [];
  private table: OpenTable | undefined;

  constructor(path: string, { title, program, statedAt }: BookFacts) {
    this.file = createWriteStream(path);
    this.failed = new Promise((_, reject) => this.file.once("error", reject));
    this.failed.catch(() => undefined);
    const stated = new Date(statedAt);
    this.workbook = new DatedWriter({
      stream: this.file,
      useStyles: true,
      ...({ created: stated, creator: program, lastModifiedBy: program } as object),
    });
    this.workbook.title = title;
    this.workbook.views = [
      {
        x: 0,
        y: 0,
        width: 24_000,
        height: 14_000,
        firstSheet: 0,
        activeTab: 0,
        visibility: "visible",
      },
    ];
    this.inner = this.workbook as unknown as Inner;
    this.hookZip();
    this.styleIds = Object.fromEntries(
      Object.entries(styles).map(([name, style]) => [name, this.inner.styles.addStyleModel(style)]),
    ) as Record<StyleName, number>;
  }

  async take(step: BookStep): Promise<StepAnswer> {
    switch (step.step) {
      case "open":
        return this.open(step.sheet);
      case "rows":
        return this.addRows(step.piece);
      case "close":
        return this.close(step.foot);
      case "page":
        return this.addPage(step.page);
      case "finish":
        await Promise.race([this.workbook.commit(), this.failed]);
        return { cut: 0 };
    }
  }

  async abandon() {
    this.inner.zip.abort();
    if (this.file.closed) return;
    // The zip may write on into what is closed, which nobody needs to know any more.
    this.file.on("error", () => undefined);
    const closed = new Promise((resolve) => this.file.once("close", resolve));
    this.file.destroy();
    await closed;
  }

  /** ExcelJS knows of no drawings here, and takes all text at once, however much it is. */
  private hookZip() {
    const { zip } = this.inner;
    const append = zip.append.bind(zip);
    zip.append = (source, entry) => {
      const isTypes = entry.name === "[Content_Types].xml";
      return append(isTypes ? this.addDrawingTypes(String(source)) : source, entry);
    };
    this.inner._openStream = (path) => {
      const stream = new PassThrough({ highWaterMark: 1 << 20 });
      const write = stream.write.bind(stream);
      // ExcelJS gives buffers of its own, which it fills anew afterwards.
      const toBytes = (data: { toBuffer(): Buffer } | string | Buffer) =>
        typeof data === "string" || Buffer.isBuffer(data) ? data : data.toBuffer();
      stream.write = ((data: string) => write(toBytes(data))) as PassThrough["write"];
      stream.on("finish", () => stream.emit("zipped"));
      append(stream, { name: path });
      return stream;
    };
  }

  private addDrawingTypes(xml: string): string {
    const parts = this.images.map(
      (_, at) =>
        `<Override PartName="/xl/drawings/drawing${at + 1}.xml" ContentType="${drawingType}"/>`,
    );
    if (parts.length === 0) return xml;
    return xml
      .replace("<Default ", `${pngType}<Default `)
      .replace("</Types>", `${parts.join("")}</Types>`);
  }

  private async open({ name, color, columns, paper }: TableSheet): Promise<StepAnswer> {
    const last = { row: 1, column: columns.length };
    const sheet = this.addSheet(name, color, paper, [
      { state: "frozen", ySplit: 1, topLeftCell: "A2", activeCell: "A2" },
    ]);
    sheet.pageSetup.printTitlesRow = "1:1";
    sheet.columns = columns.map(({ width }) => ({ width }));
    const placed = columns.map((column, at) => ({ ...column, letters: toLetters(at) }));
    this.table = { sheet, columns: placed, totals: new Totals(columns), next: 2 };
    sheet._writeColumns();
    sheet._writeOpenSheetData();
    sheet.startedData = true;
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: last };
    return this.write(sheet, encodeHeader(placed, this.styleIds));
  }

  private async addRows(piece: Piece): Promise<StepAnswer> {
    const table = this.getTable();
    const { xml, cut } = encodeRows(piece, table.columns, this.styleIds, table.next);
    table.next += piece.rowCount;
    table.totals.add(piece);
    await this.write(table.sheet, xml);
    return { cut };
  }

  private async close({ hasTotals, picture }: TableFoot): Promise<StepAnswer> {
    const { sheet, columns, totals, next } = this.getTable();
    this.table = undefined;
    const last = { row: next - 1, column: columns.length };
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: last };
    if (hasTotals) await this.write(sheet, encodeTotals(columns, totals, this.styleIds, next));
    if (picture)
      this.addPicture(sheet, picture, findPlace(columns, next, measurePicture(picture.png)));
    sheet.commit();
    return { cut: 0 };
  }

  private async addPage({ name, color, widths, rows, paper, isFirst }: PageSheet) {
    const sheet = this.addSheet(name, color, paper, [{ showGridLines: false }]);
    if (isFirst) this.moveFirst(sheet);
    // A long title runs on beyond the columns: on paper they fill the page all the same.
    sheet.pageSetup.printArea = `A$1:${toLetters(widths.length - 1)}$${Math.max(1, rows.length)}`;
    sheet.columns = widths.map((width) => ({ width }));
    sheet._writeColumns();
    sheet._writeOpenSheetData();
    sheet.startedData = true;
    sheet._writeHyperlinks = () => sheet._write(encodePageLinks(rows));
    await this.write(sheet, encodePageRows(rows, widths, this.styleIds));
    sheet.commit();
    return { cut: 0 };
  }

  private addSheet(
    name: string,
    color: string,
    { header, footer }: Paper,
    views: Partial<ExcelJS.WorksheetView>[],
  ): InnerSheet {
    return this.workbook.addWorksheet(name, {
      properties: { tabColor: toArgb(color), dyDescent: 0.25 },
      views,
      pageSetup: { paperSize: 9, orientation: "landscape", fitToWidth: 1, fitToHeight: 0 },
      headerFooter: { oddHeader: header, oddFooter: footer },
    } as Partial<ExcelJS.AddWorksheetOptions>) as unknown as InnerSheet;
  }

  /** The order of the sheets is that of this list; the numbers that they have stay theirs. */
  private moveFirst(sheet: InnerSheet) {
    const others = this.inner._worksheets.filter((other) => other && other !== sheet);
    this.inner._worksheets.splice(1, Infinity, sheet, ...others);
  }

  private addPicture(sheet: InnerSheet, picture: Picture, place: PicturePlace) {
    const number = this.images.length + 1;
    const image = `image${number}.png`;
    this.images.push(image);
    const { zip } = this.inner;
    zip.append(Buffer.from(picture.png), { name: `xl/media/${image}` });
    const relation = encodeDrawingRelations(image);
    zip.append(encodeDrawing(picture, place), { name: `xl/drawings/drawing${number}.xml` });
    zip.append(relation, { name: `xl/drawings/_rels/drawing${number}.xml.rels` });
    const id = sheet._sheetRelsWriter.addRelationship({
      Type: `${relations}/drawing`,
      Target: `../drawings/drawing${number}.xml`,
    });
    // Where it stands in the sheet's end, a drawing has its place too.
    sheet._writeLegacyData = () => sheet._write(`<drawing r:id="${id}"/>`);
  }

  private getTable(): OpenTable {
    if (!this.table) throw new Error("no table is open");
    return this.table;
  }

  private async write({ stream }: InnerSheet, xml: string): Promise<StepAnswer> {
    if (!stream.write(xml)) await Promise.race([once(stream, "drain"), this.failed]);
    return { cut: 0 };
  }
}
