import type { Course } from "../../src-shared/ipc";
import type { CourseChoice } from "../course-choice";
import type { CourseSortName } from "../course-sort";
import { goTo } from "../use-location";
import { CourseSearch } from "./CourseSearch";
import { DayPicker } from "./DayPicker";
import { Segments } from "./Segments";
import { SortMenu } from "./SortMenu";

interface CourseToolbarProps {
  readonly choice: CourseChoice;
  readonly courses: readonly Course[];
  readonly sort: CourseSortName;
  readonly onSearch: (search: string) => void;
}

/** What to look for, as of when, in which order and how. */
export function CourseToolbar({ choice, courses, sort, onSearch }: CourseToolbarProps) {
  const toLayout = (layout: CourseChoice["layout"]) =>
    ({ page: "home", choice: { ...choice, layout } }) as const;
  return (
    <div className="course-toolbar">
      <CourseSearch query={choice.search} onQuery={onSearch} results=".course-results" />
      <DayPicker
        label="As of"
        hint="now"
        value={choice.asOf}
        onChange={(asOf) => goTo({ page: "home", choice: { ...choice, asOf } })}
      />
      <SortMenu choice={choice} courses={courses} sort={sort} />
      <Segments
        label="Layout"
        current={choice.layout}
        segments={[
          { key: "cards", label: "Cards", to: toLayout("cards") },
          { key: "table", label: "Table", to: toLayout("table") },
        ]}
      />
    </div>
  );
}
