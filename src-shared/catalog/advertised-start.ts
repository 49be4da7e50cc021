import { findDay, formatDay, toDay } from "../instant";
import { findMoment, findOffset } from "./instant-text";

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const isoDate =
  /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?$/i;
const namedDate = /^([a-z]+) (\d{1,2}),? (\d{4})$/i;
const namedMonth = /^([a-z]+) (\d{4})$/i;
const numberedMonth = /^(\d{4})-(\d\d)$/;
const year = /^\d{4}$/;
const slashDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * The instant that an advertised start names, in the forms of `decisions.md` C1; undefined for any
 * other text. Parts that are not given are those of the day of `asOf` in UTC, clipped to the month.
 */
export function findAdvertisedStart(text: string, asOf: bigint): bigint | undefined {
  return findIso(text) ?? findMidnight(findNamedDay(text, asOf));
}

function findIso(text: string): bigint | undefined {
  const match = isoDate.exec(text);
  if (!match) return undefined;
  const [, y, month, date, hour = 0, minute = 0, second = 0, fraction = "", offset] = match;
  const day = findDay(Number(y), Number(month), Number(date));
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  const local = day === undefined ? undefined : findMoment(day, time, fraction);
  const ahead = findOffset(offset);
  return local === undefined || ahead === undefined ? undefined : local - ahead;
}

function findNamedDay(text: string, asOf: bigint): number | undefined {
  const named = namedDate.exec(text);
  if (named) return findDay(Number(named[3]), findMonth(named[1], 3), Number(named[2]));
  const slash = slashDate.exec(text);
  if (slash) return findDay(Number(slash[3]), Number(slash[1]), Number(slash[2]));
  const [, todayMonth, todayDate] = formatDay(toDay(asOf)).split("-").map(Number);
  const inMonth = (y: string | undefined, month: number) =>
    findClippedDay(Number(y), month, Number(todayDate));
  const month = namedMonth.exec(text);
  if (month) return inMonth(month[2], findMonth(month[1]));
  const numbered = numberedMonth.exec(text);
  if (numbered) return inMonth(numbered[1], Number(numbered[2]));
  return year.test(text) ? inMonth(text, Number(todayMonth)) : undefined;
}

/** From 1; 0, which is no month, for any other word. `Sept` is the one abbreviation of four letters. */
function findMonth(word = "", shortest = Number.POSITIVE_INFINITY): number {
  const name = word.toLowerCase();
  const isMonth = (month: string) =>
    month === name ||
    (shortest === 3 && (month.slice(0, 3) === name || (name === "sept" && month === "september")));
  return monthNames.findIndex(isMonth) + 1;
}

/** The day, or the last one of a month that is shorter. */
function findClippedDay(y: number, month: number, date: number): number | undefined {
  if (date < 28) return findDay(y, month, date);
  return findDay(y, month, date) ?? findClippedDay(y, month, date - 1);
}

function findMidnight(day: number | undefined): bigint | undefined {
  return day === undefined ? undefined : findMoment(day, { hour: 0, minute: 0, second: 0 }, "");
}
