import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError, type ErrorCode, toFailure } from "../../src-shared/errors";
import { createFolder } from "../export/save";
import type { SaveOptions } from "../export/save-options";
import type { Written } from "../export/writer";
import type { Journal } from "./journal";
import { hashFile, type ManifestOutput, sortKeys } from "./manifest";
import type { PlannedFile, Work } from "./plan-files";
import type { PlanKey } from "./plan-key";
import type { Claim } from "./target-folder";

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
  /** For whoever looks for the cause of a bug. */
  readonly details?: string;
  /** What whoever gets the file should know. */
  readonly notes: readonly string[];
}

/** A file of a plan, and its place; undefined where it has none, for the reason in `work`. */
export type PlacedFile = PlannedFile & { readonly claim: Claim | undefined };

export type FileOptions = Omit<SaveOptions, "protection" | "replace"> & {
  /** Whether a file is replaced that no run wrote, or that was changed since. */
  readonly replacesTaken: boolean;
};

/** Whether there is a file in its place that is not a run's, or not as a run wrote it. */
export function isTaken({ claim }: PlacedFile): boolean {
  return claim?.holder === "other" || claim?.holder === "changed";
}

export interface Tools {
  readonly key: PlanKey;
  readonly journal: Journal;
}

/** Writes a file; what goes wrong is in the result. `output` is for the manifest, where it was written. */
export async function writeOutput(
  placed: PlacedFile,
  { key, journal }: Tools,
  { replacesTaken, ...options }: FileOptions,
): Promise<{ result: OutputResult; output: ManifestOutput | undefined }> {
  const { number, file, report, course, work, claim } = placed;
  const base = { file, report, course };
  try {
    if (options.signal?.aborted)
      throw new AppError("cancelled", "It was cancelled before its turn.");
    if (work instanceof Error) throw work;
    if (!claim) throw new Error("no place was claimed");
    if (isTaken(placed) && !replacesTaken) throw toTaken(claim);
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
    const { code, message, hint, details } = toFailure(error);
    const text = `Output ${number}${file && ` (${file})`}: ${toClause(message)}`;
    const said = hint === undefined ? text : `${text} ${hint}`;
    const failed = { ...base, status: code, rows: 0, message: said, notes: [] };
    const result = { ...failed, ...toOptional("details", details) };
    return { result, output: undefined };
  }
}

function toTaken({ holder }: Claim): AppError {
  const message =
    holder === "changed"
      ? "The file was changed since the plan's last run wrote it."
      : "The file exists already, and no run of a plan wrote it.";
  return new AppError("bad-input", message, {
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

/** A field that is left out where it is undefined. */
export function toOptional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}

/** A sentence to follow a colon. */
function toClause(message: string): string {
  return /^(A|An|The|There|This|It|No|Something|Pseudonyms) /.test(message)
    ? `${message[0]?.toLowerCase()}${message.slice(1)}`
    : message;
}
