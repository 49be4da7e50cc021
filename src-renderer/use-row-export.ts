import { useState } from "react";
import { formatFacts, type RowFormat } from "../src-shared/export-format";
import type { Saved } from "../src-shared/ipc";
import type { RowSubject } from "./row-subject";
import { useExportChoices } from "./use-export-choices";
import { useExportJob } from "./use-export-job";
import { useTellSaved } from "./use-tell-saved";

/** What the export dialog does with its rows. */
export function useRowExport(subject: RowSubject) {
  const { choices, choose } = useExportChoices();
  const work = useExportJob();
  const tell = useTellSaved();
  const [saved, setSaved] = useState<{ saved: Saved; format: RowFormat } | null>(null);
  const [plan, setPlan] = useState<Saved | null>(null);
  const { privacy } = choices.privacy;
  const save = (format: RowFormat) => {
    setSaved(null);
    setPlan(null);
    const title = `Saving ${subject.title} as ${formatFacts[format].label}`;
    void work.start(title, (job) => subject.save(job, format, privacy), {
      onDone: (done) => setSaved({ saved: done, format }),
      onDoneLate: tell,
    });
  };
  const savePlan = () => {
    setPlan(null);
    const write = () => subject.savePlan(choices.rowFormat, privacy);
    void work.start("Saving a plan", write, { onDone: setPlan, onDoneLate: tell });
  };
  return { choices, choose, work, saved, plan, save, savePlan, again: () => setSaved(null) };
}
