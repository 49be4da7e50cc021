import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError, type ErrorCode, toFailure } from "../../src-shared/errors";
import type { Engine } from "../engine";
import { toStamp } from "../export/about";
import { createFolder, saveFile } from "../export/save";
import type { SaveOptions } from "../export/save-options";
import type { WriteContext, Written } from "../export/writer";
import { summaryName } from "./earlier-run";
import { Journal } from "./journal";
import {
  encodeManifest,
  hashFile,
  listInputs,
  type ManifestOutput,
  manifestName,
  sortKeys,
} from "./manifest";
import { listFiles, type PlannedFile, type Work } from "./plan-files";
import { PlanKey } from "./plan-key";
import { type PlanFile, toPlanPath } from "./read-plan";
import { type Claim, TargetFolder } from "./target-folder";

export interface PlanOptions extends WriteContext {
  /**
   * What becomes of files that no run wrote, or that were changed since: they are replaced, their
   * outputs fail, or the plan as a whole is refused.
   */
  readonly onTaken: "replace" | "fail" | "refuse";
  readonly printPdf?: SaveOptions["printPdf"];
}

/** How one file of a plan went. */
export interface OutputResult {
  readonly file: string;
  /** The report's id; `book`, or `table`. */
  readonly report: string;
  readonly course: string | null;
  readonly status: "ok" | ErrorCode;
  readonly rows: number;
  /** Why there is no file. */
  readonly message?: string;
  /** What whoever gets the file should know. */
  readonly notes: readonly string[];
}

/**
 * Writes what a plan asks for into a folder, with `summary.json` and `manifest.json`. An output's
 * failure is its own. What runs before wrote is replaced; for anything else see `onTaken`. After a
 * cancel, which is thrown, the summary and the manifest say what was written until then.
 */
export async function runPlan(
  engine: Engine,
  file: PlanFile,
  folder: string,
  options: PlanOptions,
): Promise<readonly OutputResult[]> {
  const target = await openTarget(engine, file, folder, options);
  const files = await listFiles(engine, file, {
    now: options.statedAt,
    signal: options.signal,
    canPrint: options.printPdf !== undefined,
  });
  const inputs = await engine.withSession(listInputs, { signal: options.signal });
  const planned: Planned[] = [];
  for (const planning of files) planned.push(await claimPlace(target, planning));
  if (options.onTaken === "refuse") refuseTaken(planned);
  const tools = { key: new PlanKey(file, engine), journal: new Journal(target.root) };
  const results: OutputResult[] = [];
  const written: ManifestOutput[] = [];
  for (const [at, one] of planned.entries()) {
    const context = narrowProgress(options, one.file, at, planned.length);
    const { result, output } = await writeOne(one, tools, context);
    results.push(result);
    if (output) written.push(output);
  }
  const manifest = {
    version: 1 as const,
    ...toStamp(options.statedAt),
    plan: { name: file.name, sha256: file.sha256 },
    ...toOptional("key", await tools.key.findFingerprint()),
    inputs,
    outputs: written,
    ...toOptional("left", await findLeft(target, written)),
  };
  await saveFile(join(target.root, manifestName), encodeManifest(manifest), { replace: true });
  await saveFile(join(target.root, summaryName), encodeSummary(results), { replace: true });
  await tools.journal.remove();
  if (options.signal?.aborted) throw new AppError("cancelled", "Cancelled.");
  return results;
}

type Planned = PlannedFile & { readonly claim: Claim | undefined };

async function openTarget(
  engine: Engine,
  file: PlanFile,
  folder: string,
  { onTaken }: PlanOptions,
): Promise<TargetFolder> {
  const { inputs = [], key } = file.plan;
  const keyPath = key === undefined ? undefined : toPlanPath(file, key);
  const read = [...inputs.map((path) => toPlanPath(file, path)), file.path];
  const own = engine.file === null ? [] : [engine.file, `${engine.file}.wal`];
  const guarded = [...read, ...own, ...(keyPath === undefined ? [] : [keyPath])];
  const target = await TargetFolder.open(folder, { guarded, force: onTaken === "replace" });
  if (keyPath !== undefined && (await target.contains(keyPath))) {
    throw new AppError("bad-input", `The key ${basename(keyPath)} lies in the output folder.`, {
      hint: "Keep it elsewhere: with it, whoever gets the folder can find out who the learners are.",
    });
  }
  return target;
}

/** The file with its place; an output that can have none is there with the reason. */
async function claimPlace(target: TargetFolder, planning: PlannedFile): Promise<Planned> {
  if (planning.work instanceof Error) return { ...planning, claim: undefined };
  try {
    return { ...planning, claim: await target.claim(planning.file) };
  } catch (error) {
    return { ...planning, work: error as Error, claim: undefined };
  }
}

function isTaken({ claim }: Planned): boolean {
  return claim?.holder === "other" || claim?.holder === "changed";
}

function refuseTaken(planned: readonly Planned[]) {
  const names = planned.filter(isTaken).map(({ file }) => file);
  if (names.length === 0) return;
  const shown = names.slice(0, 10).join(", ");
  const more = names.length > 10 ? ` and ${names.length - 10} more` : "";
  const message = `The folder has files in the plan's places that no plan wrote, or that were changed since: ${shown}${more}.`;
  throw new AppError("bad-input", message, { hint: "Choose another folder, or move them away." });
}

/** The whole plan's progress, from that of one of its files. */
function narrowProgress(
  options: PlanOptions,
  file: string,
  at: number,
  count: number,
): PlanOptions {
  const { onProgress } = options;
  onProgress?.(at / count, `${at + 1} of ${count}: ${file}`);
  const inner = (fraction: number | null) =>
    onProgress?.((at + (fraction ?? 0)) / count, `${at + 1} of ${count}: ${file}`);
  return { ...options, onProgress: inner };
}

interface Tools {
  readonly key: PlanKey;
  readonly journal: Journal;
}

async function writeOne(planned: Planned, { key, journal }: Tools, options: PlanOptions) {
  const { number, file, report, course, work, claim } = planned;
  const base = { file, report, course };
  try {
    if (options.signal?.aborted)
      throw new AppError("cancelled", "It was cancelled before its turn.");
    if (work instanceof Error) throw work;
    if (!claim) throw new Error("no place was claimed");
    if (isTaken(planned) && options.onTaken !== "replace") throw toTaken(claim);
    await createFolder(dirname(claim.path));
    const protection = await key.protect(work.privacy);
    await journal.note(claim.name, null);
    const replace = claim.holder !== "nobody";
    const written = await work.save(claim.path, { ...options, protection, replace });
    const output = await describeOutput(claim, work, written);
    await journal.note(claim.name, output.sha256);
    const { rows, notes } = written;
    const result: OutputResult = { ...base, status: "ok", rows, notes };
    return { result, output };
  } catch (error) {
    const { code, message, hint } = toFailure(error);
    const text = `Output ${number}${file && ` (${file})`}: ${toClause(message)}`;
    const said = hint === undefined ? text : `${text} ${hint}`;
    const result: OutputResult = { ...base, status: code, rows: 0, message: said, notes: [] };
    return { result, output: undefined };
  }
}

function toTaken({ holder }: Claim): AppError {
  return holder === "changed"
    ? new AppError("bad-input", "The file was changed since the plan's last run wrote it.", {
        hint: "Give --force to replace it, or take it away.",
      })
    : new AppError("bad-input", "The file exists already, and no run of a plan wrote it.", {
        hint: "Give --force to replace it, or take it away.",
      });
}

async function describeOutput(
  { name, path }: Claim,
  { subject, format, privacy }: Work,
  { rows, notes }: Written,
): Promise<ManifestOutput> {
  const { reports, table, courses, params } = subject;
  return {
    file: name,
    reports: [...reports],
    ...toOptional("table", table),
    courses: [...courses],
    params: sortKeys(params) as Record<string, unknown>,
    format,
    privacy,
    rows,
    bytes: (await stat(path)).size,
    sha256: await hashFile(path),
    ...toOptional("notes", notes.length > 0 ? [...notes] : undefined),
  };
}

async function findLeft(target: TargetFolder, written: readonly ManifestOutput[]) {
  const left = await target.listLeft(new Set(written.map(({ file }) => file)));
  return left.length > 0 ? left : undefined;
}

function toOptional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}

/** In the shape of `cli.md`. */
function encodeSummary(results: readonly OutputResult[]): string {
  const outputs = results.map(({ notes: _, ...said }) => said);
  return `${JSON.stringify({ outputs }, null, 2)}\n`;
}

/** A sentence to follow a colon. */
function toClause(message: string): string {
  return /^(A|An|The|There|This|It|No|Something|Pseudonyms) /.test(message)
    ? `${message[0]?.toLowerCase()}${message.slice(1)}`
    : message;
}
