import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { CallInput, Course, Workspace } from "../src-shared/ipc";
import type { CourseLocation } from "./location";
import { useNotices } from "./notices";
import { findFirstReport } from "./report-data";
import { useApi } from "./services";
import { goTo, replaceLocation } from "./use-location";

export function useStatus() {
  const api = useApi();
  return useQuery({ queryKey: ["status"], queryFn: () => api.getStatus({}) });
}

export function useCourses() {
  const api = useApi();
  return useQuery({ queryKey: ["courses"], queryFn: () => api.listCourses({}) });
}

export function useImportedFiles() {
  const api = useApi();
  return useQuery({ queryKey: ["imports"], queryFn: () => api.listImports({}) });
}

/** Opens another workspace and shows its first course. */
export function useOpenWorkspace() {
  const api = useApi();
  const { showError } = useNotices();
  const showWorkspace = useShowWorkspace();
  return useCallback(
    (what: CallInput<"openWorkspace">["what"]) => {
      const show = (workspace: Workspace | null) => (workspace ? showWorkspace() : undefined);
      api.openWorkspace({ what }).then(show).catch(showError);
    },
    [api, showWorkspace, showError],
  );
}

/** Shows what is open now; nothing of what was open before may show through. */
export function useShowWorkspace() {
  const api = useApi();
  const client = useQueryClient();
  return useCallback(async () => {
    const courses = await api.listCourses({});
    goToFirst(courses);
    client.setQueryData(["courses"], courses);
    client.removeQueries({ queryKey: ["report"], type: "inactive" });
    await Promise.all([
      client.resetQueries({ queryKey: ["report"] }),
      client.invalidateQueries({ queryKey: ["status"] }),
      client.invalidateQueries({ queryKey: ["imports"] }),
    ]);
  }, [api, client]);
}

export function goToFirst(
  courses: readonly Course[],
  options: { isReplacing?: boolean } = {},
): void {
  const [course] = courses;
  const go = options.isReplacing ? replaceLocation : goTo;
  go(course ? toCourseLocation(course) : { page: "home" });
}

export function toCourseLocation(course: Course): CourseLocation {
  const report = findFirstReport(course)?.id ?? null;
  const period = { kind: "whole" } as const;
  return { page: "course", course: course.id, report, period, choices: {}, view: "chart" };
}
