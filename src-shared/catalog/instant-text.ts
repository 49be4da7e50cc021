import { AppError } from "../errors";
import { findDay, toMicros } from "../instant";

const pattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/i;

/**
 * Text of a database or of ISO 8601 as microseconds since 1970, UTC: `2013-02-05`,
 * `2013-02-05 05:00:00.000000`, `2013-02-05T05:00:00+02:00`. Without an offset it is UTC; digits
 * beyond microseconds are cut off.
 */
export function findMicros(text: string): bigint | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month, date, hour = 0, minute = 0, second = 0, fraction = "", offset] = match;
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  const day = findDay(Number(year), Number(month), Number(date));
  const local = day === undefined ? undefined : findMoment(day, time, fraction);
  const ahead = findOffset(offset);
  return local === undefined || ahead === undefined ? undefined : local - ahead;
}

/** The clock of the catalogue as a person gives it; `bad-input` where it is no instant. */
export function parseAsOf(text: string): bigint {
  const micros = findMicros(text);
  if (micros !== undefined) return micros;
  throw new AppError("bad-input", `“${text}” is not a date, nor a date and time.`, {
    hint: "Write it as 2025-06-15, 2025-06-15T12:00:00Z or 2025-06-15T12:00:00+02:00.",
  });
}

/** A time of a day; undefined where the clock has none such. `fraction` is digits of a second. */
export function findMoment(
  day: number,
  { hour, minute, second }: { hour: number; minute: number; second: number },
  fraction: string,
): bigint | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const micros = BigInt(fraction.slice(0, 6).padEnd(6, "0"));
  return toMicros({ day, second: hour * 3600 + minute * 60 + second }) + micros;
}

/** `+05:30`, `+0530`, `+05`, `Z`, `UTC` or nothing, as microseconds ahead of UTC. */
export function findOffset(offset: string | undefined): bigint | undefined {
  if (offset === undefined || /^(Z|UTC)$/i.test(offset)) return 0n;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(":", ""));
  if (hours > 23 || minutes > 59) return undefined;
  return BigInt((hours * 60 + minutes) * (offset.startsWith("-") ? -60 : 60)) * 1_000_000n;
}
