import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError, throwIfCancelled } from "../../src-shared/errors";
import type { Engine } from "../engine";
import { createTempFolder } from "../import/temp-folder";
import type { BookChoice } from "./chapters";
import { fillDraft } from "./draft-file";
import { renderBook } from "./html/book";
import type { SaveOptions } from "./save-options";
import type { Written } from "./writer";

/**
 * Writes reports as one web page without script or network: it is read anywhere, and prints as it
 * stands. Without any data for them it is `missing-data`.
 */
export function writeHtmlBook(
  engine: Engine,
  choice: BookChoice,
  draft: string,
  options: SaveOptions,
): Promise<Written> {
  return fillDraft(draft, async (write) => {
    const pieces = renderBook(engine, choice, options);
    for (;;) {
      const { value, done } = await pieces.next();
      if (done) return value;
      throwIfCancelled(options.signal);
      await write(value.text);
    }
  });
}

/** The same, printed. Only the window can print; elsewhere it is `bad-input`. */
export async function writePdfBook(
  engine: Engine,
  choice: BookChoice,
  draft: string,
  options: SaveOptions,
): Promise<Written> {
  const { printPdf, onProgress } = options;
  if (!printPdf) {
    throw new AppError("bad-input", "PDF is made in the window.", {
      hint: "Export html here and print it.",
    });
  }
  const folder = await createTempFolder(null);
  try {
    const page = join(folder.path, "report.html");
    const written = await writeHtmlBook(engine, choice, page, options);
    onProgress?.(null, "Printing");
    const pdf = await printPdf(page, options.signal);
    throwIfCancelled(options.signal);
    await writeFile(draft, pdf);
    return written;
  } finally {
    await folder.remove();
  }
}
