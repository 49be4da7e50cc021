import type { DayRange } from "./period";

const msPerDay = 86_400_000;

// The page speaks English, so its month names do too; numbers follow the locale.
const forms = {
  short: { month: "short", day: "numeric" },
  full: { month: "short", day: "numeric", year: "numeric" },
  weekday: { weekday: "short", month: "short", day: "numeric", year: "numeric" },
  month: { month: "short" },
  year: { year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `Mar 10`, `Mar 10, 2024`, `Sun, Mar 10, 2024`, `Mar` or `2024`; days since 1970-01-01. */
export function formatDayName(day: number, form: keyof typeof forms): string {
  let formatter = formatters.get(form);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", { ...forms[form], timeZone: "UTC" });
    formatters.set(form, formatter);
  }
  return formatter.format(day * msPerDay);
}

/** `Mar 18`, `Mar 18 – 20`, `Mar 30 – Apr 2`; with the year where asked for or where it changes. */
export function formatDays(
  { first, last }: DayRange,
  options: { withYear?: boolean } = {},
): string {
  const isOneYear = yearOf(first) === yearOf(last);
  const year = options.withYear || !isOneYear ? `, ${yearOf(last)}` : "";
  if (first === last) return `${formatDayName(first, "short")}${year}`;
  if (!isOneYear) return `${formatDayName(first, "full")} – ${formatDayName(last, "full")}`;
  const isOneMonth = formatDayName(first, "month") === formatDayName(last, "month");
  const end = isOneMonth
    ? String(new Date(last * msPerDay).getUTCDate())
    : formatDayName(last, "short");
  return `${formatDayName(first, "short")} – ${end}${year}`;
}

export function yearOf(day: number): number {
  return new Date(day * msPerDay).getUTCFullYear();
}

export function toDate(day: number): Date {
  return new Date(day * msPerDay);
}
