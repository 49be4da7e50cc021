import { createContext, type ReactNode, use, useCallback, useMemo, useReducer } from "react";
import { createJobId } from "./api";
import { type ExportJob, reduceExports } from "./export-jobs";
import { useNotices } from "./notices";
import { useApi, useEvent } from "./services";

interface RunOptions {
  /** Hears the job's id as it begins; then a dialog shows the job, until it leaves it. */
  readonly onWatch?: (id: string) => void;
}

interface Exports {
  readonly jobs: readonly ExportJob[];
  /** Runs work as a job that can be stopped and says how far it is; it fails as the work does. */
  run<T>(title: string, work: (job: string) => Promise<T>, options?: RunOptions): Promise<T>;
  stop(id: string): void;
  /** The dialog is gone: from here on the job floats. */
  leave(id: string): void;
}

const ExportsContext = createContext<Exports | null>(null);

/** Everything that is being saved, wherever one goes in the meantime. */
export function ExportsProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const { showError } = useNotices();
  const [jobs, dispatch] = useReducer(reduceExports, []);
  useEvent(
    "progress",
    useCallback((progress) => dispatch({ kind: "progressed", progress }), []),
  );
  const run = useCallback<Exports["run"]>(async (title, work, { onWatch } = {}) => {
    const id = createJobId();
    dispatch({ kind: "started", id, title, isWatched: onWatch !== undefined });
    onWatch?.(id);
    try {
      return await work(id);
    } finally {
      dispatch({ kind: "ended", id });
    }
  }, []);
  const stop = useCallback(
    (id: string) => {
      dispatch({ kind: "stopping", id });
      api.cancelJob({ job: id }).catch(showError);
    },
    [api, showError],
  );
  const leave = useCallback((id: string) => dispatch({ kind: "left", id }), []);
  const exports = useMemo(() => ({ jobs, run, stop, leave }), [jobs, run, stop, leave]);
  return <ExportsContext value={exports}>{children}</ExportsContext>;
}

export function useExports(): Exports {
  const exports = use(ExportsContext);
  if (!exports) throw new Error("no exports: wrap the page in ExportsProvider");
  return exports;
}
