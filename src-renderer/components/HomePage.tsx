import { Button } from "react-aria-components";
import type { Course, Workspace } from "../../src-shared/ipc";
import type { HomeLocation } from "../location";
import { useCourses, useOpenWorkspace } from "../use-workspace";
import { CoursesPage } from "./CoursesPage";
import { ErrorCard } from "./ErrorCard";
import { BrandMark, Icon } from "./Icon";
import { OpenButtons } from "./OpenButtons";
import { TableGuide } from "./TableGuide";

interface HomePageProps {
  /** As of now. */
  readonly courses: readonly Course[];
  readonly location: HomeLocation;
  readonly workspace: Workspace;
}

export function HomePage({ courses, location, workspace }: HomePageProps) {
  const { data: then, error, isPlaceholderData } = useCourses(location.choice.asOf);
  if (courses.length === 0) return <Welcome workspace={workspace} />;
  if (error) {
    return (
      <div className="page">
        <ErrorCard error={error} />
      </div>
    );
  }
  return <CoursesPage courses={then ?? courses} location={location} isStale={isPlaceholderData} />;
}

/** What this is, and three ways to begin. */
function Welcome({ workspace }: { workspace: Workspace }) {
  const open = useOpenWorkspace();
  return (
    <div className="page welcome">
      <div className="welcome-mark">
        <BrandMark />
      </div>
      <h1>Course analytics, on your own computer</h1>
      <p className="welcome-lead">
        Coursescope opens exports of the Open edX analytics tables and answers how a course’s
        enrollment and activity developed, with the SQL behind every number.
      </p>
      <div className="drop-zone">
        <Icon name="tray" />
        <p>Drop files or a folder here</p>
        <p className="drop-kinds">
          Exports of tables, database dumps, archives of them, whole folders
        </p>
        <div className="drop-actions">
          <OpenButtons isPrimary />
          <Button className="button" onPress={() => open("sample")}>
            Sample courses
          </Button>
        </div>
      </div>
      <WelcomeWorkspaces workspace={workspace} />
      <p className="welcome-hint">
        Any table of course data fills the list of courses. An export of the LMS’s table{" "}
        <code>course_overviews_courseoverview</code> adds their names, dates and languages.
      </p>
      <TableGuide />
      <p className="offline-line">
        <Icon name="lock" />
        Nothing leaves this computer.
      </p>
    </div>
  );
}

function WelcomeWorkspaces({ workspace }: { workspace: Workspace }) {
  const open = useOpenWorkspace();
  const where = {
    own: "Files are kept in your workspace on this computer.",
    file: `Files are kept in ${workspace.name}.`,
    memory: "Files are kept in memory only, until the window closes.",
    sample: "Files are kept in memory only, until the window closes.",
  }[workspace.kind];
  return (
    <p className="welcome-workspaces">
      {where}
      {workspace.kind !== "own" && (
        <Button className="link" onPress={() => open("own")}>
          My workspace
        </Button>
      )}
      <Button className="link" onPress={() => open("create")}>
        New workspace…
      </Button>
      <Button className="link" onPress={() => open("pick")}>
        Open workspace…
      </Button>
    </p>
  );
}
