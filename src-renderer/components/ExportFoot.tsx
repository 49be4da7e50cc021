import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { DialogJob } from "../use-export-job";
import { ErrorCard } from "./ErrorCard";
import { JobProgress } from "./JobProgress";

interface ExportFootProps {
  readonly work: DialogJob;
  /** How much there is to save, or what was saved beside it. */
  readonly children?: ReactNode;
  /** Whether there is something to save. */
  readonly canSave: boolean;
  readonly onSave: () => void;
  readonly onSavePlan: () => void;
  readonly onCancel: () => void;
}

/** What a dialog does in the end: saves, shows how far it is, or says why not. */
export function ExportFoot(props: ExportFootProps) {
  const { work, children, canSave, onSave, onSavePlan, onCancel } = props;
  if (work.job) return <RunningFoot work={work} />;
  return (
    <>
      {work.error !== undefined && (
        <div className="export-error">
          <ErrorCard error={work.error} />
        </div>
      )}
      <footer className="dialog-foot">
        <div className="foot-note" aria-live="polite">
          {children}
        </div>
        <Button className="button quiet" isDisabled={!canSave} onPress={onSavePlan}>
          Save as plan…
        </Button>
        <Button className="button" onPress={onCancel}>
          Cancel
        </Button>
        <Button
          className="button primary"
          autoFocus={work.hasRun}
          isDisabled={!canSave}
          onPress={onSave}
        >
          Save…
        </Button>
      </footer>
    </>
  );
}

function RunningFoot({ work: { job, stop } }: { work: DialogJob }) {
  if (!job) return null;
  const { title, isStopping, progress } = job;
  const shown = progress ?? { fraction: null, note: "" };
  return (
    <footer className="dialog-foot">
      <div className="foot-progress">
        <div className="float-line">
          <b title={title}>{isStopping ? "Stopping" : title}</b>
        </div>
        <JobProgress label={title} {...shown} />
      </div>
      <Button className="button" autoFocus isDisabled={isStopping} onPress={stop}>
        Stop
      </Button>
    </footer>
  );
}
