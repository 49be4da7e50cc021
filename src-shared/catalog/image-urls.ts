import { applyCdn } from "./cdn";
import type { ImageSet } from "./companions";
import type { CatalogSettings } from "./settings";

export interface ImageUrls {
  readonly raw: string;
  readonly small: string;
  readonly large: string;
}

/**
 * A course's image in three sizes, as the LMS would link it; nothing of it is ever loaded. The small
 * and large one are thumbnails only where they are switched on and there is a row with their URLs.
 */
export function getImageUrls(
  courseImageUrl: string,
  imageSet: Pick<ImageSet, "small_url" | "large_url"> | null,
  settings: Pick<CatalogSettings, "courseImagesEnabled" | "cdnBaseUrl">,
): ImageUrls {
  const thumbnails = settings.courseImagesEnabled ? imageSet : null;
  return mapUrls(
    {
      raw: courseImageUrl,
      small: thumbnails?.small_url || courseImageUrl,
      large: thumbnails?.large_url || courseImageUrl,
    },
    (url) => applyCdn(url, settings.cdnBaseUrl),
  );
}

function mapUrls({ raw, small, large }: ImageUrls, change: (url: string) => string): ImageUrls {
  return { raw: change(raw), small: change(small), large: change(large) };
}
