import { type CourseKey, findCourseKey, formatCourseKey } from "../course-key";

/** Where a course's root block is. */
export interface Location {
  /** The course, without branch and version. */
  readonly courseKey: CourseKey;
  readonly blockId: string;
}

/** Which kind of course key a usage key's own namespace stands for. */
const namespaces: Readonly<Record<string, string>> = {
  "block-v1": "course-v1",
  "ccx-block-v1": "ccx-v1",
  "lib-block-v1": "library-v1",
};

const block = /(?:^|\+)block@([\p{L}\p{N}_\-~.:]+)$/u;
/** Names may have colons; what follows an `@` is a revision. */
const i4x =
  /^i4x:\/\/([\p{L}\p{N}_.%-]+)\/([\p{L}\p{N}_.%-]+)\/[\p{L}\p{N}_.%-]+\/([\p{L}\p{N}_.:%-]+)(?:@[^/]+)?$/u;

/**
 * The root block of a course, from `_location` (course-overview.md §1.8, §2.1). A usage key without
 * a run, as the i4x form is, belongs to the course of `id`. Where there is no usage key, or none that
 * can be read, it is the one that the LMS gives to the root block of `id`; undefined where `id` is no
 * course key either.
 */
export function findLocation(id: string, location: string | null): Location | undefined {
  const key = findCourseKey(id);
  const found = location === null ? undefined : findUsageKey(location);
  const courseKey = found?.courseKey ?? key;
  if (!courseKey) return undefined;
  const blockId = found?.blockId ?? toRootBlockId(courseKey);
  return { courseKey: { ...courseKey, branch: null, version: null }, blockId };
}

/** The course as the location names it, as text: what `clean_id` encodes. */
export function formatLocationKey({ courseKey }: Location): string {
  return formatCourseKey(courseKey);
}

/** `courseKey` is undefined where the usage key names no run. */
function findUsageKey(text: string): { courseKey?: CourseKey; blockId: string } | undefined {
  const old = i4x.exec(text);
  if (old) return { blockId: old[3] ?? "" };
  const colon = text.indexOf(":");
  const namespace = text.slice(0, colon);
  if (!Object.hasOwn(namespaces, namespace)) return undefined;
  const courseKey = findCourseKey(`${namespaces[namespace]}:${text.slice(colon + 1)}`);
  const blockId = block.exec(text)?.[1];
  if (!courseKey || blockId === undefined) return undefined;
  return courseKey.run === null ? { blockId } : { courseKey, blockId };
}

function toRootBlockId({ namespace, run }: CourseKey): string {
  if (namespace === "slashes") return run ?? "";
  return namespace === "library-v1" ? "library" : "course";
}
