import { Button } from "react-aria-components";
import type { HealthProgress } from "../use-health";
import { ProgressBar } from "./ProgressBar";

interface HealthRunningProps {
  readonly progress: HealthProgress;
  readonly onStop: () => void;
}

/** How far the checks are, and a way to stop them. */
export function HealthRunning({ progress, onStop }: HealthRunningProps) {
  const percent = progress.fraction === null ? undefined : Math.round(progress.fraction * 100);
  return (
    <div className="running" role="status">
      <div className="float-line">
        <b>Looking through the data</b>
        <Button className="link" onPress={onStop}>
          Stop
        </Button>
      </div>
      <ProgressBar label="Looking through the data" percent={percent} />
      <p className="running-note">{progress.note}</p>
    </div>
  );
}
