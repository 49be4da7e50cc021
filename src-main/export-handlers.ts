import type { CallName, Handlers } from "../src-shared/ipc";
import { exportBook } from "./export-book";
import { exportChart } from "./export-chart";
import { previewReport, previewTableExport, revealKey } from "./export-privacy";
import { exportCourses, exportHealth, exportRejects, exportReport, exportTable } from "./exports";
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
    exportCourses: (input) => jobs.run(input.job, (signal) => exportCourses(host, input, signal)),
    exportReport: (input) => jobs.run(input.job, (signal) => exportReport(host, input, signal)),
    previewReport: (input) => jobs.run(input.job, (signal) => previewReport(host, input, signal)),
    exportChart: (input) => exportChart(host, input),
    exportBook: (input) => jobs.run(input.job, (signal) => exportBook(host, input, signal)),
    exportRejects: (input) => jobs.run(input.job, (signal) => exportRejects(host, input, signal)),
    exportTable: (input) => jobs.run(input.job, (signal) => exportTable(host, input, signal)),
    previewTableExport: (input) =>
      jobs.run(input.job, (signal) => previewTableExport(host, input, signal)),
    exportHealth: (input) => jobs.run(input.job, (signal) => exportHealth(host, input, signal)),
    savePlan: (input) => saveShownPlan(host, input),
    runPlan: (input) => jobs.run(input.job, (signal) => runPickedPlan(host, input, signal)),
    revealKey: () => revealKey(host),
  };
}
