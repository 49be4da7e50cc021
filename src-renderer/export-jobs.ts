import type { EventPayload } from "../src-shared/ipc";

/** Something that is being saved. */
export interface ExportJob {
  readonly id: string;
  /** “Saving Enrollment by mode”. */
  readonly title: string;
  /** Null until main says how far it is. */
  readonly progress: { readonly fraction: number | null; readonly note: string } | null;
  readonly isStopping: boolean;
  /** Whether a dialog shows it; else it floats. */
  readonly isWatched: boolean;
}

export type ExportAction =
  | {
      readonly kind: "started";
      readonly id: string;
      readonly title: string;
      readonly isWatched: boolean;
    }
  | { readonly kind: "progressed"; readonly progress: EventPayload<"progress"> }
  | { readonly kind: "stopping"; readonly id: string }
  | { readonly kind: "left"; readonly id: string }
  | { readonly kind: "ended"; readonly id: string };

export function reduceExports(
  jobs: readonly ExportJob[],
  action: ExportAction,
): readonly ExportJob[] {
  switch (action.kind) {
    case "started": {
      const { id, title, isWatched } = action;
      return [...jobs, { id, title, isWatched, progress: null, isStopping: false }];
    }
    case "progressed": {
      const { job, fraction, note } = action.progress;
      return change(jobs, job, { progress: { fraction, note } });
    }
    case "stopping":
      return change(jobs, action.id, { isStopping: true });
    case "left":
      return change(jobs, action.id, { isWatched: false });
    case "ended":
      return jobs.filter(({ id }) => id !== action.id);
  }
}

function change(jobs: readonly ExportJob[], id: string, changes: Partial<ExportJob>) {
  if (!jobs.some((job) => job.id === id)) return jobs;
  return jobs.map((job) => (job.id === id ? { ...job, ...changes } : job));
}
