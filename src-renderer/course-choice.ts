import { findInstant } from "../src-shared/instant";
import { type CourseFieldName, courseFieldNames } from "./course-fields";
import { type CourseSortName, courseSortNames } from "./course-sort";

/** Values that are chosen, by field: any of a field's, and something of each field. */
export type CourseFilters = Readonly<Partial<Record<CourseFieldName, readonly string[]>>>;

/** What the list of courses shows, and how. */
export interface CourseChoice {
  readonly search: string;
  readonly filters: CourseFilters;
  /** Null: the one that suits the courses. */
  readonly sort: CourseSortName | null;
  readonly isReversed: boolean;
  readonly layout: "cards" | "table";
  /** `YYYY-MM-DD`, or null for now. */
  readonly asOf: string | null;
}

export const plainChoice: CourseChoice = {
  search: "",
  filters: {},
  sort: null,
  isReversed: false,
  layout: "cards",
  asOf: null,
};

/** From an address's parameters; what cannot be is left out. */
export function parseCourseChoice(params: URLSearchParams): CourseChoice {
  const filters = courseFieldNames.flatMap((name) => {
    const values = [...new Set(params.getAll(name))];
    return values.length > 0 ? [[name, values] as const] : [];
  });
  const asOf = params.get("as_of");
  return {
    search: params.get("q") ?? "",
    filters: Object.fromEntries(filters),
    sort: courseSortNames.find((name) => name === params.get("sort")) ?? null,
    isReversed: params.get("order") === "reverse",
    layout: params.get("view") === "table" ? "table" : "cards",
    asOf: asOf && /^\d{4}-\d\d-\d\d$/.test(asOf) && findInstant(asOf) ? asOf : null,
  };
}

/** The parameters of an address; nothing for what is plain. */
export function formatCourseChoice(choice: CourseChoice): URLSearchParams {
  const { search, filters, sort, isReversed, layout, asOf } = choice;
  const params = new URLSearchParams();
  if (search) params.set("q", search);
  for (const name of courseFieldNames) {
    for (const value of filters[name] ?? []) params.append(name, value);
  }
  if (sort) params.set("sort", sort);
  if (isReversed) params.set("order", "reverse");
  if (layout === "table") params.set("view", "table");
  if (asOf) params.set("as_of", asOf);
  return params;
}

/** The filters with other values for a field; none at all take the field away. */
export function withValues(
  filters: CourseFilters,
  name: CourseFieldName,
  values: readonly string[],
): CourseFilters {
  const { [name]: _, ...others } = filters;
  return values.length > 0 ? { ...others, [name]: values } : others;
}
