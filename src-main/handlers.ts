import type { CallInput, Handlers } from "../src-shared/ipc";
import { encodeTable } from "./arrow";
import { listCourses, parseDay } from "./courses";
import type { Session } from "./engine";
import { createExportHandlers } from "./export-handlers";
import { checkHealth, checks } from "./health";
import type { Host } from "./host";
import { importPaths } from "./import";
import { previewUndo, undoImport } from "./import/undo";
import { listImports } from "./ledger";
import { createProgress } from "./progress";
import { listRejects } from "./rejects";
import { listChoices, runReport } from "./run-report";
import { countRows, previewTable } from "./table-rows";
import { listTables } from "./tables";
import { version } from "./version";

/** The contract's other half: one short function per call. */
export function createHandlers(host: Host): Handlers {
  const { effects, grants, jobs } = host;
  return {
    ...createExportHandlers(host),
    getStatus: async () => ({ version, workspace: host.workspace }),
    listCourses: async ({ asOf }) => {
      const day = asOf === null ? null : parseDay(asOf);
      return host.engine.withSession((session) => listCourses(session, day, effects.now()));
    },
    runReport: ({ job, ...request }) =>
      jobs.run(job, async (signal) => {
        const startedMs = performance.now();
        const { table } = await runReport(host.engine, { ...request, now: effects.now() }, signal);
        return { table: encodeTable(table), elapsedMs: performance.now() - startedMs };
      }),
    listChoices: (input) => listChoices(host.engine, input),
    revealFile: async ({ token }) => {
      effects.reveal(grants.getPath(token));
      return {};
    },
    copyText: async ({ text }) => {
      effects.copyText(text);
      return {};
    },
    pickSources: async ({ what }) => grants.grantSources(await effects.pickSources(what)),
    importSources: ({ job, tokens, courses }) =>
      jobs.run(job, async (signal) => {
        const paths = tokens.map((token) => grants.getPath(token));
        const onProgress = createProgress(host, job);
        return [
          ...(await importPaths(host.engine, paths, {
            signal,
            onProgress,
            courses,
            now: effects.now,
          })),
        ];
      }),
    listImports: () => host.engine.withSession(listImports),
    previewUndo: ({ importId }) =>
      host.engine.withSession((session) => previewUndo(session, importId)),
    undoImport: ({ importId }) => undoImport(host.engine, importId),
    listRejects: (request) => host.engine.withSession((session) => listRejects(session, request)),
    listTables: () => host.engine.withSession(listTables),
    previewTable: ({ job, ...request }) =>
      jobs.run(job, async (signal) => {
        const preview = (session: Session) => previewTable(session, request);
        return { table: encodeTable(await host.engine.withSession(preview, { signal })) };
      }),
    countRows: ({ job, ...filter }) =>
      jobs.run(job, async (signal) => {
        const count = (session: Session) => countRows(session, filter);
        return { rows: await host.engine.withSession(count, { signal }) };
      }),
    checkHealth: (input) => jobs.run(input.job, (signal) => checkAll(host, input, signal)),
    openWorkspace: (input) => openChosen(host, input),
    cancelJob: async ({ job }) => {
      jobs.cancel(job);
      return {};
    },
  };
}

/** As many as a page can show; the export has them all. */
const mostFindings = 100;

async function checkAll(
  host: Host,
  { job, course }: CallInput<"checkHealth">,
  signal: AbortSignal,
) {
  const onProgress = createProgress(host, job);
  const options = { course, limit: mostFindings, signal, onProgress };
  return { checks: checks.length, found: await checkHealth(host.engine, options) };
}

async function openChosen(host: Host, { what }: CallInput<"openWorkspace">) {
  if (what !== "pick" && what !== "create") return host.open({ kind: what });
  const path = await host.effects.pickWorkspace(what === "pick" ? "existing" : "new");
  return path === undefined ? null : host.open({ kind: "file", path });
}
