import { formatDay, formatIso } from "../../../src-shared/instant";

/** Of 1970-01-01, as Excel counts days. */
const epoch = 25_569;
/** Before March 1900 Excel's days and those of others differ by one, since it has a 29th of February. */
const firstDay = 61 - epoch;
const lastDay = 2_958_465 - epoch;
const microsPerDay = 86_400_000_000;

/** Excel's number for a day, given as days since 1970; as text where Excel has no such day. */
export function toExcelDay(day: number): number | string {
  return day >= firstDay && day <= lastDay ? day + epoch : toDayText(day);
}

/** Excel's number for an instant, given as microseconds since 1970; as text where it has none. */
export function toExcelTime(micros: bigint): number | string {
  const days = Number(micros) / microsPerDay;
  if (days >= firstDay && days < lastDay + 1) return days + epoch;
  return isDate(days) ? formatIso(micros) : toEnd(days);
}

function toDayText(day: number): string {
  return isDate(day) ? formatDay(day) : toEnd(day);
}

/** Of DuckDB's days JavaScript has not all; the outermost are its infinities. */
function isDate(day: number): boolean {
  return Math.abs(day) < 99_999_999;
}

function toEnd(day: number): string {
  return day < 0 ? "-infinity" : "infinity";
}
