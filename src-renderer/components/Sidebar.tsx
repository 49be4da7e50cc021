import { useState } from "react";
import { Button } from "react-aria-components";
import { searchCourses } from "../course-search";
import { countOf } from "../import-jobs";
import type { Location } from "../location";
import { useImports } from "../use-imports";
import { useCourses } from "../use-workspace";
import { CourseList } from "./CourseList";
import { CourseSearch } from "./CourseSearch";
import { BrandMark, Icon } from "./Icon";
import { WorkspaceMenu } from "./WorkspaceMenu";

export function Sidebar({ location }: { location: Location }) {
  const { data: courses = [] } = useCourses();
  const [query, setQuery] = useState("");
  const found = searchCourses(courses, query);
  const current = location.page === "course" ? location.course : null;
  return (
    <aside className="sidebar" aria-label="Workspace">
      <div className="brand">
        <a href="#/" title="Home" aria-current={location.page === "home" ? "page" : undefined}>
          <BrandMark />
          Coursescope
        </a>
        {courses.length > 0 && <small>{countOf(courses.length, "course")}</small>}
      </div>
      {courses.length > 0 && <CourseSearch query={query} onQuery={setQuery} />}
      <nav className="course-nav" aria-label="Courses">
        {courses.length > 0 && query === "" && (
          <AllCourses isCurrent={location.page === "compare"} />
        )}
        <CourseList courses={found} current={current} />
        {courses.length > 0 && found.length === 0 && (
          <p className="quiet-note">No course matches “{query}”.</p>
        )}
        {courses.length === 0 && <p className="quiet-note">No courses yet.</p>}
      </nav>
      <SidebarFoot isData={location.page === "data"} />
    </aside>
  );
}

function AllCourses({ isCurrent }: { isCurrent: boolean }) {
  return (
    <a
      className="course all-courses"
      href="#/reports/course-summaries"
      aria-current={isCurrent ? "page" : undefined}
    >
      <span className="mark all-mark" aria-hidden="true">
        <Icon name="bars" />
      </span>
      <span className="course-name">All courses</span>
      <span className="course-key">compared, and their programs</span>
    </a>
  );
}

function SidebarFoot({ isData }: { isData: boolean }) {
  const { pick } = useImports();
  return (
    <div className="foot">
      <div className="foot-actions">
        <Button className="foot-item" onPress={() => pick("files")}>
          Open files
        </Button>
        <Button className="foot-item" onPress={() => pick("folder")}>
          Open folder
        </Button>
        <a className="foot-item" href="#/data" aria-current={isData ? "page" : undefined}>
          Data
        </a>
      </div>
      <WorkspaceMenu />
    </div>
  );
}
