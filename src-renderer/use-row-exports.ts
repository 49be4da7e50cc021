import { useCallback } from "react";
import { formatFacts, type RowFormat } from "../src-shared/export-format";
import type { Saved } from "../src-shared/ipc";
import { openPrivacy, type Privacy } from "../src-shared/privacy";
import { toSnippet } from "../src-shared/snippets";
import { type NoticeAction, useNotices } from "./notices";
import { hasFormulas, type RowSource } from "./row-subject";
import { useApi } from "./services";
import { useExports } from "./use-exports";
import { useTellSaved } from "./use-tell-saved";

/** Saves rows without further questions, and says in the window's corner how that went. */
export function useRowExports(subject: RowSource) {
  const { run } = useExports();
  const { showError } = useNotices();
  const toActions = useSavedActions(subject);
  const tell = useTellSaved();
  const save = useCallback(
    (format: RowFormat, privacy: Privacy = openPrivacy) => {
      const saveNow = async () => {
        const title = `Saving ${subject.title} as ${formatFacts[format].label}`;
        const saved = await run(title, (job) => subject.save(job, format, privacy));
        if (!saved) return;
        const again = { label: "Save as CSV for spreadsheets instead", run: () => retry(privacy) };
        const actions = hasFormulas(format, saved) ? [again] : toActions(format, saved);
        tell(saved, actions);
      };
      const retry = (same: Privacy) => save("csv-excel", same);
      saveNow().catch(showError);
    },
    [run, subject, toActions, tell, showError],
  );
  return save;
}

/** What tools open wants a line of code. */
function useSavedActions({ columns }: RowSource) {
  const api = useApi();
  const { show, showError } = useNotices();
  return useCallback(
    (format: RowFormat, { name }: Saved): readonly NoticeAction[] => {
      if (formatFacts[format].audience !== "tools") return [];
      const copy = (language: "python" | "r", label: string) => ({
        label: `Copy ${label} code`,
        run: () => {
          const text = toSnippet(language, format, name, columns);
          api.copyText({ text }).then(() => show(`Copied the ${label} code`), showError);
        },
      });
      return [copy("python", "Python"), copy("r", "R")];
    },
    [api, columns, show, showError],
  );
}
