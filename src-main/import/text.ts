import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeClean } from "./clean";
import { readContent, skimContent } from "./compression";
import type { Plan, Readable, TextFacts } from "./plan";
import type { RecordFormat } from "./records";
import { scan } from "./scan";

const formats: Readonly<Record<NonNullable<Plan["text"]>["format"], RecordFormat>> = {
  csv: { delimiter: 0x2c, isQuoted: true },
  tsv: { delimiter: 0x09, isQuoted: false },
  lines: { delimiter: null, isQuoted: false },
};

/**
 * Some are a reject like any other; a record with more is not left to DuckDB's reader, whose time and
 * memory for them grow by the square.
 */
const surplusCells = 10;

/**
 * Reads a file through, for its hash; a text that DuckDB should not read as it is, is written anew
 * into the folder, as is one of which that is known only now (`mustClean`).
 */
export async function readThrough(
  file: Readable,
  text: Plan["text"],
  mustClean: boolean,
  context: {
    readonly folder: string;
    readonly signal: AbortSignal | undefined;
    readonly onShare: (share: number) => void;
  },
): Promise<{ readonly sha256: string; readonly facts: TextFacts | null }> {
  const { sha256, isClean, lines, ...words } = await scan(
    readBytes(skimContent, file, context),
    text && { delimiter: formats[text.format].delimiter, columnCount: text.columnCount },
  );
  if (text === null || file.kind.is !== "text") return { sha256, facts: null };
  const { encoding } = file.kind;
  const { path, compression } = file;
  const headers = text.format === "lines" ? 0 : 1;
  if (isClean && !mustClean && !text.mustClean && encoding === "utf-8") {
    const facts = { path, compression, hasLongLines: false, isClean: false, ...words };
    return { sha256, facts: { ...facts, records: lines - headers } };
  }
  const clean = join(context.folder, "clean.txt");
  await rm(clean, { force: true });
  const records = await writeClean(readBytes(readContent, file, context), clean, {
    format: formats[text.format],
    mostCells: text.columnCount + (text.mustClean ? 0 : surplusCells),
    encoding,
  });
  const unknown = { hasNullWords: true, hasBackslash: true, hasLongLines: true, isClean: true };
  return {
    sha256,
    facts: {
      path: clean,
      compression: null,
      lineEnd: "\\n",
      records: records - headers,
      ...unknown,
    },
  };
}

function readBytes(
  read: typeof readContent,
  { path, compression, size }: Readable,
  {
    signal,
    onShare,
  }: { readonly signal: AbortSignal | undefined; readonly onShare: (share: number) => void },
) {
  return read(path, compression, {
    signal,
    onBytes: (bytes) => onShare(Math.min(bytes / (size || 1), 1)),
  });
}
