import { useCallback, useState } from "react";
import { createJobId } from "./api";
import { countOf } from "./import-jobs";
import { useNotices } from "./notices";
import { useApi } from "./services";

type Saved = { readonly token: string; readonly name: string; readonly rows: number } | null;

/** Saves what main asks a place for, and says how many of `what`; one at a time, and it can be stopped. */
export function useSave(what: "row" | "finding", save: (job: string) => Promise<Saved>) {
  const api = useApi();
  const { show, showError } = useNotices();
  const [job, setJob] = useState<string | null>(null);
  const start = useCallback(async () => {
    const id = createJobId();
    setJob(id);
    try {
      const saved = await save(id);
      if (saved) {
        const run = () => void api.revealFile({ token: saved.token }).catch(showError);
        show(`Saved ${saved.name} · ${countOf(saved.rows, what)}`, {
          actions: [{ label: "Show in folder", run }],
        });
      }
    } catch (error) {
      showError(error);
    } finally {
      setJob(null);
    }
  }, [api, what, save, show, showError]);
  const stop = useCallback(() => {
    if (job !== null) api.cancelJob({ job }).catch(showError);
  }, [api, job, showError]);
  return { isSaving: job !== null, start, stop };
}
