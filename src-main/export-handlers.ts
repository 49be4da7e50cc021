import type { CallName, Handlers } from "../src-shared/ipc";
import {
  exportChart,
  exportCourses,
  exportHealth,
  exportRejects,
  exportReport,
  exportTable,
} from "./exports";
import type { Host } from "./host";
import { runPickedPlan, saveShownPlan } from "./plan-calls";

type ExportCall =
  | Extract<CallName, `export${string}`>
  | "previewReport"
  | "previewTableExport"
  | "savePlan"
  | "runPlan"
  | "revealKey";

/** The calls that write files, or show what they would write. */
export function createExportHandlers(host: Host): Pick<Handlers, ExportCall> {
  const { jobs } = host;
  return {
    exportCourses: (input) => exportCourses(host, input),
    exportReport: (input) => jobs.run(input.job, (signal) => exportReport(host, input, signal)),
    previewReport: notYet,
    exportChart: (input) => exportChart(host, input),
    exportBook: notYet,
    exportRejects: (input) => jobs.run(input.job, (signal) => exportRejects(host, input, signal)),
    exportTable: (input) => jobs.run(input.job, (signal) => exportTable(host, input, signal)),
    previewTableExport: notYet,
    exportHealth: (input) => jobs.run(input.job, (signal) => exportHealth(host, input, signal)),
    savePlan: (input) => saveShownPlan(host, input),
    runPlan: (input) => jobs.run(input.job, (signal) => runPickedPlan(host, input, signal)),
    revealKey: notYet,
  };
}

async function notYet(): Promise<never> {
  throw new Error("not built yet");
}
