import { z } from "zod";
import { errorCodes } from "./errors";
import { chartFormats, rowFormats } from "./export-format";
import {
  arrow,
  book,
  checked,
  choice,
  course,
  exportPreview,
  type finding,
  importedFile,
  job,
  ledgerEntry,
  nothing,
  page,
  planResult,
  reject,
  rejectGroup,
  reportRequest,
  rowFilter,
  rowSort,
  saved,
  source,
  tableSummary,
  token,
  undone,
  workspace,
} from "./ipc-values";
import { privacySchema } from "./privacy";

/**
 * The contract for the process wall. A call is one entry here and one handler in `src-main`; from
 * the entry follow the types of both sides, and main checks each input against it. Paths never
 * cross: the page holds tokens for what the user picked or dropped.
 */

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
      job,
      ids: z.array(z.string()).min(1).max(100_000),
      asOf: z.string().nullable(),
      format: z.enum(rowFormats),
    }),
    output: saved,
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
    input: z.strictObject({
      job,
      ...reportRequest,
      format: z.enum(rowFormats),
      privacy: privacySchema,
    }),
    output: saved,
  },
  /** What `exportReport` would write. */
  previewReport: {
    input: z.strictObject({ job, ...reportRequest, privacy: privacySchema }),
    output: exportPreview,
  },
  /** Saves a chart as drawn on the page. */
  exportChart: {
    input: z.strictObject({
      ...reportRequest,
      format: z.enum(chartFormats),
      svg: z.string().max(20_000_000),
    }),
    output: saved,
  },
  /** Asks where to, then writes several reports into one file, as `coursescope export` does. */
  exportBook: { input: z.strictObject({ job, ...book }), output: saved },
  /** Asks where to, then writes a plan of what is on the screen, for `runPlan` and `coursescope batch`. */
  savePlan: {
    input: z.strictObject({
      output: z.union([
        z.strictObject({ ...reportRequest, format: z.enum(rowFormats), privacy: privacySchema }),
        z.strictObject({
          ...rowFilter,
          sort: rowSort,
          format: z.enum(rowFormats),
          privacy: privacySchema,
        }),
        z.strictObject(book),
      ]),
    }),
    output: saved,
  },
  /** Asks for a plan and a folder, then writes its outputs there; null when the user thinks better of it. */
  runPlan: { input: z.strictObject({ job }), output: planResult.nullable() },
  /** Shows the file with the key of this workspace's pseudonyms, made when it is not there yet. */
  revealKey: { input: nothing, output: nothing },
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
  /** Asks where to, then writes every row that the filter leaves. */
  exportTable: {
    input: z.strictObject({
      job,
      ...rowFilter,
      sort: rowSort,
      format: z.enum(rowFormats),
      privacy: privacySchema,
    }),
    output: saved,
  },
  /** What `exportTable` would write. */
  previewTableExport: {
    input: z.strictObject({ job, ...rowFilter, privacy: privacySchema }),
    output: exportPreview,
  },
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
    name: z.enum([
      "open-files",
      "open-folder",
      "export",
      "find-course",
      "show-imports",
      "run-plan",
    ]),
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
export type ExportPreview = z.infer<typeof exportPreview>;
export type PlanResult = z.infer<typeof planResult>;
export type Saved = NonNullable<z.infer<typeof saved>>;
export type Finding = z.infer<typeof finding>;
export type Checked = z.infer<typeof checked>;

/** A failure as it crosses the wall. */
export const failure = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  hint: z.string().optional(),
  details: z.string().optional(),
});
