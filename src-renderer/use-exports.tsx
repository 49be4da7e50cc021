import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useMemo,
  useReducer,
  useRef,
} from "react";
import { toFailure } from "../src-shared/errors";
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
  const { show, showError } = useNotices();
  const stopped = useRef(new Set<string>());
  const [jobs, dispatch] = useReducer(reduceExports, []);
  useEvent(
    "progress",
    useCallback((progress) => dispatch({ kind: "progressed", progress }), []),
  );
  const run = useCallback<Exports["run"]>(
    async (title, work, { onWatch } = {}) => {
      const id = createJobId();
      dispatch({ kind: "started", id, title, isWatched: onWatch !== undefined });
      onWatch?.(id);
      try {
        return await work(id);
      } catch (error) {
        // Nobody pressed Stop: what it read from was closed.
        if (toFailure(error).code === "cancelled" && !stopped.current.has(id)) {
          const notes = ["Nothing was written. Open that workspace to save it again."];
          show(`${title} was stopped: another workspace was opened.`, { notes });
        }
        throw error;
      } finally {
        stopped.current.delete(id);
        dispatch({ kind: "ended", id });
      }
    },
    [show],
  );
  const stop = useCallback(
    (id: string) => {
      stopped.current.add(id);
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
