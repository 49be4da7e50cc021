import { findCourseKey } from "../course-key";
import type { Overview } from "./overview";

/**
 * Whether the LMS leaves the course out of its catalogue: by `catalog_visibility`, in which NULL is
 * visible. The Course API calls every course with a slash key hidden too.
 */
export function isHiddenFromCatalog({
  id,
  catalog_visibility,
}: Pick<Overview, "id" | "catalog_visibility">): boolean {
  const isHidden = catalog_visibility === "about" || catalog_visibility === "none";
  return isHidden || findCourseKey(id)?.namespace === "slashes";
}
