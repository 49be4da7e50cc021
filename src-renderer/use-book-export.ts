import { useState } from "react";
import { formatFacts } from "../src-shared/export-format";
import type { CallInput, Course, Saved } from "../src-shared/ipc";
import { countOf } from "./import-jobs";
import { useApi } from "./services";
import { useExportChoices } from "./use-export-choices";
import { useExportJob } from "./use-export-job";
import { useTellSaved } from "./use-tell-saved";

export interface BookRequest {
  readonly courses: readonly Course[];
  /** Ids, in the registry's order. */
  readonly reports: readonly string[];
  readonly period: CallInput<"exportBook">["period"];
}

/** What the dialog of several reports does with them. */
export function useBookExport({ courses, reports, period }: BookRequest) {
  const api = useApi();
  const { choices } = useExportChoices();
  const work = useExportJob();
  const tell = useTellSaved();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [plan, setPlan] = useState<Saved | null>(null);
  const { bookFormat: format, privacy } = choices;
  const toBook = () => ({
    courses: courses.map(({ id }) => id),
    reports: [...reports],
    period,
    format,
    privacy: privacy.privacy,
  });
  const save = () => {
    setPlan(null);
    const title = `Saving ${countOf(reports.length, "report")} as ${formatFacts[format].label}`;
    void work.start(title, (job) => api.exportBook({ job, ...toBook() }), {
      onDone: setSaved,
      onDoneLate: tell,
    });
  };
  const savePlan = () => {
    setPlan(null);
    void work.start("Saving a plan", () => api.savePlan({ output: toBook() }), {
      onDone: setPlan,
      onDoneLate: tell,
    });
  };
  return { work, saved, plan, save, savePlan, again: () => setSaved(null) };
}
