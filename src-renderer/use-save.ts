import { useCallback, useState } from "react";
import type { Saved } from "../src-shared/ipc";
import { createJobId } from "./api";
import { countOf } from "./import-jobs";
import { useNotices } from "./notices";
import { useApi } from "./services";
import { useReveal } from "./use-tell-saved";

/** Saves what main asks a place for, and says how many of `what`; one at a time, and it can be stopped. */
export function useSave(what: "row" | "finding", save: (job: string) => Promise<Saved | null>) {
  const api = useApi();
  const { show, showError } = useNotices();
  const reveal = useReveal();
  const [job, setJob] = useState<string | null>(null);
  const start = useCallback(async () => {
    const id = createJobId();
    setJob(id);
    try {
      const saved = await save(id);
      if (saved) {
        const { token, name, rows, notes } = saved;
        show(`Saved ${name} · ${countOf(rows, what)}`, {
          notes,
          actions: [{ label: "Show in folder", run: () => reveal(token) }],
        });
      }
    } catch (error) {
      showError(error);
    } finally {
      setJob(null);
    }
  }, [what, save, show, showError, reveal]);
  const stop = useCallback(() => {
    if (job !== null) api.cancelJob({ job }).catch(showError);
  }, [api, job, showError]);
  return { isSaving: job !== null, start, stop };
}
