import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import type { PlanResult } from "../src-shared/ipc";
import { useNotices } from "./notices";
import { useApi, useEvent } from "./services";
import { useExports } from "./use-exports";

interface Plans {
  /** What became of the outputs of the plan that ran last; null when it was looked at. */
  readonly result: PlanResult | null;
  run(): void;
  close(): void;
}

const PlansContext = createContext<Plans | null>(null);

/** Runs plans, from the application menu and from the page. */
export function PlansProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const { run: runJob } = useExports();
  const { showError } = useNotices();
  const [result, setResult] = useState<PlanResult | null>(null);
  const run = useCallback(() => {
    runJob("Running a plan", (job) => api.runPlan({ job })).then(setResult, showError);
  }, [api, runJob, showError]);
  useEvent(
    "command",
    useCallback(
      ({ name }) => {
        if (name === "run-plan") run();
      },
      [run],
    ),
  );
  const plans = useMemo(() => ({ result, run, close: () => setResult(null) }), [result, run]);
  return <PlansContext value={plans}>{children}</PlansContext>;
}

export function usePlans(): Plans {
  const plans = use(PlansContext);
  if (!plans) throw new Error("no plans: wrap the page in PlansProvider");
  return plans;
}
