import { Button } from "react-aria-components";
import { type CourseChoice, withValues } from "../course-choice";
import { type CourseFieldName, courseFieldNames, courseFields } from "../course-fields";
import type { CourseIndex, FoundCourses } from "../course-filter";
import { countOf } from "../import-jobs";
import { goTo } from "../use-location";
import { nameChosen } from "./CourseFilters";
import { EmptyState } from "./EmptyState";

interface NoCoursesProps {
  readonly choice: CourseChoice;
  readonly index: CourseIndex;
  readonly kept: FoundCourses["kept"];
}

/** Says which filter keeps courses away, most first. */
export function NoCourses({ choice, index, kept }: NoCoursesProps) {
  const show = (change: Partial<CourseChoice>) =>
    goTo({ page: "home", choice: { ...choice, ...change } });
  const ways = listWays(choice, index)
    .map((way) => ({ ...way, count: kept[way.name] }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  const hasFilters = choice.search !== "" || Object.keys(choice.filters).length > 0;
  if (!hasFilters) {
    return (
      <EmptyState title={`No courses as of ${choice.asOf}.`}>
        <Button className="link" onPress={() => show({ asOf: null })}>
          Show them as of now
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No course matches all of this."
      actions={
        <Button className="button" onPress={() => show({ search: "", filters: {} })}>
          Clear search and filters
        </Button>
      }
    >
      {ways.length === 0 && "Taking away one of these is not enough."}
      {ways.map(({ name, label, change, count }) => (
        <span className="way" key={name}>
          {countOf(count, "course")} without{" "}
          <Button className="link" onPress={() => show(change)}>
            {label}
          </Button>
        </span>
      ))}
    </EmptyState>
  );
}

interface Way {
  readonly name: CourseFieldName | "search";
  readonly label: string;
  /** The choice without it. */
  readonly change: Partial<CourseChoice>;
}

function listWays({ search, filters }: CourseChoice, index: CourseIndex): readonly Way[] {
  const fields = courseFieldNames.flatMap((name): Way[] => {
    const values = filters[name];
    if (!values) return [];
    const names = new Intl.ListFormat("en", { type: "disjunction" }).format(
      values.map((value) => nameChosen(index, name, value)),
    );
    const label = `${courseFields[name].label}: ${names}`;
    return [{ name, label, change: { filters: withValues(filters, name, []) } }];
  });
  const searching: Way = {
    name: "search",
    label: `the search “${search}”`,
    change: { search: "" },
  };
  return search === "" ? fields : [searching, ...fields];
}
