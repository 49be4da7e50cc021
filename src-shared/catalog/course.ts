import { type CourseKey, findCourseKey } from "../course-key";
import type { ImageSet, Tab } from "./companions";
import { createEmptyOverview, type Overview } from "./overview";

/**
 * A course of the catalogue: one with an overview, or a pseudo course, which other tables have data
 * of and the catalogue has no row for (course-overview.md §3.6).
 */
export interface CatalogCourse {
  readonly id: string;
  /** Null where the id is no course key. */
  readonly key: CourseKey | null;
  /** Null for a pseudo course. */
  readonly overview: Overview | null;
  /** What else is known to be a pseudo course's name. */
  readonly title: string | null;
  /** Rows in the order of their `id`; none for a pseudo course. */
  readonly tabs: readonly Tab[];
  readonly imageSet: ImageSet | null;
}

/** What a catalogue is made of. */
export interface CatalogSource {
  readonly overviews: readonly Overview[];
  readonly tabs?: readonly Tab[];
  readonly imageSets?: readonly ImageSet[];
  /** Every course that any other table has rows of. */
  readonly otherIds?: Iterable<string>;
  /** Names of courses, by id, for those without an overview. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** All courses: those with an overview in the order given, then the pseudo courses. */
export function listCatalogCourses(source: CatalogSource): readonly CatalogCourse[] {
  const tabs = groupBy(source.tabs ?? []);
  const imageSets = groupBy(source.imageSets ?? []);
  const known = new Set(source.overviews.map(({ id }) => id));
  const real = source.overviews.map((overview) => ({
    id: overview.id,
    key: findCourseKey(overview.id) ?? null,
    overview,
    title: null,
    tabs: (tabs.get(overview.id) ?? []).sort((a, b) => (a.id ?? 0) - (b.id ?? 0)),
    imageSet: imageSets.get(overview.id)?.at(-1) ?? null,
  }));
  const others = [...new Set(source.otherIds ?? [])].filter((id) => !known.has(id));
  const pseudo = others.map((id) => createPseudoCourse(id, source.titles?.get(id) ?? null));
  return [...real, ...pseudo];
}

export function createPseudoCourse(id: string, title: string | null): CatalogCourse {
  const key = findCourseKey(id) ?? null;
  return { id, key, overview: null, title, tabs: [], imageSet: null };
}

/**
 * The overview that the LMS makes up for a course that is gone: its defaults, with the key's id and
 * organization. It is for the rules to work on, and is never shown as a row.
 */
export function createPseudoOverview({ id, key, title }: CatalogCourse): Overview {
  return {
    ...createEmptyOverview(id),
    org: key?.org ?? "",
    display_name: title,
    display_org_with_default: key?.org ?? "",
    certificates_show_before_end: true,
  };
}

function groupBy<Row extends { readonly course_overview_id: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.course_overview_id);
    if (group) group.push(row);
    else groups.set(row.course_overview_id, [row]);
  }
  return groups;
}
