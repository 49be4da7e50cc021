import { type CourseKey, formatCourseKey } from "../course-key";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An image's name as an asset's: what is no letter, digit, `_`, `.`, `%` or `-` is `_`. */
export function toAssetName(imageName: string): string {
  return imageName.replace(/[^\p{L}\p{N}_.%-]/gu, "_");
}

/**
 * The file name of an asset's thumbnail: it tells the size that was wanted, also of a smaller
 * picture, and ends in `.jpg` but for drawings.
 */
export function toThumbnailName(assetName: string, { width, height }: Size): string {
  const dot = assetName.lastIndexOf(".");
  const [root, extension] =
    dot > 0 ? [assetName.slice(0, dot), assetName.slice(dot)] : [assetName, ""];
  const size = `-${width}x${height}`;
  if (extension.toLowerCase() === ".svg") return `${root}${size}${extension}`;
  return `${root}${extension === ".jpg" ? "" : extension.replace(".", "-")}${size}.jpg`;
}

/** Where the LMS finds a course's asset. A CCX has those of the course that it is of. */
export function toAssetUrl(key: CourseKey, assetName: string): string {
  if (key.namespace === "slashes") return `/c4x/${key.org}/${key.course}/asset/${assetName}`;
  const course = formatCourseKey({ ...key, branch: null, version: null, ccx: null });
  const parts = course.slice(course.indexOf(":") + 1);
  return `/asset-v1:${parts}+type@asset+block@${assetName}`;
}

/** What a course says of its image. */
export interface ImageSource {
  readonly key: CourseKey;
  /** As the author gave it; empty where there is none. */
  readonly imageName: string;
  /** Where its static files are served from, for a course kept in files. */
  readonly staticAssetPath: string;
}

export const defaultImageName = "images_course_image.jpg";

/** The URL that the LMS stores as `course_image_url` (course-overview.md §2.12). */
export function toCourseImageUrl(
  { key, imageName, staticAssetPath }: ImageSource,
  noImageUrl = "/static/images/pencils.jpg",
): string {
  if (staticAssetPath !== "") {
    const name = imageName === defaultImageName ? "images/course_image.jpg" : imageName;
    return `/static/${staticAssetPath}/${name}`;
  }
  return imageName === "" ? noImageUrl : toAssetUrl(key, toAssetName(imageName));
}
