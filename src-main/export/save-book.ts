import type { BookFormat } from "../../src-shared/export-format";
import type { Engine } from "../engine";
import type { BookChoice } from "./chapters";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/** Writes several reports into one file: a workbook, a web page, or a PDF of it. */
export async function saveBook(
  _engine: Engine,
  _choice: BookChoice,
  _format: BookFormat,
  _path: string,
  _options: SaveOptions,
): Promise<Written> {
  throw new Error("not built yet");
}
