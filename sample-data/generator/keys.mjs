/** Usage keys: of `block-v1` for a new course key, of `i4x` for an old one with slashes. */
import { createHash } from "node:crypto";

/** @typedef {import("./courses.mjs").Course} Course */
/** @typedef {"problem" | "video" | "sequential"} BlockType */

/** @param {Course} course @param {string} name */
const getBlockId = (course, name) =>
  createHash("sha256").update(`${course.key} ${name}`).digest("hex").slice(0, 32);

/** @param {Course} course */
const isOld = (course) => !course.key.startsWith("course-v1:");

/** @param {Course} course */
const getOrgAndCourse = (course) => course.key.split("/").slice(0, 2);

/** @param {Course} course @param {BlockType} type @param {string} name */
export function getUsageKey(course, type, name) {
  const block = getBlockId(course, name);
  return isOld(course)
    ? `i4x://${getOrgAndCourse(course).join("/")}/${type}/${block}`
    : `${course.key.replace("course-v1:", "block-v1:")}+type@${type}+block@${block}`;
}

/**
 * As it stands in a page's `id`.
 *
 * @param {Course} course
 * @param {BlockType} type
 * @param {string} name
 */
export function getEncodedId(course, type, name) {
  const block = getBlockId(course, name);
  return isOld(course) ? `i4x-${getOrgAndCourse(course).join("-")}-${type}-${block}` : block;
}

/** @param {Course} course @param {string} name @param {number} index from 0 */
export const getPartId = (course, name, index) =>
  `${getEncodedId(course, "problem", name)}_${index + 2}_1`;

/** @param {Course} course @param {string} name */
export const getVideoId = (course, name) => `${course.key}|${getEncodedId(course, "video", name)}`;
