import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Privacy } from "../src-shared/privacy";
import { createJobId } from "./api";
import type { RowSubject } from "./row-subject";
import { useApi } from "./services";

/** What would leave with this privacy; the one before stays until the next is there. */
export function useLeaving(subject: RowSubject, privacy: Privacy) {
  const api = useApi();
  return useQuery({
    queryKey: ["data", "leaving", subject.kind, subject.key, privacy],
    queryFn: ({ signal }) => {
      const job = createJobId();
      signal.addEventListener("abort", () => void api.cancelJob({ job }).catch(() => undefined));
      return subject.preview(job, privacy);
    },
    placeholderData: keepPreviousData,
  });
}
