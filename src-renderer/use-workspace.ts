import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { CallInput, Course, Workspace } from "../src-shared/ipc";
import { plainChoice } from "./course-choice";
import type { CourseLocation } from "./location";
import { useNotices } from "./notices";
import { useApi } from "./services";
import { goTo, replaceLocation } from "./use-location";

export function useStatus() {
  const api = useApi();
  return useQuery({ queryKey: ["status"], queryFn: () => api.getStatus({}) });
}

/** Every course, as of a day (`YYYY-MM-DD`) or now; the list before stays until the new one is there. */
export function useCourses(asOf: string | null = null) {
  const api = useApi();
  return useQuery({
    queryKey: ["courses", asOf],
    queryFn: () => api.listCourses({ asOf }),
    placeholderData: keepPreviousData,
  });
}

export function useImportedFiles() {
  const api = useApi();
  return useQuery({ queryKey: ["data", "imports"], queryFn: () => api.listImports({}) });
}

/** Opens another workspace and shows its courses. */
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
    const courses = await api.listCourses({ asOf: null });
    goToStart(courses);
    client.removeQueries({ queryKey: ["courses"], type: "inactive" });
    client.setQueryData(["courses", null], courses);
    for (const queryKey of [["report"], ["data"]]) {
      client.removeQueries({ queryKey, type: "inactive" });
    }
    await Promise.all([
      client.resetQueries({ queryKey: ["report"] }),
      client.resetQueries({ queryKey: ["data"] }),
      client.invalidateQueries({ predicate: isAsOfDay }),
      client.invalidateQueries({ queryKey: ["status"] }),
    ]);
  }, [api, client]);
}

/** Whether a query is the courses as of a day. */
export function isAsOfDay({ queryKey: [name, asOf] }: { readonly queryKey: QueryKey }): boolean {
  return name === "courses" && asOf !== null;
}

/** Shows all courses; where there is but one, that one. */
export function goToStart(
  courses: readonly Course[],
  options: { isReplacing?: boolean } = {},
): void {
  const [course] = courses;
  const go = options.isReplacing ? replaceLocation : goTo;
  const isOnly = course !== undefined && courses.length === 1;
  go(isOnly ? toCourseLocation(course.id) : { page: "home", choice: plainChoice });
}

/** A course's own page, or one of its reports. */
export function toCourseLocation(course: string, report: string | null = null): CourseLocation {
  return { page: "course", course, report, period: { kind: "whole" }, choices: {}, view: "chart" };
}
