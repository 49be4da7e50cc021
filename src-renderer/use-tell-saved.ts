import { useCallback } from "react";
import type { Saved } from "../src-shared/ipc";
import { countOf } from "./import-jobs";
import { type NoticeAction, useNotices } from "./notices";
import { useApi } from "./services";

/** Shows a saved file in the system's folder window. */
export function useReveal() {
  const api = useApi();
  const { showError } = useNotices();
  return useCallback(
    (token: string) => void api.revealFile({ token }).catch(showError),
    [api, showError],
  );
}

/** Says what was saved, what one should know of it, and what can be done with it. */
export function useTellSaved() {
  const { show } = useNotices();
  const reveal = useReveal();
  return useCallback(
    ({ token, name, rows, notes }: Saved, actions: readonly NoticeAction[] = []) =>
      show(rows > 0 ? `Saved ${name} · ${countOf(rows, "row")}` : `Saved ${name}`, {
        notes,
        actions: [{ label: "Show in folder", run: () => reveal(token) }, ...actions],
      }),
    [show, reveal],
  );
}
