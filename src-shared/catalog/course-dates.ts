import type { Overview } from "./overview";

const microsPerDay = 86_400_000_000;

/** Whether the start has passed; null where it is unknown. At the very instant it has not. */
export function hasStarted(start: bigint | null, asOf: bigint): boolean | null {
  return start === null ? null : asOf > start;
}

/** Whether the end has passed. A course without an end does not end. */
export function hasEnded(end: bigint | null, asOf: bigint): boolean {
  return end !== null && asOf > end;
}

/**
 * Whether the start comes before so many days are over; null where it is unknown. A course that
 * started long ago is within any number of days. `days` is finite, and may be a fraction or negative.
 */
export function startsWithin(start: bigint | null, days: number, asOf: bigint): boolean | null {
  return hasStarted(start, asOf + BigInt(Math.round(days * microsPerDay)));
}

/** By the two dates alone; invitations, limits and the course's end do not count. */
export function isEnrollmentOpen(
  { enrollment_start, enrollment_end }: Pick<Overview, "enrollment_start" | "enrollment_end">,
  asOf: bigint,
): boolean {
  const hasOpened = enrollment_start === null || enrollment_start < asOf;
  return hasOpened && (enrollment_end === null || asOf < enrollment_end);
}
