import { basename } from "node:path";
import { AppError } from "../../src-shared/errors";
import type { BookFormat } from "../../src-shared/export-format";
import type { Engine } from "../engine";
import type { BookChoice } from "./chapters";
import { writeHtmlBook, writePdfBook } from "./html-book";
import { saveDraft } from "./save";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";
import { writeXlsxBook } from "./xlsx-book";

type WriteBook = (
  engine: Engine,
  choice: BookChoice,
  draft: string,
  options: SaveOptions,
) => Promise<Written>;

const writers: Readonly<Record<BookFormat, WriteBook>> = {
  xlsx: writeXlsxBook,
  html: writeHtmlBook,
  pdf: writePdfBook,
};

/**
 * Writes several reports into one file: a workbook, a web page, or a PDF of it. Where there is no
 * data for any of them it is `missing-data`. Each report is read in a transaction of its own, since
 * one for a whole book would keep every table that is made on the way; so that no book has the data
 * of before in one chapter and of after in the next, none is written where files came meanwhile.
 */
export function saveBook(
  engine: Engine,
  choice: BookChoice,
  format: BookFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  const write = async (draft: string) => {
    const before = await readState(engine);
    const written = await writers[format](engine, choice, draft, options);
    if ((await readState(engine)) === before) return written;
    throw new AppError(
      "bad-input",
      `${basename(path)} was not written: while it was, files were imported or taken out.`,
      { hint: "Export it again when that is done." },
    );
  };
  return saveDraft(path, write, options);
}

/** What tells one state of the data from another: the files that it came from, and when. */
async function readState(engine: Engine): Promise<string | null> {
  const [found] = await engine.withSession((session) =>
    session.list<{ state: string | null }>(
      `select md5(string_agg(concat_ws(' ', import_id, sha256, imported_at), ',' order by import_id))
         as state
       from stored.imports`,
    ),
  );
  return found?.state ?? null;
}
