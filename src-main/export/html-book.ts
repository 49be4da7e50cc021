import type { Engine } from "../engine";
import type { BookChoice } from "./chapters";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/** Writes the chosen reports as one web page, into a draft. */
export async function writeHtmlBook(
  _engine: Engine,
  _choice: BookChoice,
  _draft: string,
  _options: SaveOptions,
): Promise<Written> {
  throw new Error("not built yet");
}

/** The same, printed. */
export async function writePdfBook(
  _engine: Engine,
  _choice: BookChoice,
  _draft: string,
  _options: SaveOptions,
): Promise<Written> {
  throw new Error("not built yet");
}
