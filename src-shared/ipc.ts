import { z } from "zod";
import { errorCodes } from "./errors";

/**
 * The contract for the process wall. A call is one entry here and one handler in `src-main`; from
 * the entry follow the types of both sides, and main checks each input against it. Paths never
 * cross: the page holds tokens for what the user picked or dropped.
 */

const job = z.string().min(1).max(64);
const token = z.string().min(1).max(64);
const nothing = z.strictObject({});

const source = z.strictObject({
  token,
  name: z.string(),
  /** Bytes; 0 for a folder. */
  size: z.number(),
  isFolder: z.boolean(),
});

const workspace = z.strictObject({
  /** `sample` and `memory` are gone when the window closes. */
  kind: z.enum(["sample", "memory", "own", "file"]),
  /** File name for `file`, else what to call it. */
  name: z.string(),
});

const dayRange = z.strictObject({
  /** `YYYY-MM-DD`, both inclusive. */
  first: z.string(),
  last: z.string(),
});

const course = z.strictObject({
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

const reject = z.strictObject({
  /** The sheet, or the table of a database, where the file has several. */
  part: z.string().nullable(),
  /** Line in the file, from 1 (the header); null where it is not known. */
  line: z.number().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
});

const importedFile = z.strictObject({
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
const ledgerEntry = z.strictObject({
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

const undone = z.strictObject({
  /** The file's name in the ledger. */
  name: z.string(),
  /** Rows that are gone, of all tables. */
  rows: z.number(),
  /** Rows of older imports that it had replaced, and that are shown again. */
  restored: z.number(),
});

/** Rejects that have the reason and the column in common. */
const rejectGroup = z.strictObject({ reason: z.string(), column: z.string().nullable() });

const tableSummary = z.strictObject({
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

const rowFilter = {
  table: z.string(),
  course: z.string().nullable(),
  /** Text that some cell of a row has, whatever its case; empty for all rows. */
  search: z.string().max(1000),
};

/** By one column, empty cells last; null is the order of the files. */
const rowSort = z
  .strictObject({ column: z.string(), direction: z.enum(["asc", "desc"]) })
  .nullable();

const page = {
  offset: z.int().min(0),
  limit: z.int().min(1).max(1000),
};

/** Something in the data that a person should know. */
const finding = z.strictObject({
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

const checked = z.strictObject({
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

const saved = z.strictObject({ token, name: z.string(), rows: z.number() }).nullable();

const arrow = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const reportRequest = {
  report: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
};

const choice = z.strictObject({
  value: z.string(),
  /** Its display name, where the data has one. */
  label: z.string().nullable(),
  /** How much it was used: learners, submissions or views. */
  weight: z.number(),
});

export const calls = {
  /** What is open, and by which version. */
  getStatus: {
    input: nothing,
    output: z.strictObject({ version: z.string(), workspace }),
  },
  /** Every course, as of a day (`YYYY-MM-DD`, its start in UTC); null is now. */
  listCourses: {
    input: z.strictObject({ asOf: z.string().nullable() }),
    output: z.array(course),
  },
  /** Asks where to, then writes these courses as a table, in this order; null when the user thinks better of it. */
  exportCourses: {
    input: z.strictObject({
      ids: z.array(z.string()).min(1).max(100_000),
      asOf: z.string().nullable(),
      format: z.enum(["csv", "xlsx"]),
    }),
    output: z.strictObject({ token, name: z.string(), rows: z.number() }).nullable(),
  },
  /** Runs a report. The table crosses as an Arrow IPC stream. */
  runReport: {
    input: z.strictObject({ job, ...reportRequest }),
    output: z.strictObject({
      table: arrow,
      elapsedMs: z.number(),
    }),
  },
  /** What may be chosen for a report's parameter in a course, most used first, at most ten thousand. */
  listChoices: {
    input: z.strictObject({ report: z.string(), param: z.string(), course: z.string() }),
    output: z.array(choice),
  },
  /** Asks where to, then writes what `coursescope run` would; null when the user thinks better of it. */
  exportReport: {
    input: z.strictObject({ job, ...reportRequest, format: z.enum(["csv", "json"]) }),
    output: saved,
  },
  /** Saves a chart as drawn on the page. */
  exportChart: {
    input: z.strictObject({ ...reportRequest, svg: z.string().max(20_000_000) }),
    output: z.strictObject({ token, name: z.string() }).nullable(),
  },
  /** Shows an exported file in the system's folder window. */
  revealFile: { input: z.strictObject({ token }), output: nothing },
  /** Puts text on the clipboard; the page itself has no such permission. */
  copyText: { input: z.strictObject({ text: z.string().max(20_000_000) }), output: nothing },
  /** Asks for files or a folder; an empty list when the user thinks better of it. */
  pickSources: {
    input: z.strictObject({ what: z.enum(["files", "folder"]) }),
    output: z.array(source),
  },
  /** Imports what was picked or dropped, file by file, each whole or not at all. */
  importSources: {
    input: z.strictObject({
      job,
      tokens: z.array(token).min(1).max(10_000),
      /** Course ids by `coursePrefix`, as a person said; they are remembered. */
      courses: z.record(z.string(), z.string()),
    }),
    output: z.array(importedFile),
  },
  /** The ledger, newest first. */
  listImports: { input: nothing, output: z.array(ledgerEntry) },
  /** What `undoImport` would do. */
  previewUndo: { input: z.strictObject({ importId: z.int() }), output: undone },
  /** Takes a file's rows out again, and shows those that it had replaced. */
  undoImport: { input: z.strictObject({ importId: z.int() }), output: undone },
  /** The rows of a file that did not fit, in its order; `group` asks for those of one reason. */
  listRejects: {
    input: z.strictObject({ importId: z.int(), group: rejectGroup.nullable(), ...page }),
    output: z.strictObject({
      rejects: z.array(reject),
      /** Of the group, where one is asked for. */
      total: z.number(),
      /** Most first; at most fifty. */
      groups: z.array(rejectGroup.extend({ count: z.number() })),
    }),
  },
  /** Asks where to, then writes all rejects of a file as CSV; null when the user thinks better of it. */
  exportRejects: { input: z.strictObject({ job, importId: z.int() }), output: saved },
  /** Every table that the app knows, also those without rows. */
  listTables: { input: nothing, output: z.array(tableSummary) },
  /** Rows of a table, a page at a time: its fields, and `import_id`. They cross as Arrow. */
  previewTable: {
    input: z.strictObject({ job, ...rowFilter, sort: rowSort, ...page }),
    output: z.strictObject({ table: arrow }),
  },
  /** How many rows the filter leaves. */
  countRows: {
    input: z.strictObject({ job, ...rowFilter }),
    output: z.strictObject({ rows: z.number() }),
  },
  /** Asks where to, then writes every row that the filter leaves as CSV. */
  exportTable: { input: z.strictObject({ job, ...rowFilter, sort: rowSort }), output: saved },
  /** Looks for what is wrong or odd in the data, of one course or of all. */
  checkHealth: {
    input: z.strictObject({ job, course: z.string().nullable() }),
    /** Checks that found something, the worst first. */
    output: z.strictObject({ checks: z.number(), found: z.array(checked) }),
  },
  exportHealth: { input: z.strictObject({ job, course: z.string().nullable() }), output: saved },
  /** Opens another workspace; `pick` and `create` ask for the file. Null when the user thinks better of it. */
  openWorkspace: {
    input: z.strictObject({ what: z.enum(["sample", "own", "memory", "pick", "create"]) }),
    output: workspace.nullable(),
  },
  cancelJob: { input: z.strictObject({ job }), output: nothing },
} as const;

export const events = {
  /** At most ten a second; the fraction is null where nobody can know. It never says 1 before the end. */
  progress: z.strictObject({
    job,
    fraction: z.number().min(0).max(1).nullable(),
    note: z.string(),
  }),
  /** Files were dropped on the window, or given on the command line: import them. */
  dropped: z.strictObject({ sources: z.array(source) }),
  /** Something else than this page changed what is open: read everything again. */
  workspaceChanged: workspace,
  /** A menu item that the page carries out. */
  command: z.strictObject({
    name: z.enum(["open-files", "open-folder", "export", "find-course", "show-imports"]),
  }),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = z.infer<Calls[Name]["input"]>;
export type CallOutput<Name extends CallName> = z.infer<Calls[Name]["output"]>;

/** What main implements: one short function per call. */
export type Handlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>>;
};

/** What the page calls; a failure is thrown as `AppError`. */
export type Api = Handlers;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<Name extends EventName> = z.infer<Events[Name]>;

export type Choice = z.infer<typeof choice>;
export type Source = z.infer<typeof source>;
export type Workspace = z.infer<typeof workspace>;
export type Course = z.infer<typeof course>;
export type Reject = z.infer<typeof reject>;
export type ImportedFile = z.infer<typeof importedFile>;
export type LedgerEntry = z.infer<typeof ledgerEntry>;
export type Undone = z.infer<typeof undone>;
export type RejectGroup = z.infer<typeof rejectGroup>;
export type RejectPage = CallOutput<"listRejects">;
export type TableSummary = z.infer<typeof tableSummary>;
export type Finding = z.infer<typeof finding>;
export type Checked = z.infer<typeof checked>;

/** A failure as it crosses the wall. */
export const failure = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  hint: z.string().optional(),
  details: z.string().optional(),
});
