import { stat } from "node:fs/promises";
import { AppError } from "../../src-shared/errors";
import { type PlanFile, toPlanPath } from "./read-plan";

/** What a plan reads, as absolute paths. */
export interface PlanSources {
  readonly inputs: readonly string[];
  readonly workspace: string | undefined;
}

/** `bad-input`, by the plan's own words, where an input is not there, or no workspace to be filled. */
export async function getSources(file: PlanFile): Promise<PlanSources> {
  const { inputs = [], workspace } = file.plan;
  for (const given of inputs) {
    if (await isThere(toPlanPath(file, given))) continue;
    throw new AppError("bad-input", `The plan’s input ${given} cannot be read: it is not there.`, {
      hint: "Relative paths are relative to the plan’s file.",
    });
  }
  const path = workspace === undefined ? undefined : toPlanPath(file, workspace);
  if (path !== undefined && inputs.length === 0 && !(await isThere(path))) {
    throw new AppError("bad-input", `The plan’s workspace ${workspace} is not there.`, {
      hint: "Relative paths are relative to the plan’s file; with inputs a workspace is made.",
    });
  }
  return { inputs: inputs.map((given) => toPlanPath(file, given)), workspace: path };
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
