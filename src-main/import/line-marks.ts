import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Session } from "../engine";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Fills the temporary table `line_marks` (record, ordinal, line), for the lines of rejects as an
 * editor shows them. DuckDB numbers records, counting a blank line as one, and its rows leave blank
 * lines out; a mark says, for a record, its number, its place without blanks (0 is the first after
 * the header) and its line. Up to the next mark all three go on one by one.
 */
export async function loadLineMarks(
  session: Session,
  path: string,
  { isGzip, isQuoted }: { readonly isGzip: boolean; readonly isQuoted: boolean },
): Promise<void> {
  const file = join(tmpdir(), `coursescope-${randomUUID()}.csv`);
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  try {
    const bytes: Readable = isGzip ? source.pipe(createGunzip()) : source;
    await pipeline(bytes, (chunks) => listMarks(chunks, isQuoted), createWriteStream(file));
    await session.run(`
      create or replace temp table line_marks as select * from read_csv('${file.replaceAll("'", "''")}',
        auto_detect = false, header = false, delim = ',',
        columns = {'record': 'bigint', 'ordinal': 'bigint', 'line': 'bigint'})`);
  } finally {
    source.destroy();
    await rm(file, { force: true });
  }
}

/** The marks as CSV: of the header, and of each record behind a blank line or one of several lines. */
async function* listMarks(chunks: AsyncIterable<Buffer>, isQuoted: boolean) {
  const at = { record: 1, ordinal: -1, line: 1 };
  const toMark = () => `${at.record},${at.ordinal},${at.line}\n`;
  yield toMark();
  let isInQuotes = false;
  let isBlank = true;
  let isLong = false;
  let before = 0;
  for await (const chunk of chunks) {
    let marks = "";
    for (const byte of chunk) {
      const isEnd = byte === lineFeed || byte === carriageReturn;
      if (isEnd && !(byte === lineFeed && before === carriageReturn)) {
        at.line += 1;
        if (isInQuotes) isLong = true;
        else {
          at.record += 1;
          if (!isBlank) at.ordinal += 1;
          if (isBlank || isLong) marks += toMark();
          isBlank = true;
          isLong = false;
        }
      } else if (!isEnd) {
        isBlank = false;
        if (isQuoted && byte === quote) isInQuotes = !isInQuotes;
      }
      before = byte;
    }
    yield marks;
  }
}
