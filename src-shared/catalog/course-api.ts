import { findCourseKey } from "../course-key";
import type { CatalogRecord } from "./json-records";

type JsonObject = Readonly<Record<string, unknown>>;

/** Keys that are columns as they stand. */
const columns = [
  "id",
  "start",
  "end",
  "enrollment_start",
  "enrollment_end",
  "effort",
  "short_description",
  "mobile_available",
  "invitation_only",
];

/** Keys that say what a column says in another way, or nothing about the course. */
const translated = [
  "course_id",
  "name",
  "number",
  "org",
  "start_type",
  "start_display",
  "pacing",
  "media",
  "hidden",
  "blocks_url",
];

/** Names of which a course of the Course API has at least one, and no column is called so. */
export const apiNames = ["blocks_url", "media", "start_display"] as const;

/** Whether an object is a course as the Course API lists it. */
export function isApiCourse(object: JsonObject): boolean {
  const isCourse = typeof (object.id ?? object.course_id) === "string";
  return isCourse && apiNames.some((name) => Object.hasOwn(object, name));
}

/**
 * A course of the Course API as a row of the overviews, and one of the thumbnails where it has any
 * (course-overview.md §1.7). The API does not say everything: its name has lost its tags, its `org`
 * is the one to show, and a hidden course may be in the catalogue's `about` or `none`, of which the
 * stricter one is taken.
 */
export function listApiRecords(object: JsonObject): readonly CatalogRecord[] {
  const id = String(object.id ?? object.course_id);
  const key = findCourseKey(id);
  const media = toObject(object.media);
  const record = {
    ...pick(object, (name) => columns.includes(name) || !translated.includes(name)),
    id,
    org: key?.org ?? object.org,
    display_name: object.name,
    display_number_with_default: object.number,
    display_org_with_default: object.org,
    self_paced: object.pacing === "self",
    advertised_start: object.start_type === "string" ? object.start_display : null,
    catalog_visibility: object.hidden === true && key?.namespace !== "slashes" ? "none" : null,
    banner_image_url: toObject(media.banner_image).uri,
    course_image_url: toObject(media.course_image).uri,
    course_video_url: toObject(media.course_video).uri,
  };
  const row: CatalogRecord = { table: "course_overview", record: dropMissing(record) };
  return [row, ...listThumbnails(id, toObject(media.image))];
}

function listThumbnails(id: string, { raw, small, large }: JsonObject): readonly CatalogRecord[] {
  const thumbnails = {
    small_url: small === raw ? "" : small,
    large_url: large === raw ? "" : large,
  };
  if (!thumbnails.small_url && !thumbnails.large_url) return [];
  return [
    {
      table: "course_overview_image_set",
      record: dropMissing({ course_overview_id: id, ...thumbnails }),
    },
  ];
}

function dropMissing(object: JsonObject): JsonObject {
  return pick(object, (name) => object[name] !== undefined);
}

function pick(object: JsonObject, isWanted: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => isWanted(name)));
}

function toObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}
