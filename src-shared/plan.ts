import { z } from "zod";
import { bookFormats, reportFormats, rowFormats } from "./export-format";
import { openPrivacy, type Privacy, privacySchema } from "./privacy";

/** Of the plans that this program reads and writes. */
export const planVersion = 1;

/**
 * A plan: what to export, from what, and how (`cli.md`, “A plan”). Relative paths are relative to
 * the plan's file. An output is checked when its turn comes, so that a wrong one does not stop the
 * others (`reportOutput`, `bookOutput`, `tableOutput`).
 */
export const planSchema = z.strictObject({
  version: z.literal(planVersion),
  /** What to call it, for people. */
  name: z.string().optional(),
  inputs: z.array(z.string().min(1)).optional(),
  workspace: z.string().min(1).optional(),
  /** For every output that says nothing else. */
  privacy: privacySchema.partial().optional(),
  /** The file with the key of pseudonyms; without it, the workspace's own. */
  key: z.string().min(1).optional(),
  outputs: z.array(z.unknown()),
});
export type Plan = z.infer<typeof planSchema>;

/** Which courses, as `coursescope courses` has them. */
export const courseFilter = z.strictObject({
  ids: z.array(z.string()).optional(),
  org: z.array(z.string()).optional(),
  search: z.string().optional(),
  activeOnly: z.boolean().optional(),
  archived: z.boolean().optional(),
  startsWithin: z.number().optional(),
  includeUnknown: z.boolean().optional(),
});
export type CourseFilter = z.infer<typeof courseFilter>;

/** Stands in a `file` for the course: its `{org}-{course}-{run}`. */
export const courseMark = "{course}";

const file = z.string().min(1).max(1000);
const privacy = privacySchema.partial().optional();

/** One report, as `coursescope run` writes it; the format, where it is not given, by the file's name. */
export const reportOutput = z.strictObject({
  report: z.string(),
  course: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  format: z.enum(reportFormats).optional(),
  file,
  privacy,
});

/** Several reports in one file, as `coursescope export` writes them. */
export const bookOutput = z.strictObject({
  /** Report ids, or all that the courses have data for (`bookReports`). */
  reports: z.union([z.literal("all"), z.array(z.string()).min(1)]),
  courses: z.union([z.literal("all"), z.array(z.string()).min(1), courseFilter]),
  /** Days, both inclusive; without it, all that there is. */
  period: z.strictObject({ first: z.string(), last: z.string() }).optional(),
  format: z.enum(bookFormats).optional(),
  /** With `{course}` in it there is a file for each course; without, one file with all of them. */
  file,
  privacy,
});

/** The rows of a table, as **Data** shows them. */
export const tableOutput = z.strictObject({
  table: z.string(),
  course: z.string().optional(),
  search: z.string().max(1000).optional(),
  sort: z.strictObject({ column: z.string(), direction: z.enum(["asc", "desc"]) }).optional(),
  format: z.enum(rowFormats).optional(),
  file,
  privacy,
});

export type ReportOutput = z.infer<typeof reportOutput>;
export type BookOutput = z.infer<typeof bookOutput>;
export type TableOutput = z.infer<typeof tableOutput>;

/** The privacy of an output: what it says itself, else what the plan says, else as it is. */
export function mergePrivacy(...said: readonly Plan["privacy"][]): Privacy {
  return Object.assign({}, openPrivacy, ...said);
}
