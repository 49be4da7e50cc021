import type { Overview } from "./overview";
import type { CatalogSettings } from "./settings";

/** Whether the LMS would send people to the course's page on the marketing site. */
export function hasMarketingUrl(
  { marketing_url }: Pick<Overview, "marketing_url">,
  { marketingSite }: Pick<CatalogSettings, "marketingSite">,
): boolean {
  return marketingSite && Boolean(marketing_url);
}

/** Whether the LMS would share the course by a URL of its own. */
export function hasSocialSharingUrl(
  { social_sharing_url }: Pick<Overview, "social_sharing_url">,
  { socialSharing }: Pick<CatalogSettings, "socialSharing">,
): boolean {
  return socialSharing && Boolean(social_sharing_url);
}
