import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../../src-shared/errors";
import { toPlainName } from "./file-name";
import { Journal } from "./journal";
import { manifestName, manifestSchema } from "./manifest";

export const summaryName = "summary.json";

const summarySchema = z.object({
  outputs: z.array(z.object({ file: z.string(), status: z.string().optional() })),
});

/** The files that earlier runs wrote into a folder, with their hashes; null where no manifest says it. */
export type EarlierFiles = ReadonlyMap<string, string | null>;

/**
 * What a run before wrote, by its summary and manifest. A file of these names that is not a run's is
 * `bad-input`. A manifest counts where it goes with the summary; of a summary alone, names count.
 */
export async function readEarlierFiles(folder: string): Promise<EarlierFiles> {
  return new Map(await listSaid(folder));
}

/** All that is said of files, also where what is said last is another thing. */
export async function listSaid(
  folder: string,
): Promise<readonly (readonly [string, string | null])[]> {
  // The journal first: a run that ends meanwhile takes it away, but has said all of it by then.
  const noted = await new Journal(folder).read();
  return [...(await readReports(folder)), ...noted].flatMap(([file, sha256]) => {
    const name = findPlainName(file);
    return name === undefined ? [] : [[name, sha256] as const];
  });
}

async function readReports(folder: string): Promise<EarlierFiles> {
  const summary = await readOwn(folder, summaryName, summarySchema);
  const manifest = await readOwn(folder, manifestName, manifestSchema);
  const hashes = new Map((manifest?.outputs ?? []).map(({ file, sha256 }) => [file, sha256]));
  const left = (manifest?.left ?? []).map(({ file, sha256 }) => [file, sha256] as const);
  if (!summary) return new Map([...left, ...hashes]);
  const names = summary.outputs
    .filter(({ status = "ok" }) => status === "ok")
    .map(({ file }) => findPlainName(file) ?? "");
  const isPair = names.length === hashes.size && names.every((file) => hashes.has(file));
  if (isPair) return new Map([...left, ...hashes]);
  return new Map(names.map((file) => [file, hashes.get(file) ?? null]));
}

/** A plan may say `./a.csv`, or even `b/../a.csv`. */
function findPlainName(file: string): string | undefined {
  try {
    return toPlainName(file);
  } catch {
    return undefined;
  }
}

async function readOwn<T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const path = join(folder, name);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw toForeign(name, error);
  });
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw toForeign(name, parsed.error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toForeign(name: string, cause: Error): AppError {
  return new AppError("bad-input", `The output folder has a ${name} that no plan wrote.`, {
    hint: "Choose another folder; on the command line, --force replaces it.",
    cause,
  });
}
