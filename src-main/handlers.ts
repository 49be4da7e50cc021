import type { CallInput, Handlers } from "../src-shared/ipc";
import { parseParams } from "../src-shared/params";
import { encodeTable } from "./arrow";
import { listCourses } from "./courses";
import { encodeApiCsv, encodeApiJson } from "./export/api";
import { saveFile, toExportName } from "./export/save";
import type { Host } from "./host";
import { importPaths } from "./import";
import { listImports } from "./ledger";
import { getReport, listChoices, runReport, toToday } from "./run-report";
import { version } from "./version";

/** The contract's other half: one short function per call. */
export function createHandlers(host: Host): Handlers {
  const { effects, grants, jobs } = host;
  return {
    getStatus: async () => ({ version, workspace: host.workspace }),
    listCourses: () => host.engine.withSession(listCourses),
    runReport: ({ job, ...request }) =>
      jobs.run(job, async (signal) => {
        const startedMs = performance.now();
        const { table } = await runReport(host.engine, { ...request, now: effects.now() }, signal);
        return { table: encodeTable(table), elapsedMs: performance.now() - startedMs };
      }),
    listChoices: (input) => listChoices(host.engine, input),
    exportReport: (input) => jobs.run(input.job, (signal) => exportReport(host, input, signal)),
    exportChart: async ({ report, params, svg }) => {
      const found = getReport(report);
      return saveAs(
        host,
        toExportName(found, parseParams(found, params, toToday(effects.now())), "svg"),
        svg,
      );
    },
    revealFile: async ({ token }) => {
      effects.reveal(grants.getPath(token));
      return {};
    },
    copyText: async ({ text }) => {
      effects.copyText(text);
      return {};
    },
    pickSources: async ({ what }) => grants.grantSources(await effects.pickSources(what)),
    importSources: ({ job, tokens }) =>
      jobs.run(job, async (signal) => {
        const paths = tokens.map((token) => grants.getPath(token));
        const onProgress = createProgress(host, job);
        return [
          ...(await importPaths(host.engine, paths, { signal, onProgress, now: effects.now })),
        ];
      }),
    listImports: () => host.engine.withSession(listImports),
    openWorkspace: (input) => openChosen(host, input),
    cancelJob: async ({ job }) => {
      jobs.cancel(job);
      return {};
    },
  };
}

async function exportReport(
  host: Host,
  { report: id, params, format }: CallInput<"exportReport">,
  signal: AbortSignal,
) {
  const request = { report: id, params, now: host.effects.now() };
  const run = await runReport(host.engine, request, signal);
  const content = format === "json" ? encodeApiJson(run) : encodeApiCsv(run);
  const saved = await saveAs(host, toExportName(run.report, run.values, format), content);
  return saved && { ...saved, rows: run.table.rowCount };
}

async function saveAs({ effects, grants }: Host, suggested: string, content: string) {
  const path = await effects.pickTarget(suggested);
  if (path === undefined) return null;
  await saveFile(path, content, { replace: true });
  return { token: grants.grant(path), name: path.split(/[\\/]/).at(-1) ?? path };
}

async function openChosen(host: Host, { what }: CallInput<"openWorkspace">) {
  if (what !== "pick" && what !== "create") return host.open({ kind: what });
  const path = await host.effects.pickWorkspace(what === "pick" ? "existing" : "new");
  return path === undefined ? null : host.open({ kind: "file", path });
}

/** Progress to the page, at most ten times a second; the end is told by the call's result. */
function createProgress({ send }: Host, job: string) {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (fraction: number, note: string) => {
    const nowMs = performance.now();
    if (nowMs - lastMs < 100) return;
    lastMs = nowMs;
    send("progress", { job, fraction: Math.min(fraction, 0.99), note });
  };
}
