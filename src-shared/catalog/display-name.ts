import type { CatalogCourse } from "./course";
import { isBlank, toPlainText } from "./plain-text";
import { findLocation } from "./usage-key";

/**
 * The name, and where it was never given the root block's id with blanks for `_`. An empty name is
 * a name. Null where neither is known.
 */
export function getDisplayName(name: string | null, blockId: string | null): string | null {
  return name ?? blockId?.replaceAll("_", " ") ?? null;
}

/** The name of the LMS's `display_name_with_default_escaped`, which strips tags and escapes nothing. */
export function toPlainDisplayName(displayName: string | null): string | null {
  return displayName === null ? null : toPlainText(displayName);
}

/** The LMS's `display_name_with_default` of a course; of a pseudo course its title. */
export function getCourseName({ id, overview, title }: CatalogCourse): string | null {
  if (!overview) return title;
  if (overview.display_name !== null) return overview.display_name;
  return getDisplayName(null, findLocation(id, overview._location)?.blockId ?? null);
}

/** The name to show: the id where the name is blank or unknown. */
export function toShownName(displayName: string | null, id: string): string {
  return displayName === null || isBlank(displayName) ? id : displayName;
}
