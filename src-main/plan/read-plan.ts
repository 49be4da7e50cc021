import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { AppError } from "../../src-shared/errors";
import { type Plan, planSchema, planVersion } from "../../src-shared/plan";
import { describeProblems, planKeys } from "./plan-problem";

/** A plan, and the file that it stands in. */
export interface PlanFile {
  readonly plan: Plan;
  readonly path: string;
  /** The file's. */
  readonly name: string;
  readonly sha256: string;
}

/** Reads a plan; `bad-input` where there is none, `shown` being what to call the file. */
export async function readPlan(path: string, shown = path): Promise<PlanFile> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new AppError("bad-input", `The plan ${shown} cannot be read.`, { cause: error });
  });
  checkIsUtf8(bytes, shown);
  const plan = parsePlan(bytes.toString("utf8"), shown);
  if (plan.workspace === undefined && (plan.inputs ?? []).length === 0) {
    throw new AppError("bad-input", "There is nothing to read.", {
      hint: `Give the plan ${shown} inputs, a workspace, or both.`,
    });
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  // Through links: what is relative to the plan is so wherever one comes from.
  const folder = await realpath(dirname(path));
  return { plan, path: join(folder, basename(path)), name: basename(path), sha256 };
}

/** A path in a plan, which is relative to the plan's file, as an absolute one. */
export function toPlanPath({ path }: PlanFile, given: string): string {
  return resolve(dirname(path), given);
}

/** The plan that a file's text is. Its outputs are only checked when their turn comes. */
export function parsePlan(text: string, shown: string): Plan {
  const given = parseJson(text, shown);
  const version: unknown =
    typeof given === "object" && given !== null ? Reflect.get(given, "version") : undefined;
  if (typeof version === "number" && version > planVersion) {
    const message = `The plan ${shown} is not one that this Coursescope can read: it is of version ${version}, and the newest known here is ${planVersion}.`;
    throw new AppError("bad-input", message, {
      hint: `Update Coursescope, or write the plan for version ${planVersion}.`,
    });
  }
  const parsed = planSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = describeProblems(parsed.error, planKeys);
  throw new AppError("bad-input", `The plan ${shown} is not one: ${problems}`, {
    hint: "docs/plans.md has an example, and says what may stand in a plan.",
  });
}

/** What some editors and shells of Windows write; as UTF-8 it would be gibberish. */
function checkIsUtf8(bytes: Uint8Array, shown: string) {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!isMarked && first !== 0 && second !== 0) return;
  throw new AppError("bad-input", `The plan ${shown} is not text in UTF-8.`, {
    hint: "It looks like UTF-16: save it as UTF-8.",
  });
}

function parseJson(text: string, shown: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The message may quote some lines.
    const reason = (error as Error).message.replace(/\s+/g, " ").replace(/\.$/, "");
    throw new AppError("bad-input", `The plan ${shown} is not JSON: ${reason}.`, {
      hint: "Look for a comma that is missing or too many, a quote or bracket that is missing, or a remark.",
    });
  }
}
