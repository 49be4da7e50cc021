import { z } from "zod";
import { bookFormats } from "./export-format";
import { privacySchema } from "./privacy";

/** The values that cross the process wall (`ipc.ts`). */

export const job = z.string().min(1).max(64);
export const token = z.string().min(1).max(64);
export const nothing = z.strictObject({});

export const source = z.strictObject({
  token,
  name: z.string(),
  /** Bytes; 0 for a folder. */
  size: z.number(),
  isFolder: z.boolean(),
});

export const workspace = z.strictObject({
  /** `sample` and `memory` are gone when the window closes. */
  kind: z.enum(["sample", "memory", "own", "file"]),
  /** File name for `file`, else what to call it. */
  name: z.string(),
});

export const dayRange = z.strictObject({
  /** `YYYY-MM-DD`, both inclusive. */
  first: z.string(),
  last: z.string(),
});

export const course = z.strictObject({
  id: z.string(),
  org: z.string().nullable(),
  course: z.string().nullable(),
  run: z.string().nullable(),
  ccx: z.string().nullable(),
  /** The title where the data has one, else the id. */
  name: z.string(),
  /** Learners on the newest day, where known. */
  enrollment: z.number().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  /** Current, Archived, Upcoming …, as the data says. */
  availability: z.string().nullable(),
  /** Whether there is data of it but no overview. */
  isPseudo: z.boolean(),
  /** By its dates at the time of the view; `unknown` where there is no start. */
  status: z.enum(["upcoming", "current", "archived", "unknown"]),
  /** As the LMS shows them: the number, and the start in words. */
  number: z.string().nullable(),
  startDisplay: z.string().nullable(),
  pacing: z.enum(["instructor", "self"]).nullable(),
  language: z.string().nullable(),
  effort: z.string().nullable(),
  shortDescription: z.string().nullable(),
  enrollmentStart: z.string().nullable(),
  enrollmentEnd: z.string().nullable(),
  isEnrollmentOpen: z.boolean().nullable(),
  /** The LMS's own order: less is sooner; null last. */
  sortingScore: z.number().nullable(),
  /** Sums over the modes of `course_meta_summary_enrollment`; null where it has no row. */
  totals: z
    .strictObject({
      ever: z.number(),
      current: z.number(),
      weekChange: z.number(),
      verified: z.number(),
      passing: z.number().nullable(),
    })
    .nullable(),
  programs: z.array(
    z.strictObject({ id: z.string(), title: z.string().nullable(), type: z.string().nullable() }),
  ),
  /** The tables that have rows of this course; `days` where the table has dates. */
  tables: z.record(z.string(), z.strictObject({ rows: z.number(), days: dayRange.nullable() })),
});

export const reject = z.strictObject({
  /** The sheet, or the table of a database, where the file has several. */
  part: z.string().nullable(),
  /** Line in the file, from 1 (the header); null where it is not known. */
  line: z.number().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
});

export const importedFile = z.strictObject({
  importId: z.number().nullable(),
  name: z.string(),
  status: z.enum(["imported", "unchanged", "unrecognized", "failed", "cancelled"]),
  table: z.string().nullable(),
  /** It was not imported, since it does not say its course: what its name begins with. */
  coursePrefix: z.string().nullable(),
  /** The sheets, or tables of a database, that the rows stand in. */
  part: z.string().nullable(),
  /** `csv`, `tsv.gz`, `sql`, `xlsx` …: how the file is written. */
  kind: z.string().nullable(),
  rows: z.number(),
  rejected: z.number(),
  /** Rows of earlier imports that these replace, and rows here that a newer import has. */
  replaced: z.number(),
  superseded: z.number(),
  /** The first few. */
  rejects: z.array(reject),
  /** What a person should know: why not recognized, and what was nearest; what was decided. */
  notes: z.array(z.string()),
});

/** One file, and what became of its rows in each table that it filled. */
export const ledgerEntry = z.strictObject({
  importId: z.number(),
  name: z.string(),
  kind: z.string(),
  /** Bytes. */
  size: z.number(),
  sha256: z.string(),
  /** ISO 8601, UTC. */
  importedAt: z.string(),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      rows: z.number(),
      rejected: z.number(),
      /** Rows that no newer import has replaced. */
      shown: z.number(),
    }),
  ),
});

export const undone = z.strictObject({
  /** The file's name in the ledger. */
  name: z.string(),
  /** Rows that are gone, of all tables. */
  rows: z.number(),
  /** Rows of older imports that it had replaced, and that are shown again. */
  restored: z.number(),
});

/** Rejects that have the reason and the column in common. */
export const rejectGroup = z.strictObject({ reason: z.string(), column: z.string().nullable() });

export const tableSummary = z.strictObject({
  table: z.string(),
  /** Rows that are shown. */
  rows: z.number(),
  /** Null where its rows do not say which course they are of. */
  courses: z.number().nullable(),
  days: dayRange.nullable(),
  newest: z
    .strictObject({ importId: z.number(), name: z.string(), importedAt: z.string() })
    .nullable(),
});

export const rowFilter = {
  table: z.string(),
  course: z.string().nullable(),
  /** Text that some cell of a row has, whatever its case; empty for all rows. */
  search: z.string().max(1000),
};

/** By one column, empty cells last; null is the order of the files. */
export const rowSort = z
  .strictObject({ column: z.string(), direction: z.enum(["asc", "desc"]) })
  .nullable();

export const page = {
  offset: z.int().min(0),
  limit: z.int().min(1).max(1000),
};

/** Something in the data that a person should know. */
export const finding = z.strictObject({
  /** The check's id. */
  check: z.string(),
  /** Null where it is about no one course. */
  course: z.string().nullable(),
  table: z.string().nullable(),
  /** How many rows, days or whatever the sentence counts. */
  count: z.number(),
  /** What was found. */
  sentence: z.string(),
  examples: z.array(z.string()),
});

export const checked = z.strictObject({
  check: z.string(),
  title: z.string(),
  severity: z.enum(["bad", "warn", "info"]),
  /** What it means for the reports. */
  meaning: z.string(),
  /** What to do about it. */
  remedy: z.string(),
  /** Ids of the reports that read the tables of its findings. */
  reports: z.array(z.string()),
  /** How many findings there are; the list has the first of them. */
  total: z.number(),
  findings: z.array(finding),
});

/** What was written; null when the user thought better of it. */
export const saved = z
  .strictObject({
    token,
    name: z.string(),
    rows: z.number(),
    /** What whoever gets the file should know, a sentence each. */
    notes: z.array(z.string()),
  })
  .nullable();

/** What privacy does to what leaves, before it leaves. */
export const exportPreview = z.strictObject({
  columns: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      /** `hidden`: some of its cells are. */
      fate: z.enum(["kept", "pseudonymized", "redacted", "dropped", "hidden"]),
      /** Cells that are replaced or hidden. */
      cells: z.number(),
    }),
  ),
  rows: z.number(),
  /** The first rows as they would leave, as people read them. */
  sample: z.array(z.array(z.string())),
  /** What is done and what it does not do, a sentence each. */
  notes: z.array(z.string()),
});

/** What `coursescope export` takes. */
export const book = {
  courses: z.array(z.string()).min(1).max(100_000),
  reports: z.array(z.string()).min(1),
  /** Days, both inclusive; null is all that there is. */
  period: dayRange.nullable(),
  format: z.enum(bookFormats),
  privacy: privacySchema,
};

/** How each output of a plan went. */
export const planResult = z.strictObject({
  token,
  /** The folder's name. */
  name: z.string(),
  outputs: z.array(
    z.strictObject({
      file: z.string(),
      status: z.string(),
      rows: z.number(),
      message: z.string().nullable(),
    }),
  ),
});

export const arrow = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const reportRequest = {
  report: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
};

export const choice = z.strictObject({
  value: z.string(),
  /** Its display name, where the data has one. */
  label: z.string().nullable(),
  /** How much it was used: learners, submissions or views. */
  weight: z.number(),
});
