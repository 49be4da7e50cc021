import { formatDayName, formatDays } from "../src-shared/day-text";
import { formatDay } from "../src-shared/instant";
import type { Course } from "../src-shared/ipc";
import { type DayRange, findDays, findExtent, toPeriodParams } from "../src-shared/period";
import type { Report } from "../src-shared/report";
import type { PeriodChoice } from "./location";

/** What `runReport` is given for a choice of period. */
export function toPeriod(
  report: Report,
  course: Course,
  choice: PeriodChoice,
): { readonly start_date?: string; readonly end_date?: string } {
  const extent = findExtent(report, course);
  if (choice.kind === "newest" || !report.period) return {};
  if (choice.kind === "whole") return extent ? toPeriodParams(report.period, extent) : {};
  const { start_date, end_date } = choice;
  return { ...(start_date && { start_date }), ...(end_date && { end_date }) };
}

/** The days that a choice shows, as far as it says; the extent fills in an open end. */
export function findShownDays(
  report: Report,
  course: Course,
  choice: PeriodChoice,
): DayRange | undefined {
  const extent = findExtent(report, course);
  if (!report.period || !extent || choice.kind === "newest") return undefined;
  if (choice.kind === "whole") return extent;
  return { ...extent, ...findDays(report.period, choice) };
}

/** `Jan 1 – May 12, 2024`, or “Newest date”. */
export function formatChoice(report: Report, course: Course, choice: PeriodChoice): string {
  if (choice.kind === "newest") return "Newest date";
  const days = findShownDays(report, course, choice);
  if (!days) return "No dates";
  if (days.first > days.last) {
    return `${formatDayName(days.first, "full")} – ${formatDayName(days.last, "full")}`;
  }
  return formatDays(days, { withYear: true });
}

/** The days on the screen, for other reports too; null where they are all that there are. */
export function findBookDays(report: Report, course: Course, choice: PeriodChoice) {
  const days = choice.kind === "given" ? findShownDays(report, course, choice) : undefined;
  if (!days || days.first > days.last) return null;
  const label = formatDays(days, { withYear: true });
  return { first: formatDay(days.first), last: formatDay(days.last), label };
}

/** Whole days as a choice; all days with data are the plain address. */
export function toChoice(report: Report, course: Course, days: DayRange): PeriodChoice {
  const extent = findExtent(report, course);
  if (!report.period || (extent?.first === days.first && extent.last === days.last)) {
    return { kind: "whole" };
  }
  return { kind: "given", ...toPeriodParams(report.period, days) };
}

/** The same days for another report, whose parameters may count them differently. */
export function carryPeriod(from: Report, to: Report, choice: PeriodChoice): PeriodChoice {
  if (
    choice.kind !== "given" ||
    !from.period ||
    !to.period ||
    from.period.unit === to.period.unit
  ) {
    return choice;
  }
  const { first, last } = findDays(from.period, choice);
  const params = toPeriodParams(to.period, { first: first ?? 0, last: last ?? 0 });
  return {
    kind: "given",
    ...(first !== undefined && { start_date: params.start_date }),
    ...(last !== undefined && { end_date: params.end_date }),
  };
}

export interface Preset {
  readonly label: string;
  readonly note: string;
  readonly choice: PeriodChoice;
}

/** Ready-made periods; those longer than the data are left out. */
export function listPresets(report: Report, course: Course): readonly Preset[] {
  const extent = findExtent(report, course);
  if (!extent || !report.period) return [];
  const preset = (label: string, days: DayRange): Preset => ({
    label,
    note: formatDays(days, { withYear: true }),
    choice: toChoice(report, course, days),
  });
  const { first, last } = extent;
  const length = last - first + 1;
  return [
    preset("Whole period", extent),
    ...(length > 7 ? [preset("Last 7 days", { first: last - 6, last })] : []),
    ...(length > 30 ? [preset("Last 30 days", { first: last - 29, last })] : []),
    ...(length > 56 ? [preset("First 8 weeks", { first, last: first + 55 })] : []),
    {
      label: "Newest date",
      note: "what the analytics API showed without a period",
      choice: { kind: "newest" },
    },
  ];
}
