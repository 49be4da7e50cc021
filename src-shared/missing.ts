import { formatDays, yearOf } from "./day-text";
import type { DayRange } from "./period";
import type { Period } from "./report";

/** An unbroken stretch without rows; `count` in days or weeks. */
export interface MissingRun extends DayRange {
  readonly count: number;
}

const daysPerUnit = { day: 1, week: 7 } as const;

/**
 * Days from one row to the next: the unit's; or, where an export has every seventh day only, say,
 * those seven, so that what is there is a line and not a row of dots.
 */
export function findStep(days: readonly number[], unit: Period["unit"]): number {
  const base = daysPerUnit[unit];
  const gaps = days.slice(1).map((day, place) => day - (days[place] ?? day));
  const known = gaps.filter((gap) => gap > 0);
  const least = known.reduce((low, gap) => Math.min(low, gap), Number.POSITIVE_INFINITY);
  // Less than a week apart they are days of which some are missing.
  const isRegular = known.length > 2 && least >= 7 && known.every((gap) => gap % least === 0);
  return isRegular ? Math.max(base, least) : base;
}

/** The days, weeks or steps without a row between the first and the last one; `days` are in order. */
export function findMissing(days: readonly number[], unit: Period["unit"]): readonly MissingRun[] {
  const step = findStep(days, unit);
  const runs: MissingRun[] = [];
  days.forEach((day, place) => {
    const before = days[place - 1];
    if (before === undefined || day - before < 2 * step) return;
    const count = Math.floor((day - before) / step) - 1;
    runs.push({ first: before + step, last: day - 1, count });
  });
  return runs;
}

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** “The data has every 7th day alone: …”, or nothing where it has each day or week. */
export function describeStep(days: readonly number[], unit: Period["unit"]): string | null {
  const step = findStep(days, unit);
  if (step === daysPerUnit[unit]) return null;
  return `The data has one day in ${step}; what is drawn between these days is not known.`;
}

/** “Three days have no data (Mar 18 – 20). They are drawn as a gap.”, or nothing where none are missing. */
export function describeMissing(runs: readonly MissingRun[], unit: Period["unit"]): string | null {
  const [longest] = [...runs].sort((one, other) => other.count - one.count);
  const [first, last] = [runs[0], runs.at(-1)];
  if (!longest || !first || !last) return null;
  const count = runs.reduce((sum, run) => sum + run.count, 0);
  const withYear = yearOf(first.first) !== yearOf(last.last);
  const places =
    runs.length <= 3
      ? runs.map((run) => formatDays(run, { withYear })).join("; ")
      : `in ${runs.length} places; the longest is ${formatDays(longest, { withYear })}`;
  const what = `${words[count] ?? count} ${unit}${count === 1 ? " has" : "s have"} no data`;
  const subject = count === 1 ? "It is" : "They are";
  const drawn = runs.length === 1 ? "a gap" : "gaps";
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} (${places}). ${subject} drawn as ${drawn}.`;
}
