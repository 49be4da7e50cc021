import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { z } from "zod";
import { AppError, type ErrorCode, toFailure } from "../../src-shared/errors";
import type { Engine } from "../engine";
import { createFolder, saveFile } from "../export/save";
import { remarkOn, withInputs } from "./inputs";
import { formats, saveAs } from "./run";
import type { Terminal } from "./terminal";

const plan = z.strictObject({
  version: z.literal(1),
  inputs: z.array(z.string()).optional(),
  workspace: z.string().optional(),
  outputs: z.array(z.unknown()),
});

const output = z.strictObject({
  report: z.string(),
  course: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  format: z.enum(formats).optional(),
  file: z.string().min(1),
});

const summary = z.object({ outputs: z.array(z.object({ file: z.string() })) });

interface OutputSummary {
  readonly file: string;
  readonly report: string;
  readonly course: string | null;
  readonly status: "ok" | ErrorCode;
  readonly rows: number;
  readonly message?: string;
}

export interface BatchOptions {
  readonly plan: string;
  readonly out: string;
  readonly force: boolean;
}

/**
 * Writes every output of a plan and `summary.json`. One output's failure does not stop the others.
 * A file in the folder is replaced when the batch before wrote it, or with `force`.
 */
export async function runBatch(terminal: Terminal, options: BatchOptions): Promise<number> {
  const { inputs = [], workspace, outputs } = await readPlan(options.plan);
  const toPath = (path: string) => resolve(dirname(options.plan), path);
  const source = {
    inputs: inputs.map(toPath),
    workspace: workspace === undefined ? undefined : toPath(workspace),
  };
  return withInputs(terminal, source, async (engine, imported) => {
    remarkOn(terminal, imported);
    await createFolder(options.out);
    const folder: Folder = {
      path: options.out,
      replaceable: options.force ? "all" : await findEarlierFiles(options.out),
      taken: new Set(["summary.json"]),
    };
    const done: OutputSummary[] = [];
    for (const [at, given] of outputs.entries()) {
      terminal.progress(at / outputs.length, `${at + 1} of ${outputs.length}`);
      done.push(await runOutput(terminal, engine, folder, given));
      if (terminal.signal.aborted) throw new AppError("cancelled", "Cancelled.");
    }
    const text = `${JSON.stringify({ outputs: done }, null, 2)}\n`;
    await saveFile(join(options.out, "summary.json"), text, { replace: true });
    const failed = done.filter(({ status }) => status !== "ok").length;
    terminal.err(`${done.length - failed} of ${done.length} outputs written to ${options.out}\n`);
    return failed === 0 ? 0 : 4;
  });
}

interface Folder {
  readonly path: string;
  readonly replaceable: "all" | ReadonlySet<string>;
  /** Names that this batch has used, folded, since some file systems do not tell case apart. */
  readonly taken: Set<string>;
}

async function runOutput(
  terminal: Terminal,
  engine: Engine,
  folder: Folder,
  given: unknown,
): Promise<OutputSummary> {
  const named = { file: findText(given, "file"), report: findText(given, "report") };
  const base = { ...named, course: findText(given, "course") || null };
  try {
    const asked = output.safeParse(given);
    if (!asked.success) throw new AppError("bad-input", toSentence(asked.error));
    const { report, course, params = {}, file } = asked.data;
    const format = asked.data.format ?? (extname(file) === ".json" ? "json" : "csv");
    const path = claimFile(folder, file);
    const asking = course === undefined ? params : { ...params, course };
    const request = { report, params: asking, now: terminal.now() };
    await createFolder(dirname(path));
    const replace = folder.replaceable === "all" || folder.replaceable.has(file);
    const { signal } = terminal;
    const options = { protection: null, replace, statedAt: request.now, signal };
    const { rows } = await saveAs(engine, request, format, path, options);
    return { ...base, status: "ok", rows };
  } catch (error) {
    const { code, message, hint } = toFailure(error);
    return { ...base, status: code, rows: 0, message: hint ? `${message} ${hint}` : message };
  }
}

function findText(given: unknown, name: string): string {
  const value = typeof given === "object" && given !== null ? Reflect.get(given, name) : undefined;
  return typeof value === "string" ? value : "";
}

/** The output's path, inside the folder and not used by another output. */
function claimFile(folder: Folder, file: string): string {
  const path = resolve(folder.path, file);
  const inside = relative(resolve(folder.path), path);
  if (inside === "" || inside.split(sep)[0] === ".." || isAbsolute(inside)) {
    throw new AppError("bad-input", `The file ${file} is not inside the output folder.`);
  }
  const name = inside.normalize("NFC").toLowerCase();
  if (folder.taken.has(name)) {
    throw new AppError("bad-input", `The file ${file} is used twice in this plan.`);
  }
  folder.taken.add(name);
  return path;
}

async function readPlan(path: string) {
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw new AppError("bad-input", `The plan ${path} cannot be read.`, { cause: error });
  });
  const parsed = plan.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  throw new AppError("bad-input", `The plan ${path} is not one: ${toSentence(parsed.error)}`, {
    hint: "See “coursescope batch” in the README for an example.",
  });
}

function parseJson(path: string, text: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("bad-input", `The plan ${path} is not JSON: ${(error as Error).message}.`);
  }
}

/** What the batch before wrote into the folder, by its summary. */
async function findEarlierFiles(folder: string): Promise<ReadonlySet<string>> {
  const path = join(folder, "summary.json");
  if (!existsSync(path)) return new Set();
  const parsed = summary.safeParse(parseJson(path, await readFile(path, "utf8")));
  if (parsed.success) return new Set(parsed.data.outputs.map(({ file }) => file));
  throw new AppError("bad-input", `${path} exists and is not a batch's summary.`, {
    hint: "Choose another folder, or give --force.",
  });
}

/** What zod found, in one line. */
function toSentence(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}
