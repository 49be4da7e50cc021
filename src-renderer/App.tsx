import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Course, EventPayload } from "../src-shared/ipc";
import type { Bridge } from "./api";
import { DropOverlay } from "./components/DropOverlay";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { ErrorCard } from "./components/ErrorCard";
import { Floats } from "./components/Floats";
import { ImportResults } from "./components/ImportResults";
import { Page } from "./components/Page";
import { PlanResults } from "./components/PlanResults";
import { Sidebar } from "./components/Sidebar";
import { WorkspaceBanner } from "./components/WorkspaceBanner";
import { toShownName } from "./course-name";
import { filesLocation } from "./data-location";
import { formatLocation, type Location } from "./location";
import { NoticesProvider, useNotices } from "./notices";
import { ServicesProvider, useEvent } from "./services";
import { ExportChoicesProvider } from "./use-export-choices";
import { ExportsProvider } from "./use-exports";
import { ImportsProvider, useImports } from "./use-imports";
import { goTo, useLocation } from "./use-location";
import { PlansProvider } from "./use-plans";
import { goToStart, useCourses, useShowWorkspace, useStatus } from "./use-workspace";

export function App({ bridge }: { bridge: Bridge }) {
  const [client] = useState(createClient);
  return (
    <ServicesProvider bridge={bridge}>
      <QueryClientProvider client={client}>
        <NoticesProvider>
          <ImportsProvider>
            <ExportsProvider>
              <PlansProvider>
                <ExportChoicesProvider>
                  <Window />
                </ExportChoicesProvider>
              </PlansProvider>
            </ExportsProvider>
          </ImportsProvider>
        </NoticesProvider>
      </QueryClientProvider>
    </ServicesProvider>
  );
}

function createClient(): QueryClient {
  // Main answers without a network, and its answers stay true until an import or another workspace.
  const queries = {
    networkMode: "always",
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  } as const;
  return new QueryClient({ defaultOptions: { queries } });
}

function Window() {
  const location = useLocation();
  const { data: status, error } = useStatus();
  const { data: courses } = useCourses();
  const main = useRef<HTMLElement>(null);
  useMainEvents();
  useEffect(() => {
    if (location.page === "start" && courses) goToStart(courses, { isReplacing: true });
  }, [location, courses]);
  const place = toPlace(location);
  useEffect(() => {
    main.current?.scrollTo?.(0, 0);
  }, [place]);
  useEffect(() => {
    document.title = toTitle(location, courses);
  }, [location, courses]);
  return (
    <div className="app">
      <Sidebar location={location} />
      <main className="main scroller" ref={main}>
        {status && <WorkspaceBanner workspace={status.workspace} />}
        <ErrorBoundary place={formatLocation(location)}>
          {error && (
            <div className="page">
              <ErrorCard error={error} />
            </div>
          )}
          {status && <Page location={location} workspace={status.workspace} />}
        </ErrorBoundary>
      </main>
      <Floats />
      <ImportResults />
      <PlanResults />
      <DropOverlay />
    </div>
  );
}

/** What one scrolls in: another one begins at its top. */
function toPlace(location: Location): string {
  if (location.page === "course") return location.course;
  return location.page === "data" ? `data ${location.tab}` : location.page;
}

function toTitle(location: Location, courses: readonly Course[] = []): string {
  if (location.page === "data") {
    return `${location.tab === "table" ? location.table : "Data"} – Coursescope`;
  }
  if (location.page === "home" && courses.length > 0) return "Courses – Coursescope";
  if (location.page === "compare") return "All courses – Coursescope";
  const course = courses.find(({ id }) => location.page === "course" && id === location.course);
  return course ? `${toShownName(course)} – Coursescope` : "Coursescope";
}

function useMainEvents(): void {
  const showWorkspace = useShowWorkspace();
  const { showError } = useNotices();
  const { pick } = useImports();
  useEvent(
    "workspaceChanged",
    useCallback(() => void showWorkspace().catch(showError), [showWorkspace, showError]),
  );
  useEvent(
    "command",
    useCallback(
      ({ name }: EventPayload<"command">) => {
        if (name === "open-files") pick("files");
        if (name === "open-folder") pick("folder");
        if (name === "show-imports") goTo(filesLocation);
      },
      [pick],
    ),
  );
}
