import { Button } from "react-aria-components";
import { type CourseChoice, withValues } from "../course-choice";
import { type CourseFieldName, courseFieldNames, courseFields } from "../course-fields";
import type { CourseIndex, FoundCourses } from "../course-filter";
import { goTo } from "../use-location";
import { FilterMenu } from "./FilterMenu";
import { Icon } from "./Icon";

interface CourseFiltersProps {
  readonly choice: CourseChoice;
  readonly index: CourseIndex;
  readonly counts: FoundCourses["counts"];
}

/** What narrows the list down: a menu for each field that tells courses apart, a chip for each value chosen. */
export function CourseFilters({ choice, index, counts }: CourseFiltersProps) {
  const { filters } = choice;
  const show = (change: Partial<CourseChoice>) =>
    goTo({ page: "home", choice: { ...choice, ...change } });
  const choose = (name: CourseFieldName, values: readonly string[]) =>
    show({ filters: withValues(filters, name, values) });
  const names = courseFieldNames.filter(
    (name) => index.options[name].length > 1 || filters[name] !== undefined,
  );
  if (names.length === 0) return null;
  const chosen = names.flatMap((name) =>
    (filters[name] ?? []).map((value) => ({ name, value, label: nameChosen(index, name, value) })),
  );
  return (
    <div className="course-filters">
      {names.map((name) => (
        <FilterMenu
          key={name}
          label={courseFields[name].label}
          options={index.options[name]}
          counts={counts[name]}
          chosen={filters[name] ?? []}
          onChange={(values) => choose(name, values)}
        />
      ))}
      {chosen.length > 0 && (
        <ul className="filter-chips" aria-label="Filters in use">
          {chosen.map(({ name, value, label }) => (
            <li key={`${name} ${value}`}>
              <Button
                className="filter-chip"
                aria-label={`Remove the filter ${courseFields[name].label}: ${label}`}
                onPress={() =>
                  choose(name, filters[name]?.filter((other) => other !== value) ?? [])
                }
              >
                <span className="cut">
                  {courseFields[name].label}: {label}
                </span>
                <Icon name="close" />
              </Button>
            </li>
          ))}
          <li>
            <Button className="link" onPress={() => show({ filters: {} })}>
              Clear all
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}

/** A value as its menu calls it, or as well as it goes where no course has it. */
export function nameChosen(index: CourseIndex, name: CourseFieldName, value: string): string {
  const option = index.options[name].find((other) => other.value === value);
  return option?.label ?? courseFields[name].nameValue(value);
}
