import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Session } from "../engine";
import { type Compression, readContent } from "./compression";
import { toPathLiteral } from "./literal";
import { splitRecords } from "./records";
import { longestLine } from "./stub";

/**
 * Fills the temporary table `line_marks` (record, ordinal, line), for the lines of rejects as an
 * editor shows them. DuckDB numbers records, counting a blank line as one, and its rows leave blank
 * lines out; a mark says, for a record, its number, its place without blanks (0 is the first after
 * the header) and its line. Up to the next mark all three go on one by one.
 */
export async function loadLineMarks(
  session: Session,
  path: string,
  {
    compression,
    isQuoted,
    hasHeader,
  }: {
    readonly compression: Compression;
    readonly isQuoted: boolean;
    readonly hasHeader: boolean;
  },
): Promise<void> {
  const file = join(tmpdir(), `coursescope-${randomUUID()}.csv`);
  const bytes = readContent(path, compression);
  try {
    const options = { isQuoted, hasHeader };
    await pipeline(bytes, (chunks) => listMarks(chunks, options), createWriteStream(file));
    await session.run(`
      create or replace temp table line_marks as select * from read_csv(${toPathLiteral(file)},
        auto_detect = false, header = false, delim = ',',
        columns = {'record': 'bigint', 'ordinal': 'bigint', 'line': 'bigint'})`);
  } finally {
    await rm(file, { force: true });
  }
}

/** The marks as CSV: of the first, and of each record behind a blank line or one of several lines. */
async function* listMarks(
  chunks: AsyncIterable<Buffer>,
  { isQuoted, hasHeader }: { readonly isQuoted: boolean; readonly hasHeader: boolean },
) {
  const at = { record: 1, ordinal: hasHeader ? -1 : 0, line: 1 };
  let marks = `${at.record},${at.ordinal},${at.line}\n`;
  const format = { delimiter: isQuoted ? 0x2c : null, isQuoted };
  for await (const { bytes, lines } of splitRecords(chunks, format, longestLine)) {
    const isBlank = bytes?.length === 0;
    at.record += 1;
    at.line += lines;
    if (!isBlank) at.ordinal += 1;
    if (isBlank || lines > 1) marks += `${at.record},${at.ordinal},${at.line}\n`;
    if (marks.length < 1 << 16) continue;
    yield marks;
    marks = "";
  }
  yield marks;
}
