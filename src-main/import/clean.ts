import { isUtf8 } from "node:buffer";
import { type RecordFormat, splitRecords, type TextRecord } from "./records";
import { saveChunks } from "./save-chunks";
import { longestLine, stubMark } from "./stub";

/**
 * Writes a text anew as DuckDB reads it well: UTF-8 without a mark, every record ended by \n. A
 * record that is no UTF-8, has zeros or too many cells, or is monstrous, is replaced by a line of one
 * cell that says so, with as many lines after it as it had, so that all others keep their line
 * numbers. Gives the number of records that are not blank, the header's among them.
 */
export async function writeClean(
  chunks: AsyncIterable<Buffer>,
  target: string,
  {
    format,
    mostCells,
    encoding,
  }: {
    readonly format: RecordFormat;
    /** A record with more is replaced. */
    readonly mostCells: number;
    readonly encoding: string;
  },
): Promise<number> {
  let filled = 0;
  const bytes = encoding === "utf-8" ? withoutMark(chunks) : decode(chunks, encoding);
  const records = splitRecords(bytes, format, longestLine - 1000);
  const toLines = async function* () {
    let out: Buffer[] = [];
    let length = 0;
    for await (const record of records) {
      if (record.bytes?.length !== 0) filled += 1;
      const line = toLine(record, mostCells);
      out.push(line);
      length += line.length;
      if (length < 1 << 20) continue;
      yield Buffer.concat(out);
      [out, length] = [[], 0];
    }
    yield Buffer.concat(out);
  };
  await saveChunks(target, toLines());
  return filled;
}

function toLine(record: TextRecord, mostCells: number): Buffer {
  const { bytes, lines } = record;
  const problem = findProblem(record, mostCells);
  if (problem === null && bytes) return Buffer.concat([bytes, lineEnd]);
  const excerpt = bytes?.toString("utf8", 0, 200).replace(/[,\t"\r\n\0]+/g, " ") ?? "";
  const stub = `${stubMark}${problem}${stubMark}${excerpt}`;
  return Buffer.from(`${stub}${"\n".repeat(Math.max(lines, 1))}`);
}

const lineEnd = Buffer.from("\n");

function findProblem({ bytes, cells, isBroken }: TextRecord, mostCells: number): string | null {
  if (!bytes) return "the line is too long";
  if (isBroken) return "a quote that is not closed, or out of place";
  if (cells > mostCells) return "too many cells";
  if (!isUtf8(bytes)) return "not UTF-8 text";
  return bytes.includes(0) ? "a zero byte, which is no text" : null;
}

async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst && chunk.toString("hex", 0, 3) === "efbbbf" ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

/** A lone surrogate becomes the sign for it, U+FFFD. */
async function* decode(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
