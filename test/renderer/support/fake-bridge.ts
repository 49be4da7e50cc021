import type { Bridge } from "../../../src-renderer/api";
import type { Failure } from "../../../src-shared/errors";
import { toDay } from "../../../src-shared/instant";
import type {
  CallInput,
  Course,
  ImportedFile,
  LedgerEntry,
  Undone,
  Workspace,
} from "../../../src-shared/ipc";
import { findDays } from "../../../src-shared/period";
import type { Cell } from "../../../src-shared/result";
import {
  countFakeRows,
  health,
  ledger,
  listFakeRejects,
  listFakeTables,
  previewFakeTable,
} from "./fake-data";
import { fakePlanResult, previewFakeReport, previewFakeTableExport } from "./fake-leaving";
import { courses, encodeTable, getReport, listDays, toDayNumber, toTable } from "./fixtures";
import { listFakeChoices, listReportRows } from "./report-rows";

/** What a test or a development page may want to be different. */
export interface FakeOptions {
  readonly workspace?: Workspace;
  readonly isEmpty?: boolean;
  readonly hasNoChoices?: boolean;
  readonly reportDelayMs?: number;
  readonly files?: readonly ImportedFile[];
  readonly rowsDelayMs?: number;
  readonly healthDelayMs?: number;
  readonly isHealthy?: boolean;
  /** Instead of the five of the fixtures. */
  readonly courses?: readonly Course[];
  /** Saving stops halfway, until it is cancelled or `endSaving` is called. */
  readonly savesSlowly?: true;
  /** What main says of a file that it saved. */
  readonly saveNotes?: readonly string[];
  /** Why saving fails. */
  readonly saveFailure?: Failure;
}

export interface FakeBridge extends Bridge {
  /** Every call so far. */
  readonly calls: { readonly name: string; readonly input: unknown }[];
  send(name: string, payload: unknown): void;
  /** Lets saving go on to its end, what has begun and what will. */
  endSaving(): void;
}

/** Main as the page sees it, with made-up data. */
export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const listeners = new Set<(event: { name: string; payload: unknown }) => void>();
  const calls: { name: string; input: unknown }[] = [];
  const state = {
    workspace: options.workspace ?? ({ kind: "own", name: "My workspace" } as Workspace),
    courses: options.isEmpty ? [] : (options.courses ?? courses),
    ledger: options.isEmpty ? [] : ledger,
  };
  const cancelled = new Set<string>();
  const saving = new Map<string, () => void>();
  let isSlow = options.savesSlowly === true;
  const send = (name: string, payload: unknown) => {
    for (const listener of listeners) listener({ name, payload });
  };
  const toSaved = (name: string, rows = 0) => ({
    token: `token of ${name}`,
    name,
    rows,
    notes: options.saveNotes ?? [],
  });
  const save = async (job: string, name: string, rows: number) => {
    await wait(0);
    send("progress", { job, fraction: 0.5, note: `${name} · half of it` });
    await (isSlow ? new Promise<void>((end) => saving.set(job, end)) : wait(0));
    if (cancelled.has(job)) throw { code: "cancelled", message: "Cancelled." };
    if (options.saveFailure) throw options.saveFailure;
    return toSaved(name, rows);
  };
  const answers: Record<string, (input: never) => unknown> = {
    getStatus: () => ({ version: "0.1.0", workspace: state.workspace }),
    // A course is there from its start on.
    listCourses: ({ asOf }: { asOf: string | null }) =>
      state.courses.filter(({ start }) => asOf === null || (start ?? "") <= asOf),
    exportCourses: ({ ids }: { ids: string[] }) => toSaved("courses.csv", ids.length),
    runReport: (input: { report: string; params: Record<string, string> }) => runReport(input),
    listChoices: ({ report }: { report: string }) =>
      options.hasNoChoices ? [] : listFakeChoices(report),
    exportReport: ({ job }: { job: string }) => save(job, "enrollment.csv", 102),
    previewReport: (request: CallInput<"previewReport">) => previewFakeReport(request),
    exportChart: () => toSaved("enrollment.svg"),
    exportBook: ({ job }: { job: string }) => save(job, "report.xlsx", 4012),
    savePlan: () => toSaved("course.plan.json"),
    runPlan: ({ job }: { job: string }) => save(job, "exports", 0).then(() => fakePlanResult),
    pickSources: () => [{ token: "a", name: "exports-2024-05-12", size: 0, isFolder: true }],
    importSources: async ({ job }: { job: string }) => {
      for (const fraction of [null, 0.2, 0.62]) {
        send("progress", { job, fraction, note: "course_enrollment_daily.csv.gz · 412 of 660 MB" });
        await wait(options.files ? 50 : 1000);
      }
      if (!options.files) await wait(60_000);
      state.courses = courses;
      return options.files;
    },
    listImports: () => state.ledger,
    previewUndo: ({ importId }: { importId: number }) => toUndone(state.ledger, importId),
    undoImport: ({ importId }: { importId: number }) => {
      const undone = toUndone(state.ledger, importId);
      state.ledger = state.ledger.filter((entry) => entry.importId !== importId);
      return undone;
    },
    listRejects: listFakeRejects,
    exportRejects: () => toSaved("rejects.csv", 412),
    listTables: () => listFakeTables(options.isEmpty ? [] : ledger),
    previewTable: async (request: CallInput<"previewTable">) => {
      await wait(options.rowsDelayMs ?? 0);
      return previewFakeTable(request);
    },
    countRows: (filter: { search: string }) => ({ rows: countFakeRows(filter) }),
    exportTable: ({ job }: { job: string }) => save(job, "rows.csv", 250),
    previewTableExport: (request: CallInput<"previewTableExport">) =>
      previewFakeTableExport(request),
    checkHealth: async ({ job }: { job: string }) => {
      send("progress", { job, fraction: 0.2, note: "Missing days" });
      await wait(options.healthDelayMs ?? 0);
      if (cancelled.has(job)) throw { code: "cancelled", message: "Cancelled." };
      return options.isHealthy ? { checks: 22, found: [] } : health;
    },
    exportHealth: () => toSaved("health.csv", 242),
    cancelJob: ({ job }: { job: string }) => {
      cancelled.add(job);
      saving.get(job)?.();
      return {};
    },
    openWorkspace: ({ what }: { what: string }) => {
      state.courses = what === "sample" ? courses : [];
      state.workspace = { kind: what === "sample" ? "sample" : "own", name: "Sample courses" };
      return state.workspace;
    },
  };
  return {
    calls,
    send,
    endSaving: () => {
      isSlow = false;
      for (const end of saving.values()) end();
    },
    call: async (name, input) => {
      calls.push({ name, input });
      if (name === "runReport") await wait(options.reportDelayMs ?? 20);
      try {
        return { ok: true, value: await (answers[name]?.(input as never) ?? {}) };
      } catch (error) {
        return { ok: false, error: error as never };
      }
    },
    listen: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
}

function runReport({ report: id, params }: { report: string; params: Record<string, string> }) {
  const report = getReport(id);
  const course = params.course ?? "";
  const rows = listCourseRows(id, course);
  const { period } = report;
  const { first = -1e9, last = 1e9 } = period ? findDays(period, params) : {};
  const isNewest = period !== undefined && !params.start_date && !params.end_date;
  const dayOf = (row: Record<string, Cell>) => {
    const cell = row[period?.first ?? ""] ?? 0;
    return typeof cell === "bigint" ? toDay(cell) : Number(cell);
  };
  const shown = isNewest
    ? rows.slice(-1)
    : rows.filter((row) => !period || (dayOf(row) >= first && dayOf(row) <= last));
  if (shown.length === 0) {
    throw {
      code: "missing-data",
      message: `No rows of ${course} between ${params.start_date} and ${params.end_date}.`,
      hint: "The data goes from 2024-01-29 to 2024-05-12.",
      details: `report ${id}\nselect …\nwhere course_id = '${course}'`,
    };
  }
  return { table: encodeTable(toTable(report, shown)), elapsedMs: 12 };
}

function listCourseRows(id: string, course: string): Record<string, Cell>[] {
  if (course.includes("Nearly_Empty")) {
    return [{ course_id: course, date: toDayNumber("2020-02-29"), count: 1, change: null }];
  }
  if (!id.startsWith("enrollment") || id.includes("-")) return listReportRows(id, course);
  return listDays(course, course.includes("MITx") ? 1 : 0.08);
}

function toUndone(entries: readonly LedgerEntry[], importId: number): Undone {
  const entry = entries.find((one) => one.importId === importId);
  if (!entry) throw { code: "bad-input", message: `There is no import ${importId}.` };
  return { name: entry.name, rows: entry.tables[0]?.rows ?? 0, restored: importId === 1 ? 37 : 0 };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export const sampleFiles: readonly ImportedFile[] = [
  {
    importId: 1,
    name: "course_enrollment_daily.csv",
    status: "imported",
    table: "course_enrollment_daily",
    kind: "csv",
    rows: 102,
    rejected: 0,
    replaced: 0,
    superseded: 0,
    coursePrefix: null,
    part: null,
    rejects: [],
    notes: [],
  },
  {
    importId: 2,
    name: "course_enrollment_mode_daily.csv.gz",
    status: "imported",
    table: "course_enrollment_mode_daily",
    kind: "csv.gz",
    rows: 51_220,
    rejected: 3,
    replaced: 410,
    superseded: 0,
    coursePrefix: null,
    part: null,
    rejects: [
      {
        part: null,
        line: 48_201,
        column: "date",
        value: "2024-13-01",
        reason: "not a date (YYYY-MM-DD)",
      },
      { part: null, line: 48_202, column: "count", value: "", reason: "must not be empty" },
    ],
    notes: ["Read as UTF-8 with a byte order mark."],
  },
  {
    importId: null,
    name: "grades-summary.csv",
    status: "unrecognized",
    table: null,
    kind: null,
    rows: 0,
    rejected: 0,
    replaced: 0,
    superseded: 0,
    coursePrefix: null,
    part: null,
    rejects: [],
    notes: [
      "No table has these columns. The nearest is grade_distribution, which also has module_id and max_grade.",
    ],
  },
];
