import { useMemo, useState } from "react";
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
  const [typed, setQuery] = useState("");
  // All courses have a search of their own.
  const isHome = location.page === "home";
  const query = isHome ? "" : typed;
  const found = useMemo(() => searchCourses(courses, query), [courses, query]);
  const current = location.page === "course" ? location.course : null;
  return (
    <aside className="sidebar" aria-label="Workspace">
      <div className="brand">
        <a href="#/" title="Home">
          <BrandMark />
          Coursescope
        </a>
        {courses.length > 0 && <small>{countOf(courses.length, "course")}</small>}
      </div>
      {courses.length > 0 && <Places page={location.page} />}
      {courses.length > 0 && !isHome && (
        <CourseSearch query={query} onQuery={setQuery} results=".course-nav" />
      )}
      <nav className="course-nav scroller" aria-label="Courses">
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

/** All courses: to find one, and next to each other. */
function Places({ page }: { page: Location["page"] }) {
  return (
    <nav className="places" aria-label="All courses">
      <a className="place" href="#/" aria-current={page === "home" ? "page" : undefined}>
        <Icon name="grid" />
        Courses
      </a>
      <a
        className="place"
        href="#/reports/course-summaries"
        aria-current={page === "compare" ? "page" : undefined}
      >
        <Icon name="bars" />
        Across courses
      </a>
    </nav>
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
