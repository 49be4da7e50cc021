/**
 * A course key in its parts. Grammar: `shared/spec/course-overview.md` §5, after
 * edx-opaque-keys and edx-ccx-keys. A part that a key does not have is null.
 */
export interface CourseKey {
  readonly namespace: "course-v1" | "ccx-v1" | "library-v1" | "slashes";
  readonly org: string | null;
  readonly course: string | null;
  /** May be empty in the slash form; `library` for a library. */
  readonly run: string | null;
  readonly branch: string | null;
  /** 24 hex digits, in small letters. */
  readonly version: string | null;
  readonly ccx: string | null;
}

/** What is wanted of an id that is none, in words for people. */
export const courseKeyForms = "course-v1:ORG+COURSE+RUN or ORG/COURSE/RUN";

const id = String.raw`[\p{L}\p{N}_\-~.:]+`;
const blockId = String.raw`[\p{L}\p{N}_\-~.:%]+`;
const separator = String.raw`(?:\+(?=.)|$)`;
const head = `(?:(?<org>${id})\\+(?<course>${id})(?:\\+(?<run>${id}))?${separator})??`;
const branch = `(?:branch@(?<branch>${id})${separator})?`;

const modern = new RegExp(
  `^${head}${branch}(?:version@(?<version>[a-f0-9]+)${separator})?(?:type@(?<type>${id})${separator})?(?:block@(?<block>${blockId}))?$`,
  "u",
);
const ccx = new RegExp(
  `^${head}${branch}(?:version@(?<version>[A-F0-9]+)${separator})?(?:ccx@(?<ccx>\\p{Nd}+)${separator})(?:type@(?<type>${id})${separator})?(?:block@(?<block>${id}))?$`,
  "iu",
);
/** A mark, so in no key; without regard to case JavaScript takes it for the letter iota. */
const foldedMark = "\u0345";
const slashPart = /^[\p{L}\p{N}_.%-]*$/u;
const fullVersion = /^[a-f0-9]{24}$/i;

/** The parts of a course key, or undefined where the text is not one. Nothing is trimmed. */
export function findCourseKey(text: string): CourseKey | undefined {
  const colon = text.indexOf(":");
  const found = colon < 0 ? undefined : findNamespaced(text.slice(0, colon), text.slice(colon + 1));
  return found ?? findSlashForm(text);
}

/** A file name's course part: `{org}-{course}-{run}`, with `-ccx-N` so that two CCX runs differ. */
export function toFileStem(courseId: string): string {
  const key = findCourseKey(courseId);
  if (!key || key.org === null || key.course === null || key.run === null) {
    return courseId.replace(/[^\p{L}\p{N}_.-]/gu, "_");
  }
  const parts = [key.org, key.course, key.run];
  if (key.ccx !== null) parts.push("ccx", key.ccx);
  return parts.join("-").replace(/[<>:"/\\|?*]/g, "_");
}

/**
 * The key as text again. The `slashes:` namespace is written as `course-v1:`. As in the original,
 * a key by version that names its course in part only is written as its version alone.
 */
export function formatCourseKey(key: CourseKey): string {
  if (key.namespace === "slashes") return `${key.org}/${key.course}/${key.run}`;
  const named = [key.org, key.course, ...(key.namespace === "library-v1" ? [] : [key.run])];
  const parts = named.includes(null) ? [] : named;
  if (key.branch !== null && parts.length > 0) parts.push(`branch@${key.branch}`);
  if (key.version !== null) parts.push(`version@${key.version}`);
  if (key.ccx !== null) parts.push(`ccx@${key.ccx}`);
  return `${key.namespace}:${parts.join("+")}`;
}

/** The CCX's number, or null for any other key. Digits of any script are read. */
export function findCcxNumber(key: CourseKey): number | null {
  return key.ccx === null ? null : Number(Array.from(key.ccx, toDigit).join(""));
}

/** Digits come in runs of ten, from zero on, so that a digit is worth its place in its run. */
function toDigit(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

function findNamespaced(namespace: string, rest: string): CourseKey | undefined {
  if (namespace === "ccx-v1") {
    const groups = rest.includes(foldedMark) ? undefined : ccx.exec(rest)?.groups;
    return groups && checkFields("ccx-v1", groups);
  }
  if (namespace !== "course-v1" && namespace !== "slashes" && namespace !== "library-v1") {
    return undefined;
  }
  const groups = modern.exec(rest)?.groups;
  return groups && checkFields(namespace === "library-v1" ? "library-v1" : "course-v1", groups);
}

function checkFields(
  namespace: "course-v1" | "ccx-v1" | "library-v1",
  groups: Record<string, string | undefined>,
): CourseKey | undefined {
  const part = (name: string) => groups[name] ?? null;
  const version = part("version")?.toLowerCase() ?? null;
  if (version !== null && !fullVersion.test(version)) return undefined;
  const isLibrary = namespace === "library-v1";
  const isNamed = part("org") !== null && part("course") !== null;
  if (version === null && !(isNamed && (isLibrary || part("run") !== null))) return undefined;
  return {
    namespace,
    org: part("org"),
    course: part("course"),
    run: isLibrary ? "library" : part("run"),
    branch: part("branch"),
    version,
    ccx: part("ccx"),
  };
}

function findSlashForm(text: string): CourseKey | undefined {
  const [org, course, run, ...more] = text.split("/");
  if (!org || !course || run === undefined || more.length > 0) return undefined;
  if (![org, course, run].every((part) => slashPart.test(part))) return undefined;
  return { namespace: "slashes", org, course, run, branch: null, version: null, ccx: null };
}
