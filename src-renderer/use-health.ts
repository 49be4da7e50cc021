import { useQuery } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { createJobId } from "./api";
import { useApi, useEvent } from "./services";

/** How far the checks are; the fraction is null where nobody knows. */
export interface HealthProgress {
  readonly fraction: number | null;
  /** The title of the check that runs. */
  readonly note: string;
}

/** What the checks found in a course, or in all. They run once the page asks, and can be stopped. */
export function useHealth(course: string | null) {
  const api = useApi();
  const running = useRef<string | null>(null);
  const [progress, setProgress] = useState<HealthProgress>({ fraction: null, note: "" });
  useEvent(
    "progress",
    useCallback(({ job, fraction, note }) => {
      if (job === running.current) setProgress({ fraction, note });
    }, []),
  );
  const query = useQuery({
    queryKey: ["data", "health", course],
    queryFn: async ({ signal }) => {
      const job = createJobId();
      running.current = job;
      setProgress({ fraction: null, note: "" });
      signal.addEventListener("abort", () => void api.cancelJob({ job }).catch(() => undefined));
      return api.checkHealth({ job, course });
    },
  });
  const stop = () => {
    if (running.current !== null) void api.cancelJob({ job: running.current });
  };
  return { ...query, progress, stop };
}
