import { open } from "node:fs/promises";
import { AppError } from "../../../src-shared/errors";
import type { NumberKind } from "./excel-number";
import type { PartSink, Sink } from "./sink";
import { createSheetReader, type SheetContext, type SheetRow } from "./xlsx-sheet";
import {
  createStylesReader,
  createTextsReader,
  readWorkbook,
  type Sheet,
  type Workbook,
} from "./xlsx-workbook";
import { readXml, type XmlReader } from "./xml";
import { openZipPackage, type ZipPackage } from "./zip-package";

/**
 * Reads the sheets of an Excel workbook: the first row of each with something in it is its header.
 * ExcelJS is not used here: its streaming reader breaks characters at the edges of its chunks, loses
 * sheets' names, and takes TRUE and #N/A of a formula for numbers. What is damaged, encrypted, or
 * unpacks to more than any table needs is a `bad-file`.
 */
export async function convertXlsx(path: string, sink: Sink): Promise<void> {
  const size = await checkFile(path);
  const zip = await openZipPackage(path);
  try {
    const workbook = await readWorkbook(zip);
    const read = createProgressReader(zip, workbook, (share) =>
      sink.progress(Math.round(size * share)),
    );
    const texts: string[] = [];
    const kinds: NumberKind[] = [];
    const { textsPath, stylesPath, epoch } = workbook;
    if (stylesPath !== undefined) await read(stylesPath, createStylesReader(kinds));
    if (textsPath !== undefined) await read(textsPath, createTextsReader(texts));
    const onEmptyCell = createEmptyCellNote(sink);
    for (const sheet of workbook.sheets) {
      await convertSheet(sheet, { texts, kinds, epoch }, read, sink, onEmptyCell);
    }
  } finally {
    zip.close();
  }
}

/** Gives the size in bytes. Older workbooks, and those with a password, are not ZIP but OLE files. */
async function checkFile(path: string): Promise<number> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 8 && buffer.toString("hex") === "d0cf11e0a1b11ae1") {
      throw new AppError(
        "bad-file",
        "It is an older workbook (.xls), or it has a password: save it as .xlsx without one.",
      );
    }
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

type Read = (path: string, reader: XmlReader) => Promise<void>;

/** Reads files of the package, telling which share of all that matter is read. */
function createProgressReader(
  zip: ZipPackage,
  { sheets, textsPath, stylesPath }: Workbook,
  onShare: (share: number) => void,
): Read {
  const paths = [...sheets.map((sheet) => sheet.path), textsPath, stylesPath];
  const total = paths.reduce((sum, path) => sum + zip.getSize(path ?? ""), 0) || 1;
  let done = 0;
  return async (path, reader) => {
    await readXml(
      path,
      count(zip.read(path), (bytes) => onShare((done + bytes) / total)),
      reader,
    );
    done += zip.getSize(path);
    onShare(done / total);
  };
}

async function* count(chunks: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void) {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    onBytes(bytes);
  }
}

function createEmptyCellNote(sink: Sink) {
  let isNoted = false;
  return () => {
    if (isNoted) return;
    isNoted = true;
    sink.note("Excel cannot tell an empty text from nothing: both are read as nothing.");
  };
}

async function convertSheet(
  { name, path, isHidden }: Sheet,
  context: SheetContext,
  read: Read,
  sink: Sink,
  onEmptyCell: () => void,
) {
  if (path === undefined) return sink.skip(name, "a sheet without cells, such as a chart");
  let table: { columns: readonly string[]; part: PartSink | null } | undefined;
  const onRow = (row: SheetRow) => {
    if (table?.part) {
      addRow(table.part, table.columns, row, onEmptyCell);
    } else {
      const columns = row.cells.map((cell) => cell ?? "");
      table = { columns, part: sink.open(name, columns) };
    }
    return table.part !== null;
  };
  await read(path, createSheetReader(context, onRow));
  if (!table) sink.skip(name, "an empty sheet");
  else if (table.part && isHidden) {
    sink.note(`The sheet ${name} is hidden in the workbook, and was read all the same.`);
  }
}

function addRow(
  part: PartSink,
  columns: readonly string[],
  { line, cells, problem }: SheetRow,
  onEmptyCell: () => void,
) {
  if (cells.length > columns.length) {
    part.reject(
      line,
      cells
        .map((cell) => cell ?? "")
        .join(",")
        .slice(0, 500),
      "too many cells",
    );
  } else if (problem) {
    part.reject(
      line,
      cells[problem.at] ?? "",
      `${columns[problem.at] || "a column without a name"}: ${problem.reason}`,
    );
  } else {
    // Excel keeps no empty cells at a row's end.
    const padded = columns.map((_, at) => cells[at] ?? null);
    if (padded.includes(null)) onEmptyCell();
    part.row(line, padded);
  }
}
