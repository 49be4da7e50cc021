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
import { type ImportAction, type ImportJob, listCoursePrefixes, reduceJobs } from "./import-jobs";
import { useNotices } from "./notices";
import { useApi, useEvent } from "./services";
import { useImportOrigins } from "./use-import-origins";
import { goToStart, isAsOfDay } from "./use-workspace";

interface Imports {
  readonly jobs: readonly ImportJob[];
  /** The job whose results are open. */
  readonly open: ImportJob | undefined;
  pick(what: "files" | "folder"): void;
  cancel(id: string): void;
  dismiss(id: string): void;
  showResults(id: string | null): void;
  /** Imports a job's files again, now that their courses are known, by `coursePrefix`. */
  sayCourses(job: ImportJob, courses: Readonly<Record<string, string>>): void;
  /** Imports a file again that was taken out; undefined where it is no longer at hand. */
  findAgain(file: { importId: number; name: string }): (() => void) | undefined;
}

const ImportsContext = createContext<Imports | null>(null);

/** Everything that brings files in: picked, dropped, or given by the menu. */
export function ImportsProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const { showError } = useNotices();
  const [jobs, dispatch] = useReducer(reduceJobs, []);
  const [openId, setOpenId] = useState<string | null>(null);
  const origins = useImportOrigins();

  const start = useStart(dispatch, setOpenId, origins);
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
      sayCourses: (job, courses) => {
        dispatch({ kind: "dismissed", id: job.id });
        setOpenId(null);
        void start(job.sources, courses);
      },
      findAgain: (file) => {
        const source = origins.find(file);
        return source && (() => void start([source]));
      },
    }),
    [jobs, openId, pick, start, api, origins, showError, showResults],
  );
  return <ImportsContext value={imports}>{children}</ImportsContext>;
}

/** Imports sources as a job, and reads everything again after it. */
function useStart(
  dispatch: (action: ImportAction) => void,
  setOpenId: (id: string) => void,
  origins: ReturnType<typeof useImportOrigins>,
) {
  const api = useApi();
  const { showError } = useNotices();
  const refresh = useRefresh();
  return useCallback(
    async (sources: readonly Source[], courses: Readonly<Record<string, string>> = {}) => {
      if (sources.length === 0) return;
      const id = createJobId();
      dispatch({ kind: "started", id, sources });
      try {
        const tokens = sources.map((source) => source.token);
        const files = await api.importSources({ job: id, tokens, courses });
        origins.remember(files, sources);
        dispatch({ kind: "done", id, files });
        // These wait for an answer.
        if (listCoursePrefixes(files).length > 0) setOpenId(id);
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code === "cancelled") dispatch({ kind: "dismissed", id });
        else dispatch({ kind: "failed", id, failure });
      }
      await refresh().catch(showError);
    },
    [api, origins, refresh, showError, dispatch, setOpenId],
  );
}

/** Reads everything again; a workspace that had no course shows its new ones. */
export function useRefresh() {
  const client = useQueryClient();
  const api = useApi();
  return useCallback(async () => {
    const before = client.getQueryData<Course[]>(["courses", null]) ?? [];
    const courses = await api.listCourses({ asOf: null });
    if (before.length === 0 && courses.length > 0) goToStart(courses);
    client.setQueryData(["courses", null], courses);
    await client.invalidateQueries({
      predicate: (query) => query.queryKey[0] !== "courses" || isAsOfDay(query),
    });
  }, [api, client]);
}

export function useImports(): Imports {
  const imports = use(ImportsContext);
  if (!imports) throw new Error("no imports: wrap the page in ImportsProvider");
  return imports;
}
