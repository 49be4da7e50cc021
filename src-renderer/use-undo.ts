import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { LedgerEntry, Undone } from "../src-shared/ipc";
import { shortenMiddle } from "../src-shared/shorten-id";
import { countOf } from "./import-jobs";
import { useNotices } from "./notices";
import { useApi } from "./services";
import { useImports, useRefresh } from "./use-imports";

/** Why nothing can be taken out at the moment, or null. */
export function useUndoHindrance(): string | null {
  const { jobs } = useImports();
  const isImporting = jobs.some(({ phase }) => phase === "running" || phase === "cancelling");
  return isImporting ? "An import is running. Undo is possible when it has ended." : null;
}

/** What an undo would do; asked for while its dialog is open. */
export function useUndoPreview(importId: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["data", "undo", importId],
    queryFn: () => api.previewUndo({ importId }),
    gcTime: 0,
    staleTime: 0,
  });
}

/** Takes a file's rows out, reads everything again, and offers to import the file once more. */
export function useUndo(): (entry: LedgerEntry) => Promise<void> {
  const api = useApi();
  const refresh = useRefresh();
  const { show, showError } = useNotices();
  const { findAgain } = useImports();
  return useCallback(
    async (entry) => {
      try {
        const undone = await api.undoImport({ importId: entry.importId });
        const again = findAgain(entry);
        show(
          `Took out ${shortenMiddle(undone.name, 48)}`,
          again && { actions: [{ label: "Import again", run: again }] },
        );
        await refresh();
      } catch (error) {
        showError(error);
      }
    },
    [api, refresh, show, showError, findAgain],
  );
}

/** “Takes out 1,204 rows. 37 rows of older files are shown again.” */
export function describeUndo({ rows, restored }: Undone): string {
  const out = rows === 0 ? "Takes out no rows." : `Takes out ${countOf(rows, "row")}.`;
  if (restored === 0) return out;
  const verb = restored === 1 ? "is" : "are";
  return `${out} ${countOf(restored, "row")} of older files ${verb} shown again.`;
}
