import { Button } from "react-aria-components";
import type { Course, Workspace } from "../../src-shared/ipc";
import { useOpenWorkspace } from "../use-workspace";
import { CourseTable } from "./CourseTable";
import { BrandMark, Icon } from "./Icon";
import { OpenButtons } from "./OpenButtons";
import { TableGuide } from "./TableGuide";

interface HomePageProps {
  readonly courses: readonly Course[];
  readonly workspace: Workspace;
}

export function HomePage({ courses, workspace }: HomePageProps) {
  return courses.length > 0 ? <CourseTable courses={courses} /> : <Welcome workspace={workspace} />;
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
        <p className="drop-kinds">CSV or TSV, plain or gzipped, one table a file</p>
        <div className="drop-actions">
          <OpenButtons isPrimary />
          <Button className="button" onPress={() => open("sample")}>
            Sample courses
          </Button>
        </div>
      </div>
      <WelcomeWorkspaces workspace={workspace} />
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
