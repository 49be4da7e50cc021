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
 * data for any of them it is `missing-data`.
 */
export function saveBook(
  engine: Engine,
  choice: BookChoice,
  format: BookFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  return saveDraft(path, (draft) => writers[format](engine, choice, draft, options), options);
}
