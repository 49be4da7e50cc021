/** What is known of a text file beside its bytes. */
export interface NamedText {
  /** Without the folder, and without `.gz`. */
  readonly name: string;
  /** As it begins. */
  readonly text: string;
}

const site = "(?:prod-edge|prod|edge|edx)";
const packageTable = new RegExp(`-(?<table>\\w+)-${site}-analytics\\.sql$`, "i");
const optIn = new RegExp(`-email_opt_in-${site}-analytics\\.csv$`, "i");
const content = new RegExp(`-course-${site}-analytics\\.xml\\.tar$|^course[._-].*\\.tar$`, "i");
const log =
  /-events-\d{4}-\d\d-\d\d\.log$|-\d{4}-\d\d-\d\d\.log$|^tracklog-.*\.json$|^tracking\.log/i;
const packages = "this version does not read edX data packages yet";

/**
 * Why a JSON file of a course is not read yet: tracking logs, discussions and course structures as
 * the data packages of edX have them (`peers-and-formats.md`, 5.1). Undefined for any other JSON.
 */
export function findCourseJson({ name, text }: NamedText): string | undefined {
  const [line = ""] = text.split(/[\r\n]/, 1);
  const isEvent =
    /"event_type"\s*:/.test(line) && /"(event_source|username|context)"\s*:/.test(line);
  if (isEvent || log.test(name)) return "a tracking log: this version does not read event logs yet";
  if (/\.mongo$/i.test(name) || /"_type"\s*:\s*"Comment(Thread)?"/.test(line)) {
    return `a course's discussions: ${packages}`;
  }
  const isStructure = ["category", "children", "metadata"].every((key) =>
    text.includes(`"${key}"`),
  );
  if (isStructure) return "the structure of a course: this version does not read it yet";
  return undefined;
}

/** Why a delimited file of a data package is not read yet: its name says which table it is. */
export function findPackageTable({ name, text }: NamedText): string | undefined {
  const [line = ""] = text.split(/[\r\n]/, 1);
  const table = line.includes("\t") ? packageTable.exec(name)?.groups?.table : undefined;
  if (table) return `the table ${table} of an edX data package: ${packages}`;
  return optIn.test(name) ? `a list of e-mail choices: ${packages}` : undefined;
}

/** Why a tar archive with this first member is not looked into: it is the content of a course. */
export function findCourseContent(name: string, firstMember: string): string | undefined {
  const isNamed = content.test(name) && firstMember.includes("/");
  return isNamed ? "the content of a course (OLX): this version does not read it yet" : undefined;
}
