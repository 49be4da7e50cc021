import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useMemo,
  useReducer,
  useState,
} from "react";
import { toFailure } from "../src-shared/errors";
import type { Course, Source } from "../src-shared/ipc";
import { createJobId } from "./api";
import { type ImportJob, reduceJobs } from "./import-jobs";
import { useNotices } from "./notices";
import { useApi, useEvent } from "./services";
import { goToFirst } from "./use-workspace";

interface Imports {
  readonly jobs: readonly ImportJob[];
  /** The job whose results are open. */
  readonly open: ImportJob | undefined;
  pick(what: "files" | "folder"): void;
  cancel(id: string): void;
  dismiss(id: string): void;
  showResults(id: string | null): void;
}

const ImportsContext = createContext<Imports | null>(null);

/** Everything that brings files in: picked, dropped, or given by the menu. */
export function ImportsProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const { showError } = useNotices();
  const [jobs, dispatch] = useReducer(reduceJobs, []);
  const [openId, setOpenId] = useState<string | null>(null);
  const refresh = useRefresh();

  const start = useCallback(
    async (sources: readonly Source[]) => {
      if (sources.length === 0) return;
      const id = createJobId();
      dispatch({ kind: "started", id, sources });
      try {
        const tokens = sources.map((source) => source.token);
        dispatch({ kind: "done", id, files: await api.importSources({ job: id, tokens }) });
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code === "cancelled") dispatch({ kind: "dismissed", id });
        else dispatch({ kind: "failed", id, failure });
      }
      await refresh().catch(showError);
    },
    [api, refresh, showError],
  );
  const pick = useCallback(
    (what: "files" | "folder") => {
      api.pickSources({ what }).then(start).catch(showError);
    },
    [api, start, showError],
  );
  useEvent(
    "progress",
    useCallback((progress) => dispatch({ kind: "progressed", progress }), []),
  );
  useEvent(
    "dropped",
    useCallback(({ sources }) => void start(sources), [start]),
  );

  const showResults = useCallback(
    (id: string | null) => {
      // Who has looked through the results needs no reminder of them.
      if (id === null && openId !== null) dispatch({ kind: "dismissed", id: openId });
      setOpenId(id);
    },
    [openId],
  );
  const imports = useMemo<Imports>(
    () => ({
      jobs,
      open: jobs.find((job) => job.id === openId),
      pick,
      cancel: (id) => {
        dispatch({ kind: "cancelling", id });
        api.cancelJob({ job: id }).catch(showError);
      },
      dismiss: (id) => dispatch({ kind: "dismissed", id }),
      showResults,
    }),
    [jobs, openId, pick, api, showError, showResults],
  );
  return <ImportsContext value={imports}>{children}</ImportsContext>;
}

/** Reads everything again; in a workspace that had no course, shows the first new one. */
function useRefresh() {
  const client = useQueryClient();
  const api = useApi();
  return useCallback(async () => {
    const before = client.getQueryData<Course[]>(["courses"]) ?? [];
    const courses = await api.listCourses({});
    if (before.length === 0 && courses.length > 0) goToFirst(courses);
    client.setQueryData(["courses"], courses);
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "courses" });
  }, [api, client]);
}

export function useImports(): Imports {
  const imports = use(ImportsContext);
  if (!imports) throw new Error("no imports: wrap the page in ImportsProvider");
  return imports;
}
