import { stat } from "node:fs/promises";
import { AppError } from "../../src-shared/errors";
import type { ImportedFile } from "../../src-shared/ipc";
import { findFiles } from "../import/files";
import { isTaken } from "../inputs";

/**
 * `bad-input` where a file would replace one that rows were just read from, whatever it is called
 * there. What lies beside them, such as an export of before, may be replaced.
 */
export async function checkIsNoSource(
  path: string,
  inputs: readonly string[],
  imported: readonly ImportedFile[],
): Promise<void> {
  const target = await stat(path).catch(() => undefined);
  if (!target || inputs.length === 0) return;
  // An archive's files are named after it.
  const taken = imported.filter(isTaken).map(({ name }) => name);
  for (const file of await findFiles(inputs, null)) {
    if (!taken.some((name) => name.startsWith(file.name))) continue;
    const { dev, ino } = await stat(file.path);
    if (dev !== target.dev || ino !== target.ino) continue;
    throw new AppError("bad-input", `${path} is one of the inputs, and is left as it is.`, {
      hint: "Choose another name with --out.",
    });
  }
}
