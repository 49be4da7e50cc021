import type { Failure } from "../src-shared/errors";
import type { EventPayload, ImportedFile, Source } from "../src-shared/ipc";

export type ImportPhase = "running" | "cancelling" | "done" | "failed";

export interface ImportJob {
  readonly id: string;
  /** “Importing 3 files”, without the verb. */
  readonly what: string;
  readonly phase: ImportPhase;
  readonly fraction: number | null;
  readonly note: string;
  readonly sources: readonly Source[];
  readonly files: readonly ImportedFile[];
  readonly failure?: Failure;
}

export type ImportAction =
  | { readonly kind: "started"; readonly id: string; readonly sources: readonly Source[] }
  | { readonly kind: "progressed"; readonly progress: EventPayload<"progress"> }
  | { readonly kind: "cancelling"; readonly id: string }
  | { readonly kind: "done"; readonly id: string; readonly files: readonly ImportedFile[] }
  | { readonly kind: "failed"; readonly id: string; readonly failure: Failure }
  | { readonly kind: "dismissed"; readonly id: string };

export function reduceJobs(jobs: readonly ImportJob[], action: ImportAction): readonly ImportJob[] {
  switch (action.kind) {
    case "started": {
      const { id, sources } = action;
      const job = { id, what: describeSources(sources), fraction: null, note: "" };
      return [...jobs, { ...job, sources, files: [], phase: "running" }];
    }
    case "progressed": {
      const { job, fraction, note } = action.progress;
      return change(jobs, job, { fraction, note });
    }
    case "cancelling":
      return change(jobs, action.id, { phase: "cancelling" });
    case "done":
      return change(jobs, action.id, { phase: "done", files: action.files });
    case "failed":
      return change(jobs, action.id, { phase: "failed", failure: action.failure });
    case "dismissed":
      return jobs.filter((job) => job.id !== action.id);
  }
}

function change(jobs: readonly ImportJob[], id: string, changes: Partial<ImportJob>) {
  return jobs.map((job) => (job.id === id ? { ...job, ...changes } : job));
}

export function describeSources(sources: readonly Source[]): string {
  const [first] = sources;
  if (sources.length === 1 && first) return first.name;
  const folders = sources.filter((source) => source.isFolder).length;
  return countOf(sources.length, folders === sources.length ? "folder" : "file");
}

/** Whether a person should look at what became of a file. */
export function needsLook(file: ImportedFile): boolean {
  return file.status === "unrecognized" || file.status === "failed" || file.rejected > 0;
}

/** “Imported 3 files · 1 unchanged · 2 need a look”. */
export function summarize(files: readonly ImportedFile[]): string {
  const count = (status: ImportedFile["status"]) =>
    files.filter((file) => file.status === status).length;
  if (files.length === 0) return "Nothing to import";
  const imported = count("imported");
  const looks = files.filter(needsLook).length;
  const parts = [
    imported > 0 || count("unchanged") === 0 ? `Imported ${countOf(imported, "file")}` : null,
    count("unchanged") > 0 ? describeUnchanged(count("unchanged"), imported) : null,
    count("cancelled") > 0 ? `${count("cancelled")} cancelled` : null,
    looks > 0 ? `${looks} ${looks === 1 ? "needs" : "need"} a look` : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function describeUnchanged(unchanged: number, imported: number): string {
  return `${imported > 0 ? unchanged : countOf(unchanged, "file")} unchanged`;
}

export function countOf(count: number, noun: string): string {
  return `${new Intl.NumberFormat().format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** What the names begin with of the files that wait for somebody to say their course. */
export function listCoursePrefixes(files: readonly ImportedFile[]): readonly string[] {
  return [...new Set(files.flatMap(({ coursePrefix }) => coursePrefix ?? []))].sort();
}
