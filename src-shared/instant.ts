/** Days and instants in UTC, as numbers and in the two text forms of the analytics API. */

const secondsPerDay = 86_400;
const microsPerDay = 86_400_000_000n;
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?$/;

export const instantForms = "YYYY-MM-DD or YYYY-MM-DDTHHMMSS";

export interface Instant {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Seconds of that day, 0 to 86399. */
  readonly second: number;
}

/** Text in one of the two accepted forms, or undefined (one-digit parts and impossible days too). */
export function findInstant(text: string): Instant | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const day = findDay(year, month, date);
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return { day, second: hour * 3600 + minute * 60 + second };
}

/** Days since 1970-01-01 of a day of the calendar from the year 1 on; undefined where there is none. */
export function findDay(year: number, month: number, date: number): number | undefined {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date);
  const isDay = time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return year > 0 && isDay ? time.getTime() / 1000 / secondsPerDay : undefined;
}

export function toMicros({ day, second }: Instant): bigint {
  return BigInt(day) * microsPerDay + BigInt(second) * 1_000_000n;
}

/** `2014-01-31`, from days since 1970-01-01. */
export function formatDay(day: number): string {
  return new Date(day * secondsPerDay * 1000).toISOString().slice(0, -14);
}

/** The API's `2014-01-31T235959`: no colons, no zone, microseconds cut off. */
export function formatCompact(micros: bigint): string {
  return formatIsoSecond(micros).replaceAll(":", "");
}

/** `2014-01-31T23:59:59Z`, with `.ffffff` where microseconds are not zero. */
export function formatIso(micros: bigint): string {
  const fraction = micros - floorDivide(micros, 1_000_000n) * 1_000_000n;
  const digits = fraction === 0n ? "" : `.${String(fraction).padStart(6, "0")}`;
  return `${formatIsoSecond(micros)}${digits}Z`;
}

/** The day an instant lies on, as days since 1970-01-01. */
export function toDay(micros: bigint): number {
  return Number(floorDivide(micros, microsPerDay));
}

function formatIsoSecond(micros: bigint): string {
  return new Date(Number(floorDivide(micros, 1_000_000n)) * 1000).toISOString().slice(0, -5);
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
