/** What a cell's number format says that its number is. */
export type NumberKind = "number" | "date" | "datetime" | "time";

/** The kind that a format's code, such as `yyyy-mm-dd` or `#,##0 "days"`, gives to a number. */
export function findNumberKind(code: string): NumberKind {
  // What is quoted, escaped, padding, a color, a condition or a locale is not part of the value;
  // hours counted past a day, [h], are a length of time and stay a number.
  const bare = code.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, (found) =>
    /^\[[hms]+\]$/i.test(found) ? "#" : "",
  );
  const [first = ""] = bare.split(";");
  if (first.includes("#") || /general/i.test(first)) return "number";
  const hasTime = /[hs]/i.test(first);
  const hasDate = /[yd]/i.test(first) || (/m/i.test(first) && !hasTime);
  if (hasDate) return hasTime ? "datetime" : "date";
  return hasTime ? "time" : "number";
}

/** The kinds of the formats that have a number and no code, in every language's Excel. */
export function findBuiltInKind(id: number): NumberKind {
  if (id === 22) return "datetime";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return "time";
  const isDate = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDate ? "date" : "number";
}

/**
 * The shortest text of a number as it stands in a sheet: `3` for 3.0; undefined where it is none.
 * Whole numbers keep digits that a double would lose.
 */
export function formatNumber(text: string): string | undefined {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) return undefined;
  const isLong = !Number.isSafeInteger(number) && /^-?\d+$/.test(text);
  return isLong ? text : `${number}`;
}

const dayMs = 86_400_000;
/** The day before 1900-01-01, and 1904-01-01 of workbooks from old Macs. */
const epochs = { 1900: Date.UTC(1899, 11, 31), 1904: Date.UTC(1904, 0, 1) } as const;

/**
 * Days since an epoch as `YYYY-MM-DD`, with `HH:MM:SS` where the kind or the value has a time, and
 * the time alone for a part of a day; undefined where no calendar has it. To the millisecond, which
 * is as exact as Excel is.
 */
export function formatMoment(
  days: number,
  kind: NumberKind,
  epoch: keyof typeof epochs,
): string | undefined {
  const ms = Math.round(days * dayMs);
  if (kind === "time" && ms >= 0 && ms < dayMs) return formatClock(ms);
  // Excel's calendar has a 29th of February 1900, its day 60; the days after it are one too many.
  const isLeapError = epoch === 1900 && ms >= 60 * dayMs;
  if (!Number.isFinite(ms) || ms < 0 || (isLeapError && ms < 61 * dayMs)) return undefined;
  const moment = new Date(epochs[epoch] + ms - (isLeapError ? dayMs : 0));
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999) return undefined;
  const day = moment.toISOString().slice(0, 10);
  const sinceMidnight = ms % dayMs;
  return kind === "date" && sinceMidnight === 0 ? day : `${day} ${formatClock(sinceMidnight)}`;
}

function formatClock(ms: number): string {
  const clock = new Date(ms).toISOString().slice(11, 23);
  return clock.endsWith(".000") ? clock.slice(0, 8) : clock;
}
