import { z } from "zod";

/**
 * What is done to rows on their way out.
 *
 * `learners`: what stands for a learner (username, user id, anonymous id) is replaced by a keyed
 * pseudonym, the same wherever the key is the same. `identifiers`: what says who a learner is, or
 * what a learner wrote (name, address, free text), is replaced by a mark or left out with its column.
 * `smallCells`: counts from 1 to one less than this are hidden, with as many others as it takes that
 * no hidden count can be computed from totals; null hides none.
 */
export const privacySchema = z.strictObject({
  learners: z.enum(["keep", "pseudonymize"]),
  identifiers: z.enum(["keep", "redact", "drop"]),
  smallCells: z.int().min(2).max(1000).nullable(),
});

export type Privacy = z.infer<typeof privacySchema>;

/** Everything as it is: for one's own use. */
export const openPrivacy: Privacy = { learners: "keep", identifiers: "keep", smallCells: null };

/** For handing on. */
export const sharedPrivacy: Privacy = {
  learners: "pseudonymize",
  identifiers: "drop",
  smallCells: 5,
};

/** Whether everything stays as it is, as it does where nothing was chosen. */
export function isOpen(privacy: Privacy | undefined): boolean {
  const { learners, identifiers, smallCells } = privacy ?? openPrivacy;
  return learners === "keep" && identifiers === "keep" && smallCells === null;
}

/** Whether small counts are hidden: then totals, and rows that may be learners, are not told either. */
export function hidesCounts(privacy: Privacy | undefined): boolean {
  return privacy !== undefined && privacy.smallCells !== null;
}

/** What stands where a count is hidden, in forms that people read; typed forms have null. */
export const hiddenMark = "hidden";

/** What stands where an identifier was. */
export const redactedMark = "[redacted]";
