import type { FileName } from "./format";
import { lmsFormats } from "./formats";

const words = lmsFormats
  .flatMap(({ id, words: others = [] }) => [id, ...others])
  // Words nest: the longest first.
  .sort((a, b) => b.length - a.length);
const anyWord = `(?<word>${words.join("|")})`;

/** `org_course_run_grade_report_2024-03-01-1530`; some reports have no time, some no course. */
const ofLms = new RegExp(
  `^(?:(?<prefix>.+?)[_-])?${anyWord}(?<rest>_from_.+?|_for_.+?)?(?:[_-](?<time>\\d{4}-\\d\\d-\\d\\d-\\d{4}(?:\\d\\d)?|\\d{8}T\\d{6}Z))?$`,
  "is",
);
/** `org-course-run--enrollment-age`, and whatever tells it from others. */
const ofInsights = new RegExp(`^(?<prefix>.+?)--${anyWord}(?:--.*)?$`, "is");

const endings = /(\.(csv|tsv|txt|xlsx|gz|zst))+$/i;
/** What a browser adds to the second file of a name. */
const copy = / ?\(\d+\)$/;

/** What the name of a report's file says; nothing, where it is none of ours. */
export function parseFileName(fileName: string): FileName {
  const stem = fileName.trim().replace(endings, "").replace(copy, "").replace(endings, "");
  const groups = (ofInsights.exec(stem) ?? ofLms.exec(stem))?.groups;
  if (!groups) return { prefix: null, word: null, rest: "", created: null };
  const { prefix, word = "", rest = "", time } = groups;
  // Insights begins the name of its course list with the time.
  const written = parseTime(time ?? "") ?? parseTime(prefix ?? "");
  return {
    prefix: prefix === undefined || parseTime(prefix) !== null ? null : prefix,
    word: words.find((known) => known.toLowerCase() === word.toLowerCase()) ?? null,
    rest,
    created: written,
  };
}

const times = [
  /^(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)?$/,
  /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d)[:_-]?(\d\d)[:_-]?(\d\d)(?:[.,]\d+)?(?:Z|\+00[:_-]?00)?$/,
];

/** A time, UTC, as SQL reads it; null where the text is no moment of the calendar. */
function parseTime(text: string): string | null {
  const found = times.map((time) => time.exec(text)).find((match) => match !== null);
  if (!found) return null;
  const [, year = "", month = "", day = "", hour = "", minute = "", second = "00"] = found;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const instant = new Date(written);
  if (Number.isNaN(instant.getTime()) || instant.toISOString() !== written) return null;
  return written.replace("T", " ").replace(".000Z", "");
}
