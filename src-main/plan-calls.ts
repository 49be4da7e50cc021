import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { CallInput, CallOutput } from "../src-shared/ipc";
import type { Engine } from "./engine";
import { saveFile } from "./export/save";
import type { Host } from "./host";
import { importPaths } from "./import";
import { checkAnyTaken, withInputs } from "./inputs";
import { createDraft, encodePlan, getWorkspaceFile } from "./plan/create-plan";
import { summaryName } from "./plan/earlier-run";
import { getSources } from "./plan/plan-sources";
import { type PlanFile, readPlan } from "./plan/read-plan";
import { runPlan } from "./plan/run-plan";
import type { OutputResult } from "./plan/write-output";
import { createProgress } from "./progress";

/** Plans in the window: both ask where, and give null when the user thinks better of it. */

/** Writes a plan of what is on the screen. */
export async function saveShownPlan(
  host: Host,
  { output }: CallInput<"savePlan">,
): Promise<CallOutput<"savePlan">> {
  const workspace = getWorkspaceFile(host.workspace.kind, host.engine.file);
  const draft = createDraft(output, host.effects.now());
  const picked = await host.effects.pickTarget(draft.suggested);
  if (picked === undefined) return null;
  const path = join(await realpath(dirname(picked)), basename(picked));
  await saveFile(path, encodePlan(draft, workspace, path), { replace: true });
  return { token: host.grants.grant(path), name: basename(path), rows: 0, notes: [] };
}

/** Runs a plan on what it names itself, whatever is open. */
export async function runPickedPlan(
  host: Host,
  { job }: CallInput<"runPlan">,
  signal: AbortSignal,
): Promise<CallOutput<"runPlan">> {
  const path = await host.effects.pickPlan();
  if (path === undefined) return null;
  const file = await readPlan(path, basename(path));
  const folder = await host.effects.pickFolder();
  if (folder === undefined) return null;
  const statedAt = host.effects.now();
  const progress = createProgress(host, job);
  const onProgress = (fraction: number | null, note: string) => progress(fraction ?? 0, note);
  const work = (engine: Engine) =>
    runPlan(engine, file, folder, {
      statedAt,
      onTaken: "refuse",
      signal,
      onProgress,
      printPdf: host.effects.printPdf,
    });
  const results = await withPlanEngine(host, file, { signal, progress }, work);
  for (const { details } of results) if (details !== undefined) host.effects.log(details);
  host.effects.reveal(join(folder, summaryName));
  const name = basename(folder);
  return { token: host.grants.grant(folder), name, outputs: results.map(toLine) };
}

interface Watch {
  readonly signal: AbortSignal;
  readonly progress: (fraction: number, note: string) => void;
}

/** What is open, where the plan names the same file, since nobody may open a workspace twice. */
async function withPlanEngine<T>(
  host: Host,
  file: PlanFile,
  { signal, progress }: Watch,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { now } = host.effects;
  const { inputs, workspace } = await getSources(file);
  const { engine } = host;
  if (workspace === undefined || !(await isSameFile(workspace, engine.file))) {
    return withInputs({ signal, progress, now }, { inputs, workspace }, (own, imported) => {
      checkAnyTaken(imported);
      return work(own);
    });
  }
  const imported = await importPaths(engine, inputs, { signal, onProgress: progress, now });
  if (imported.some(({ status }) => status === "imported")) {
    host.send("workspaceChanged", host.workspace);
  }
  checkAnyTaken(imported);
  return work(engine);
}

/** Also under another name, by a link. */
async function isSameFile(path: string, open: string | null): Promise<boolean> {
  if (open === null) return false;
  const [one, other] = await Promise.all(
    [path, open].map((each) => stat(each, { bigint: true }).catch(() => undefined)),
  );
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

function toLine({ file, status, rows, message, notes }: OutputResult) {
  const said = [...(message === undefined ? [] : [message]), ...notes];
  return { file, status, rows, message: said.length > 0 ? said.join(" ") : null };
}
