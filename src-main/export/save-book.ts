import { AppError } from "../../src-shared/errors";
import type { BookFormat } from "../../src-shared/export-format";
import type { Engine } from "../engine";
import type { BookChoice } from "./chapters";
import { writeHtmlBook, writePdfBook } from "./html-book";
import { saveDraft } from "./save";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/** Writes several reports into one file: a workbook, a web page, or a PDF of it. */
export async function saveBook(
  engine: Engine,
  choice: BookChoice,
  format: BookFormat,
  path: string,
  options: SaveOptions,
): Promise<Written> {
  if (format === "xlsx") throw new AppError("bad-input", "not built yet");
  const write = format === "pdf" ? writePdfBook : writeHtmlBook;
  return saveDraft(path, (draft) => write(engine, choice, draft, options), options);
}
