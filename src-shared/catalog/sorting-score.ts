import { findAdvertisedStart } from "./advertised-start";
import type { Overview } from "./overview";

const microsPerDay = 86_400_000_000n;
/** Days after which a score is e times as far from zero. */
const scale = 300;

/**
 * The number by which the LMS sorts courses, ascending (course-overview.md §2.8): announced courses
 * are negative and come first, the latest announcement before the others; then the latest start. It is
 * +∞ where neither date is known; dates centuries away are infinite too.
 */
export function computeSortingScore(
  overview: Pick<Overview, "start" | "advertised_start" | "announcement">,
  asOf: bigint,
): number {
  const { start, advertised_start, announcement } = overview;
  if (announcement !== null) return -Math.exp(-countDays(announcement, asOf) / scale);
  const advertised = advertised_start ? findAdvertisedStart(advertised_start, asOf) : undefined;
  const from = advertised ?? start;
  return from === null ? Number.POSITIVE_INFINITY : Math.exp(countDays(from, asOf) / scale);
}

/** Whole days from then to now, toward minus infinity: a second ahead is −1. */
function countDays(then: bigint, now: bigint): number {
  const micros = now - then;
  const days = micros / microsPerDay;
  return Number(micros % microsPerDay < 0n ? days - 1n : days);
}
