import {
  type CatalogRecord,
  findJsonRecords,
  getCatalogTable,
  type JsonRecords,
} from "../../../src-shared/catalog";
import { AppError } from "../../../src-shared/errors";
import { type Compression, readContent } from "../compression";
import type { Cell, Sink } from "./sink";

/** It is parsed as a whole, which takes several times as much memory. */
const mostBytes = 64 * (1 << 20);

/**
 * Reads the course catalogue's records out of JSON: Django's `dumpdata`, as a list or with one object
 * a line, and the pages of the Course API. A part's name is the LMS's name for its table, and a line
 * is a record's number. What is no JSON, or too long to be parsed, is `bad-file`.
 */
export async function convertJson(path: string, sink: Sink, text: TextForm): Promise<void> {
  const found = findJsonRecords(parse(await readText(path, sink, text)));
  if (!found)
    return sink.skip("", "JSON without courses, or anything else of the course catalogue");
  for (const [at, { table, record }] of found.records.entries()) {
    const columns = Object.keys(record);
    // Records with other columns are another part of the same name: to lack a column says something.
    const part = sink.open(getCatalogTable(table).source, columns);
    part?.row(
      at + 1,
      columns.map((column) => toCell(record[column])),
    );
  }
  tellOthers(found, sink);
}

function tellOthers({ records, skipped, isPartial }: JsonRecords, sink: Sink) {
  const isOfCourses = records.some(({ table }: CatalogRecord) => table === "course_overview");
  if (skipped > 0) {
    const count = skipped === 1 ? "1 object" : `${skipped.toLocaleString("en-US")} objects`;
    sink.skip("what is not of the course catalogue", count);
  }
  if (isPartial && isOfCourses) {
    sink.note("It is a page of a list, or a single course: import the other pages too.");
  }
}

interface TextForm {
  readonly compression: Compression;
  readonly encoding: string;
}

async function readText(
  path: string,
  sink: Sink,
  { compression, encoding }: TextForm,
): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const onBytes = (read: number) => sink.progress(read);
  for await (const chunk of readContent(path, compression, { onBytes })) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw toTooLong();
    chunks.push(chunk);
  }
  return new TextDecoder(encoding).decode(Buffer.concat(chunks));
}

function toTooLong(): AppError {
  return new AppError("bad-file", "It has more than 64 MB of JSON, which is parsed as a whole.", {
    hint: "Dump the course catalogue alone, with manage.py lms dumpdata course_overviews.",
  });
}

/** One value, or one a line. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    if (lines.length > 1 && isJson(lines[0] ?? "")) return lines.map(parseLine);
    throw new AppError("bad-file", "Its JSON is damaged or cut off.", {
      details: (error as Error).message,
      cause: error,
    });
  }
}

function parseLine(line: string, at: number): unknown {
  if (isJson(line)) return JSON.parse(line);
  throw new AppError("bad-file", `Its object ${at + 1} is no JSON.`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A value as a catalogue's cell: text as it is, everything else as its JSON. */
function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
