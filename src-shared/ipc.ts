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
  /** The tables that have rows of this course; `days` where the table has dates. */
  tables: z.record(z.string(), z.strictObject({ rows: z.number(), days: dayRange.nullable() })),
});

const reject = z.strictObject({
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
  /** `csv`, `tsv`, `csv.gz`, `tsv.gz`. */
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

const ledgerEntry = z.strictObject({
  importId: z.number(),
  name: z.string(),
  table: z.string(),
  kind: z.string(),
  /** Bytes. */
  size: z.number(),
  sha256: z.string(),
  /** ISO 8601, UTC. */
  importedAt: z.string(),
  rows: z.number(),
  rejected: z.number(),
});

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
  listCourses: { input: nothing, output: z.array(course) },
  /** Runs a report. The table crosses as an Arrow IPC stream. */
  runReport: {
    input: z.strictObject({ job, ...reportRequest }),
    output: z.strictObject({
      table: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
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
    output: z.strictObject({ token, name: z.string(), rows: z.number() }).nullable(),
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
    input: z.strictObject({ job, tokens: z.array(token).min(1).max(10_000) }),
    output: z.array(importedFile),
  },
  listImports: { input: nothing, output: z.array(ledgerEntry) },
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

/** A failure as it crosses the wall. */
export const failure = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  hint: z.string().optional(),
  details: z.string().optional(),
});
