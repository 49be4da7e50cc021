import { AppError } from "./errors";
import { findInstant, formatDay } from "./instant";
import type { Course } from "./ipc";
import type { ParamValue } from "./params";
import type { Period, Report } from "./report";

/** Whole days, both inclusive, as days since 1970-01-01. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Days as people write them, `2025-06-15`; `bad-input` where they are none, or end before they begin. */
export function parseDayRange(days: { readonly first: string; readonly last: string }): DayRange {
  const range = { first: parseDay(days.first), last: parseDay(days.last) };
  if (range.first <= range.last) return range;
  const message = `The period ends on ${days.last}, before it begins on ${days.first}.`;
  throw new AppError("bad-input", message);
}

function parseDay(text: string): number {
  const instant = text.length === 10 ? findInstant(text) : undefined;
  if (instant) return instant.day;
  throw new AppError("bad-input", `“${text}” in the period is not a day.`, {
    hint: "Write it as 2025-06-15.",
  });
}

/** `2025-06-15 to 2025-07-31`; one day by itself. */
export function formatDays({ first, last }: DayRange): string {
  return first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;
}

/** The days for which a course has rows for a report, or undefined where it has none. */
export function findExtent(report: Report, course: Course): DayRange | undefined {
  const days = course.tables[report.reads[0]]?.days;
  const first = findInstant(days?.first ?? "")?.day;
  const last = findInstant(days?.last ?? "")?.day;
  return first === undefined || last === undefined ? undefined : { first, last };
}

/**
 * The parameters that show whole days. The API's end is exclusive, and for weeks it is compared
 * strictly with a week's end, itself exclusive (`analytics-api.md` §2.4); one second more takes in
 * the week that ends with the last day. The last day that can be written has none after it: then
 * there is no end.
 */
export function toPeriodParams(
  period: Period,
  { first, last }: DayRange,
): { readonly start_date: string; readonly end_date?: string } {
  const end = formatDay(last + 1);
  return {
    start_date: formatDay(first),
    ...(findInstant(end) && { end_date: period.lastIsExclusive ? `${end}T000001` : end }),
  };
}

/** The days that `start_date` and `end_date` show, where each is given; the reverse of `toPeriodParams`. */
export function findDays(
  period: Period,
  { start_date, end_date }: { readonly start_date?: ParamValue; readonly end_date?: ParamValue },
): { readonly first?: number; readonly last?: number } {
  const find = (value: ParamValue = "") => findInstant(typeof value === "string" ? value : "");
  const [start, end] = [find(start_date), find(end_date)];
  const isAfterMidnight = end !== undefined && end.second > 0;
  const before = period.lastIsExclusive && !isAfterMidnight ? 2 : 1;
  return {
    ...(start && { first: start.day }),
    ...(end && { last: end.day - before }),
  };
}
