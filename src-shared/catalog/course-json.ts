import { findCcxNumber } from "../course-key";
import type { CatalogCourse } from "./course";
import { type CatalogView, computeDerived, type Derived } from "./derived";
import { toShownName } from "./display-name";
import { isStale } from "./overview";
import { type JsonScalar, toOverviewJson } from "./overview-json";

/** Each table's first and last day of a course's rows, or null where the table has no days. */
export type CourseDays = Readonly<Record<string, readonly [first: string, last: string] | null>>;

/** A course as `coursescope courses --format json` prints it (`cli.md`). */
export interface CourseJson {
  readonly id: string;
  readonly org: string | null;
  readonly course: string | null;
  readonly run: string | null;
  readonly ccx: number | null;
  readonly name: string;
  readonly is_pseudo: boolean;
  readonly stale: boolean;
  readonly overview: Readonly<Record<string, JsonScalar>> | null;
  readonly derived: Derived;
  readonly data: CourseDays;
}

/** `org`, `course`, `run` and `ccx` are the key's; the overview's own are inside it. */
export function toCourseJson(
  course: CatalogCourse,
  view: CatalogView,
  data: CourseDays,
): CourseJson {
  const { id, key, overview } = course;
  const derived = computeDerived(course, view);
  return {
    id,
    org: key?.org ?? null,
    course: key?.course ?? null,
    run: key?.run ?? null,
    ccx: key ? findCcxNumber(key) : null,
    name: toShownName(derived.display_name_with_default, id),
    is_pseudo: overview === null,
    stale: overview !== null && isStale(overview),
    overview: overview && toOverviewJson(overview, derived),
    derived,
    data,
  };
}
