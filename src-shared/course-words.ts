import { findMicros } from "./catalog/instant-text";
import { getStartDisplay } from "./catalog/start-display";
import { formatDayName, formatDays } from "./day-text";
import { toDay } from "./instant";
import type { Course } from "./ipc";

export const statusNames = {
  current: "Current",
  upcoming: "Upcoming",
  archived: "Archived",
} as const;

export const pacingNames = { instructor: "Instructor-paced", self: "Self-paced" } as const;

/** `English`, from `en`; a code that names no language as it stands. */
export function formatLanguage(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

/** Current, Upcoming or Archived by its dates, else as the data says; null where nothing does. */
export function nameStatus({ status, availability }: Course): string | null {
  return status === "unknown" ? availability : statusNames[status];
}

/** A day, as days since 1970-01-01 in UTC, of an instant of the contract. */
export function findDayOf(instant: string | null): number | undefined {
  const micros = instant === null ? undefined : findMicros(instant);
  return micros === undefined ? undefined : toDay(micros);
}

/** The start in the author's own words, where it was advertised and is not just the date. */
export function findAdvertised({ start, startDisplay }: Course): string | null {
  if (!startDisplay) return null;
  const micros = start === null ? null : (findMicros(start) ?? null);
  const plain = getStartDisplay({ start: micros, advertised_start: null });
  return startDisplay === plain ? null : startDisplay;
}

/** Whether the start is the one that a course has before anybody sets it. */
export function hasNoSetStart({ start, startDisplay, isPseudo }: Course): boolean {
  return !isPseudo && startDisplay === null && start?.startsWith("2030-01-01") === true;
}

/** `Feb 5 – May 30, 2024`, `From Feb 5, 2024`, `Fall 2024`; empty where no date is known. */
export function formatSpan(course: Course): string {
  const first = hasNoSetStart(course) ? undefined : findDayOf(course.start);
  const last = findDayOf(course.end);
  const advertised = findAdvertised(course);
  if (advertised) return advertised;
  if (first !== undefined && last !== undefined) return formatRange(first, last);
  if (first !== undefined) return `From ${formatDayName(first, "full")}`;
  return last === undefined ? "" : `Until ${formatDayName(last, "full")}`;
}

/**
 * One line: `Ran Feb 5 – May 30, 2024, instructor-paced, in English`. What is not known is not
 * said; null where nothing is.
 */
export function describeRun(course: Course): string | null {
  const pacing = course.pacing && pacingNames[course.pacing].toLowerCase();
  const language = course.language && `in ${formatLanguage(course.language)}`;
  const parts = [describeDates(course), pacing, language].filter(Boolean);
  const text = parts.join(", ");
  return text === "" ? null : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function describeDates(course: Course): string | null {
  if (hasNoSetStart(course)) return "start not set yet";
  const first = findDayOf(course.start);
  const last = findDayOf(course.end);
  const start = findAdvertised(course) ?? (first === undefined ? null : formatFull(first));
  const end = last === undefined ? null : formatFull(last);
  const span = first !== undefined && last !== undefined ? formatRange(first, last) : null;
  switch (course.status) {
    case "archived":
      if (span) return `ran ${span}`;
      return end && `ended ${end}`;
    case "current":
      if (span) return `running ${span}`;
      return start && `running since ${start}, without an end date`;
    case "upcoming":
      return end ? `starts ${start}, ends ${end}` : start && `starts ${start}`;
    case "unknown":
      if (span) return span;
      if (start) return `from ${start}`;
      return end && `until ${end}`;
  }
}

const formatFull = (day: number) => formatDayName(day, "full");

/** An end before the start is shown as it stands. */
function formatRange(first: number, last: number): string {
  if (first > last) return `${formatFull(first)} – ${formatFull(last)}`;
  return formatDays({ first, last }, { withYear: true });
}
