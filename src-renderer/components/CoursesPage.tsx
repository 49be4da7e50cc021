import { useMemo, useState } from "react";
import type { Course } from "../../src-shared/ipc";
import type { CourseChoice } from "../course-choice";
import type { HomeLocation } from "../location";
import { useCourseList } from "../use-course-list";
import { replaceLocation } from "../use-location";
import { useSearchText } from "../use-search-text";
import { CourseCards } from "./CourseCards";
import { CourseFilters } from "./CourseFilters";
import { CoursesMenu } from "./CoursesMenu";
import { CourseTable } from "./CourseTable";
import { CourseToolbar } from "./CourseToolbar";
import { CourseTotals } from "./CourseTotals";
import { NoCourses } from "./NoCourses";
import { SelectionBar } from "./SelectionBar";

interface CoursesPageProps {
  /** As of the day that the address says. */
  readonly courses: readonly Course[];
  readonly location: HomeLocation;
  /** Whether a newer list is on its way. */
  readonly isStale: boolean;
}

/** All courses: narrowed down, in order, with their numbers together. */
export function CoursesPage({ courses, location, isStale }: CoursesPageProps) {
  const [search, setSearch] = useSearchText(location.choice.search, (text) =>
    replaceLocation({ page: "home", choice: { ...location.choice, search: text } }),
  );
  const choice = useMemo((): CourseChoice => ({ ...location.choice, search }), [location, search]);
  const list = useCourseList(courses, choice);
  const { shown, found, index } = list;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = { courses: shown, selected, onSelect: setSelected };
  return (
    <div className="page courses-page">
      <div className="title">
        <h1>Courses</h1>
        <span className="key" role="status">
          {describeCount(shown.length, courses.length)}
        </span>
        <div className="actions">
          <CoursesMenu courses={shown} asOf={choice.asOf} />
        </div>
      </div>
      <CourseToolbar choice={choice} courses={courses} sort={list.sort} onSearch={setSearch} />
      <CourseFilters choice={choice} index={index} counts={found.counts} />
      <div className="answer" data-stale={isStale ? "" : undefined}>
        {shown.length === 0 ? (
          <NoCourses choice={choice} index={index} kept={found.kept} />
        ) : (
          <>
            <CourseTotals courses={shown} />
            {choice.layout === "table" ? (
              <CourseTable {...rows} choice={choice} sort={list.sort} all={courses} />
            ) : (
              <CourseCards {...rows} />
            )}
          </>
        )}
      </div>
      <SelectionBar courses={courses} selected={selected} onSelect={setSelected} />
    </div>
  );
}

function describeCount(shown: number, all: number): string {
  const format = new Intl.NumberFormat(navigator.language);
  const noun = all === 1 ? "course" : "courses";
  return shown === all
    ? `${format.format(all)} ${noun}`
    : `${format.format(shown)} of ${format.format(all)} ${noun}`;
}
