import { Button } from "react-aria-components";
import type { ExportJob } from "../export-jobs";
import { useExports } from "../use-exports";
import { JobProgress } from "./JobProgress";

/** Nobody knows how long choosing a place takes: it floats once there is something to tell. */
export function ExportFloat({ job }: { job: ExportJob }) {
  const { stop } = useExports();
  if (job.isWatched || !job.progress) return null;
  return (
    <div className="float">
      <div className="float-line">
        <b title={job.title}>{job.isStopping ? "Stopping" : job.title}</b>
        <Button className="link" isDisabled={job.isStopping} onPress={() => stop(job.id)}>
          Cancel
        </Button>
      </div>
      <JobProgress label={job.title} {...job.progress} />
    </div>
  );
}
