import { join, sep } from "node:path";
import { AppError, throwIfCancelled } from "../../src-shared/errors";
import type { Engine } from "../engine";
import { toStamp } from "../export/about";
import { saveFile } from "../export/save";
import type { SaveOptions } from "../export/save-options";
import type { WriteContext } from "../export/writer";
import { summaryName } from "./earlier-run";
import { Journal } from "./journal";
import {
  encodeManifest,
  listInputs,
  type ManifestOutput,
  manifestName,
  toToldInputs,
} from "./manifest";
import { listFiles, type PlannedFile } from "./plan-files";
import { PlanKey } from "./plan-key";
import { type PlanFile, toPlanPath } from "./read-plan";
import { TargetFolder } from "./target-folder";
import {
  type FileOptions,
  isTaken,
  type OutputResult,
  type PlacedFile,
  toOptional,
  writeOutput,
} from "./write-output";

export interface PlanOptions extends WriteContext {
  /**
   * What becomes of files that no run wrote, or that were changed since: they are replaced, their
   * outputs fail, or the plan as a whole is refused.
   */
  readonly onTaken: "replace" | "fail" | "refuse";
  readonly printPdf?: SaveOptions["printPdf"];
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
  const key = await PlanKey.find(file, engine, target);
  const files = await listFiles(engine, file, {
    now: options.statedAt,
    signal: options.signal,
    canPrint: options.printPdf !== undefined,
  });
  const inputs = await engine.withSession(listInputs, { signal: options.signal });
  const planned: PlacedFile[] = [];
  for (const planning of files) planned.push(await claimPlace(target, planning));
  if (options.onTaken === "refuse") refuseTaken(planned);
  const tools = { key, journal: new Journal(target.root) };
  const results: OutputResult[] = [];
  const written: ManifestOutput[] = [];
  for (const [at, one] of planned.entries()) {
    const context = narrowProgress(options, one.file, at, planned.length);
    const { result, output } = await writeOutput(one, tools, context);
    results.push(result);
    if (output) written.push(output);
  }
  const manifest = {
    version: 1 as const,
    ...toStamp(options.statedAt),
    plan: { name: file.name, sha256: file.sha256 },
    ...toOptional("key", await key.findFingerprint()),
    inputs: toToldInputs(inputs, written, await key.findHashMarker()),
    outputs: written,
    ...toOptional("left", await findLeft(target, written)),
  };
  await saveFile(join(target.root, manifestName), encodeManifest(manifest), { replace: true });
  await saveFile(join(target.root, summaryName), encodeSummary(results, target.root), {
    replace: true,
  });
  await tools.journal.remove();
  throwIfCancelled(options.signal);
  return results;
}

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
  return TargetFolder.open(folder, { guarded, force: onTaken === "replace" });
}

/** The file with its place; an output that can have none is there with the reason. */
async function claimPlace(target: TargetFolder, planning: PlannedFile): Promise<PlacedFile> {
  if (planning.work instanceof Error) return { ...planning, claim: undefined };
  try {
    return { ...planning, claim: await target.claim(planning.file) };
  } catch (error) {
    return { ...planning, work: error as Error, claim: undefined };
  }
}

function refuseTaken(planned: readonly PlacedFile[]) {
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
): FileOptions {
  const { onProgress, onTaken, ...rest } = options;
  onProgress?.(at / count, `${at + 1} of ${count}: ${file}`);
  const inner = (fraction: number | null) =>
    onProgress?.((at + (fraction ?? 0)) / count, `${at + 1} of ${count}: ${file}`);
  return { ...rest, onProgress: inner, replacesTaken: onTaken === "replace" };
}

async function findLeft(target: TargetFolder, written: readonly ManifestOutput[]) {
  const left = await target.listLeft(new Set(written.map(({ file }) => file)));
  return left.length > 0 ? left : undefined;
}

/** In the shape of `cli.md`. It lies beside what is handed on: where on this computer that is, is not said. */
function encodeSummary(results: readonly OutputResult[], root: string): string {
  const outputs = results.map(({ notes: _, details: __, message, ...said }) => ({
    ...said,
    ...toOptional("message", message?.replaceAll(`${root}${sep}`, "")),
  }));
  return `${JSON.stringify({ outputs }, null, 2)}\n`;
}
