import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ResultTable } from "../src-shared/result";
import { createJobId } from "./api";
import { useApi } from "./services";
import { decodeTable } from "./table";

export interface ReportAnswer {
  /** The newest table there is; `isStale` while a newer one is on its way. */
  readonly table: ResultTable | undefined;
  readonly isStale: boolean;
  /** Nothing to show yet, and it takes long enough to say so. */
  readonly isSlow: boolean;
  readonly error: unknown;
}

interface Answered {
  readonly subject: string;
  readonly table: ResultTable;
}

/**
 * Runs a report on main. The newest request wins: changing the parameters or leaving cancels the
 * job before. An old table stays while a newer one of the same report and course is computed.
 */
export function useReport(
  report: string,
  params: Readonly<Record<string, string>>,
  options: { readonly isEnabled: boolean },
): ReportAnswer {
  const api = useApi();
  const subject = `${report} ${params.course}`;
  const { data, error, isFetching, isPending } = useQuery({
    queryKey: ["report", report, params],
    enabled: options.isEnabled,
    queryFn: async ({ signal }): Promise<Answered> => {
      const job = createJobId();
      signal.addEventListener("abort", () => void api.cancelJob({ job }).catch(() => undefined));
      const { table } = await api.runReport({ job, report, params: { ...params } });
      return { subject, table: decodeTable(table) };
    },
    placeholderData: (before) => (before?.subject === subject ? before : undefined),
  });
  const isSlow = useDelay(isPending && isFetching, 150);
  return { table: error ? undefined : data?.table, isStale: isFetching && !!data, isSlow, error };
}

function useDelay(isOn: boolean, delayMs: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isOn, delayMs]);
  return isOn && isLate;
}
