import { useCallback, useEffect, useRef, useState } from "react";
import { toFailure } from "../src-shared/errors";
import type { ExportJob } from "./export-jobs";
import { useNotices } from "./notices";
import { useExports } from "./use-exports";

interface Outcome<T> {
  /** The dialog is still open. */
  readonly onDone: (value: T) => void;
  /** The dialog was closed meanwhile. */
  readonly onDoneLate: (value: T) => void;
}

export interface DialogJob {
  /** What runs, if anything does. */
  readonly job: ExportJob | undefined;
  /** Why the last run failed; undefined where it did not, or was stopped. */
  readonly error: unknown;
  /** Whether something ran since the dialog was opened. */
  readonly hasRun: boolean;
  start<T>(
    title: string,
    work: (job: string) => Promise<T | null>,
    outcome: Outcome<T>,
  ): Promise<void>;
  stop(): void;
}

/** What a dialog saves: it shows how far it is and why it failed; once it is closed, the page does. */
export function useExportJob(): DialogJob {
  const { jobs, run, stop, leave } = useExports();
  const { showError } = useNotices();
  const [id, setId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(undefined);
  const running = useRef<string | null>(null);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      if (running.current !== null) leave(running.current);
    };
  }, [leave]);
  const start = useCallback<DialogJob["start"]>(
    async (title, work, { onDone, onDoneLate }) => {
      setError(undefined);
      const onWatch = (job: string) => {
        running.current = job;
        setId(job);
      };
      try {
        const value = await run(title, work, { onWatch });
        if (value !== null) (isOpen.current ? onDone : onDoneLate)(value);
      } catch (cause) {
        if (!isOpen.current) showError(cause);
        else if (toFailure(cause).code !== "cancelled") setError(cause);
      } finally {
        running.current = null;
      }
    },
    [run, showError],
  );
  return {
    job: jobs.find((job) => job.id === id),
    error,
    hasRun: id !== null,
    start,
    stop: () => {
      if (id !== null) stop(id);
    },
  };
}
