import type { Workspace } from "../../src-shared/ipc";
import type { Location } from "../location";
import { useCourses } from "../use-workspace";
import { ComparePage } from "./ComparePage";
import { CoursePage } from "./CoursePage";
import { DataPage } from "./DataPage";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { HomePage } from "./HomePage";
import { OpenButtons } from "./OpenButtons";

interface PageProps {
  readonly location: Location;
  readonly workspace: Workspace;
}

export function Page({ location, workspace }: PageProps) {
  const { data: courses, error } = useCourses();
  if (error) {
    return (
      <div className="page">
        <ErrorCard error={error} />
      </div>
    );
  }
  if (location.page === "data") return <DataPage location={location} />;
  if (!courses || location.page === "start") return null;
  if (location.page === "home") {
    return <HomePage courses={courses} location={location} workspace={workspace} />;
  }
  if (location.page === "compare") {
    return <ComparePage courses={courses} location={location} workspace={workspace} />;
  }
  const course = courses.find(({ id }) => id === location.course);
  if (course) return <CoursePage course={course} location={location} workspace={workspace} />;
  return (
    <div className="page">
      <EmptyState
        title="This course is not in the workspace."
        actions={
          <>
            <a className="button" href="#/">
              All courses
            </a>
            <OpenButtons />
          </>
        }
      >
        <code>{location.course}</code>
      </EmptyState>
    </div>
  );
}
