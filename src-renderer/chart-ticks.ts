import { formatDayName, toDate, yearOf } from "../src-shared/day-text";
import type { DayRange } from "../src-shared/period";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** From zero, about four, at round whole numbers. */
export function toCountTicks(max: number, locale: string): readonly Tick[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(max, 1)));
  const steps = [0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 1, 1.5, 2, 2.5, 3, 5].map(
    (factor) => factor * power,
  );
  const whole = steps.filter((step) => step >= 1 && Number.isInteger(step));
  const step = whole.reduce((best, next) => (isBetter(max, next, best) ? next : best));
  return Array.from({ length: countTicks(max, step) }, (_, place) => ({
    value: place * step,
    label: formatTick(place * step, max, locale),
  }));
}

/** Nearer to four ticks; then more of them; then those that reach higher. */
function isBetter(max: number, step: number, than: number): boolean {
  const [count, other] = [countTicks(max, step), countTicks(max, than)];
  const difference = Math.abs(other - 4) - Math.abs(count - 4) || count - other || step - than;
  return difference > 0;
}

function countTicks(max: number, step: number): number {
  return Math.floor(max / step + 1e-9) + 1;
}

function formatTick(value: number, max: number, locale: string): string {
  const format = (number: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(number);
  if (value === 0) return "0";
  if (max >= 1_000_000) return `${format(value / 1_000_000)}M`;
  return max >= 10_000 ? `${format(value / 1000)}k` : format(value);
}

/** Pixels for a tick's name and the space around it. */
const room = 78;
const daySteps = { day: [1, 2, 7, 14], week: [7, 14, 28] };
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

/**
 * Days to name on the x axis, as many as have room. Weeks are named at their own first days, other
 * days on Mondays or firsts of months. The first tick and every new year say the year, on a line
 * of its own.
 */
export function toDayTicks(days: DayRange, width: number, weeksFrom?: number): readonly Tick[] {
  const most = Math.max(2, Math.floor(width / room));
  return withYears(chooseDays(days, most, weeksFrom));
}

interface NamedDay {
  readonly day: number;
  readonly form: "short" | "month";
}

function chooseDays({ first, last }: DayRange, most: number, weeksFrom?: number): NamedDay[] {
  const steps = weeksFrom === undefined ? daySteps.day : daySteps.week;
  const monday = 4;
  for (const step of steps) {
    const origin = step === 1 ? first : (weeksFrom ?? monday);
    const start = first + ((((origin - first) % step) + step) % step);
    const days = range(start, last, step);
    if (days.length > 0 && days.length <= most) return days.map((day) => ({ day, form: "short" }));
  }
  for (const step of monthSteps) {
    const months = listMonths(first, last, step);
    if (months.length <= most) return months.map((day) => ({ day, form: "month" }));
  }
  return [{ day: first, form: "short" }];
}

function range(start: number, end: number, step: number): number[] {
  return Array.from(
    { length: Math.floor((end - start) / step) + 1 },
    (_, place) => start + place * step,
  );
}

function listMonths(first: number, last: number, step: number): number[] {
  const days: number[] = [];
  const from = toDate(first);
  const start = from.getUTCFullYear() * 12 + from.getUTCMonth();
  for (let month = Math.ceil(start / step) * step; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
    if (day > last) return days;
    if (day >= first) days.push(day);
  }
}

function withYears(named: readonly NamedDay[]): Tick[] {
  return named.map(({ day, form }, place) => {
    const before = named[place - 1];
    const isNewYear = !before || yearOf(before.day) !== yearOf(day);
    const label = formatDayName(day, form);
    return { value: day, label: isNewYear ? `${label}\n${yearOf(day)}` : label };
  });
}

/** Whole numbers along an axis, as many round ones as have room. */
export function toNumberTicks(first: number, last: number, width: number): readonly Tick[] {
  const most = Math.max(2, Math.min(24, Math.floor(width / 44)));
  const step = numberSteps.find((size) => (last - first) / size < most) ?? last - first + 1;
  const start = Math.ceil(first / step) * step;
  return range(start, last, step).map((value) => ({ value, label: String(value) }));
}

const numberSteps = [1, 2, 5, 10].flatMap((_, power) =>
  [1, 2, 5].map((factor) => factor * 10 ** power),
);
