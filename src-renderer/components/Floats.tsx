import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { type ImportJob, needsLook, summarize } from "../import-jobs";
import { type Notice, useNotices } from "../notices";
import { useExports } from "../use-exports";
import { useImports } from "../use-imports";
import { ExportFloat } from "./ExportFloat";
import { Icon } from "./Icon";
import { JobProgress } from "./JobProgress";

const stayMs = 6000;

/** Long work and short messages, bottom right. */
export function Floats() {
  const { jobs } = useImports();
  const exports = useExports();
  const { list } = useNotices();
  return (
    <section className="floats" aria-label="Messages" aria-live="polite">
      {list.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      {exports.jobs.map((job) => (
        <ExportFloat key={job.id} job={job} />
      ))}
    </section>
  );
}

function JobCard({ job }: { job: ImportJob }) {
  if (job.phase === "done" || job.phase === "failed") return <JobEnd job={job} />;
  return <RunningJob job={job} />;
}

function RunningJob({ job }: { job: ImportJob }) {
  const { cancel } = useImports();
  const isCancelling = job.phase === "cancelling";
  return (
    <div className="float">
      <div className="float-line">
        <b>{isCancelling ? "Cancelling the import" : `Importing ${job.what}`}</b>
        <Button className="link" isDisabled={isCancelling} onPress={() => cancel(job.id)}>
          Cancel
        </Button>
      </div>
      <JobProgress label={`Importing ${job.what}`} {...job} />
    </div>
  );
}

function JobEnd({ job }: { job: ImportJob }) {
  const { dismiss, showResults, open } = useImports();
  const isFine = job.phase === "done" && !job.files.some(needsLook);
  const dismissThis = () => dismiss(job.id);
  const stay = useLeaving(isFine && open?.id !== job.id, dismissThis);
  return (
    <div className="float" {...stay} data-tone={job.phase === "failed" ? "bad" : undefined}>
      <div className="float-line">
        <b>{job.failure ? job.failure.message : summarize(job.files)}</b>
        <Button className="button quiet icon-only" aria-label="Dismiss" onPress={dismissThis}>
          <Icon name="close" />
        </Button>
      </div>
      {job.failure?.hint && <p>{job.failure.hint}</p>}
      {job.files.length > 0 && (
        <Button className="link" onPress={() => showResults(job.id)}>
          {isFine ? "Show files" : "Show what needs a look"}
        </Button>
      )}
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { dismiss } = useNotices();
  const dismissThis = () => dismiss(notice.id);
  const stay = useLeaving(!notice.failure && !notice.notes?.length, dismissThis);
  return (
    <div className="float" {...stay} data-tone={notice.failure ? "bad" : undefined}>
      <div className="float-line">
        <b title={notice.text}>{notice.text}</b>
        <Button className="button quiet icon-only" aria-label="Dismiss" onPress={dismissThis}>
          <Icon name="close" />
        </Button>
      </div>
      {notice.failure?.hint && <p>{notice.failure.hint}</p>}
      {notice.notes?.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {notice.actions && (
        <div className="float-actions">
          {notice.actions.map(({ label, run }) => (
            <Button key={label} className="link" onPress={run}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** What is well leaves by itself, but not under the pointer or the focus. */
function useLeaving(isLeaving: boolean, leave: () => void) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isLeaving || isHeld) return;
    const timer = setTimeout(leave, stayMs);
    return () => clearTimeout(timer);
  }, [isLeaving, isHeld]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release };
}
