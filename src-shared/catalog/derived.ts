import { computeCleanId } from "./clean-id";
import { type CatalogCourse, createPseudoOverview } from "./course";
import { hasEnded, hasStarted, isEnrollmentOpen } from "./course-dates";
import { getCourseName, toPlainDisplayName } from "./display-name";
import { getImageUrls, type ImageUrls } from "./image-urls";
import { findClosestReleasedLanguage } from "./language";
import type { Overview } from "./overview";
import { getPrerequisites } from "./prerequisites";
import type { CatalogSettings } from "./settings";
import { hasMarketingUrl, hasSocialSharingUrl } from "./sharing";
import { computeSortingScore } from "./sorting-score";
import {
  getDashboardStart,
  getStartDisplay,
  getStartType,
  isStartStillDefault,
  type StartType,
} from "./start-display";
import { type CourseTab, findDiscussionTab, listTabs } from "./tabs";
import { findLocation, formatLocationKey } from "./usage-key";

/** Under what a catalogue is seen: the clock, in microseconds since 1970, and the LMS's settings. */
export interface CatalogView {
  readonly asOf: bigint;
  readonly settings: CatalogSettings;
}

/** What follows from an overview, by the names of `cli.md`. */
export interface Derived {
  readonly clean_id: string | null;
  readonly display_name_with_default: string | null;
  readonly display_name_with_default_escaped: string | null;
  readonly number: string | null;
  readonly url_name: string | null;
  readonly start_type: StartType;
  readonly start_display: string | null;
  readonly start_date_is_still_default: boolean;
  readonly dashboard_start_display: string | null;
  readonly has_started: boolean | null;
  readonly has_ended: boolean;
  readonly is_enrollment_open: boolean;
  /** Null where it is not finite. */
  readonly sorting_score: number | null;
  readonly pacing: Pacing;
  readonly pre_requisite_courses: readonly string[];
  readonly image_urls: ImageUrls;
  readonly closest_released_language: string | null;
  readonly has_marketing_url: boolean;
  readonly has_social_sharing_url: boolean;
  readonly tabs: readonly CourseTab[];
  readonly discussion_tab: { readonly present: boolean; readonly hidden: boolean };
}

export type Pacing = "self" | "instructor";

/** Who sets the pace of the course: its learners, or its instructors. */
export function getPacing({ self_paced }: Pick<Overview, "self_paced">): Pacing {
  return self_paced ? "self" : "instructor";
}

/**
 * All that follows from a course's overview, its tabs and thumbnails. Of a pseudo course, what needs
 * a location or a date is null (`decisions.md` C15).
 */
export function computeDerived(course: CatalogCourse, { asOf, settings }: CatalogView): Derived {
  const overview = course.overview ?? createPseudoOverview(course);
  const score = computeSortingScore(overview, asOf);
  return {
    ...computeNames(course),
    start_type: getStartType(overview),
    start_display: getStartDisplay(overview),
    start_date_is_still_default: isStartStillDefault(overview),
    dashboard_start_display: getDashboardStart(overview),
    has_started: hasStarted(overview.start, asOf),
    has_ended: hasEnded(overview.end, asOf),
    is_enrollment_open: isEnrollmentOpen(overview, asOf),
    sorting_score: Number.isFinite(score) ? score : null,
    pacing: getPacing(overview),
    pre_requisite_courses: getPrerequisites(overview._pre_requisite_courses_json),
    image_urls: getImageUrls(overview.course_image_url, course.imageSet, settings),
    closest_released_language: findClosestReleasedLanguage(
      overview.language,
      settings.releasedLanguages,
    ),
    has_marketing_url: hasMarketingUrl(overview, settings),
    has_social_sharing_url: hasSocialSharingUrl(overview, settings),
    tabs: listTabs(course.tabs),
    discussion_tab: findDiscussionTab(course.tabs),
  };
}

/** What follows from the location and the name. A pseudo course has no location. */
function computeNames(course: CatalogCourse) {
  const { id, overview } = course;
  const location = overview ? findLocation(id, overview._location) : undefined;
  const name = getCourseName(course);
  return {
    clean_id: location ? computeCleanId(formatLocationKey(location)) : null,
    display_name_with_default: name,
    display_name_with_default_escaped: toPlainDisplayName(name),
    number: location?.courseKey.course ?? null,
    url_name: location?.blockId ?? null,
  };
}
