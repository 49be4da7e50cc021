import type { CatalogCourse } from "./course";
import { foldText } from "./fold";

/**
 * Whether a course matches: `query` as it stands, blanks too, in its name, number, organization or
 * id, whatever the case and the accents. A name that follows from the location only is not searched.
 * Empty text matches every course.
 */
export function createSearch(query: string): (course: CatalogCourse) => boolean {
  const wanted = foldText(query);
  return (course) => listTexts(course).some((text) => foldText(text).includes(wanted));
}

function listTexts({ id, overview, title }: CatalogCourse): readonly string[] {
  if (!overview) return [title ?? "", id];
  return [overview.display_name ?? "", overview.display_number_with_default, overview.org, id];
}
