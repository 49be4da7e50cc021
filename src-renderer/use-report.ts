import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ParamValues } from "../src-shared/params";
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
  params: ParamValues,
  options: { readonly isEnabled: boolean },
): ReportAnswer {
  const api = useApi();
  // Another learner, problem or video is another subject; another period is not.
  const { start_date: _from, end_date: _to, ...about } = params;
  const subject = `${report} ${JSON.stringify(about)}`;
  const { data, error, isFetching, isPending } = useQuery({
    queryKey: ["report", report, params],
    enabled: options.isEnabled,
    queryFn: async ({ signal }): Promise<Answered> => {
      const job = createJobId();
      signal.addEventListener("abort", () => void api.cancelJob({ job }).catch(() => undefined));
      const { table } = await api.runReport({ job, report, params: toPlain(params) });
      return { subject, table: decodeTable(table) };
    },
    placeholderData: (before) => (before?.subject === subject ? before : undefined),
  });
  const isSlow = useDelay(isPending && isFetching, 150);
  return { table: error ? undefined : data?.table, isStale: isFetching && !!data, isSlow, error };
}

/** The contract's lists may be written to; ours may not. */
export function toPlain(params: ParamValues): Record<string, string | boolean | string[]> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "object" ? [...value] : value,
    ]),
  );
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
