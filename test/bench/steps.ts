/**
 * One step of a bench, in a process of its own, so that its memory is its own: `node script
 * '["import", …]'` prints what it measured as JSON.
 */
import { statSync } from "node:fs";
import { listCourses } from "../../src-main/courses";
import { findDefaultParams } from "../../src-main/default-params";
import { createEngine } from "../../src-main/engine";
import { importPaths } from "../../src-main/import";
import { runReport, toBindings, toToday } from "../../src-main/run-report";
import { openWorkspace } from "../../src-main/workspace";
import { parseParams } from "../../src-shared/params";
import { reports } from "../../src-shared/reports";
import { generate } from "./generate";
import type { Size } from "./tables";

export interface Measured {
  readonly ms: number;
  readonly rows: number;
  /** Bytes of the database when it is closed. */
  readonly size: number;
  /** Of this process, in megabytes. */
  readonly peakMb: number;
}

export interface ReportTime {
  readonly id: string;
  /** Milliseconds: the statement alone, then with its rows in hand. */
  readonly median: number;
  readonly worst: number;
  readonly whole: number;
}

const getPeakMb = () => process.resourceUsage().maxRSS / 1024;

const steps = {
  generate: (folder: string, size: Size) => generate(folder, size),

  /** The product's way. */
  import: async (paths: readonly string[], file: string): Promise<Measured> => {
    const engine = await openWorkspace(file);
    const startedMs = performance.now();
    const results = await importPaths(engine, paths, { now: () => new Date() });
    const ms = performance.now() - startedMs;
    const bad = results.filter(({ status, rejected }) => status !== "imported" || rejected > 0);
    if (bad.length > 0) throw new Error(JSON.stringify(bad));
    await engine.close();
    const rows = results.reduce((total, { rows: count }) => total + count, 0);
    return { ms, rows, size: statSync(file).size, peakMb: getPeakMb() };
  },

  /** What DuckDB alone takes for the same file. */
  bare: async (path: string, file: string): Promise<Measured> => {
    const engine = await createEngine(file);
    const startedMs = performance.now();
    const rows = await engine.withWriter((session) =>
      session.run(`create table bare as select * from read_csv('${path}')`),
    );
    const ms = performance.now() - startedMs;
    await engine.close();
    return { ms, rows, size: statSync(file).size, peakMb: getPeakMb() };
  },

  /** Every report of one course, many times. */
  reports: async (file: string, rounds: number): Promise<readonly ReportTime[]> => {
    const engine = await openWorkspace(file);
    const now = new Date();
    const course = (await engine.withSession((session) => listCourses(session, null, now))).at(-1);
    if (!course) throw new Error("no course");
    const times: ReportTime[] = [];
    for (const report of reports.filter(({ id }) => id !== "report-download")) {
      const params = (await findDefaultParams(engine, report, course)) ?? {};
      const bindings = toBindings(report, parseParams(report, params, toToday(now)));
      const alone = await time(rounds, () =>
        engine.withSession((session) => session.run(report.sql, bindings)),
      );
      const whole = await time(rounds, () => runReport(engine, { report: report.id, params, now }));
      times.push({ id: report.id, ...alone, whole: whole.median });
    }
    await engine.close();
    return times;
  },
};

async function time(rounds: number, work: () => Promise<unknown>) {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedMs = performance.now();
    await work();
    taken.push(performance.now() - startedMs);
  }
  taken.sort((a, b) => a - b);
  return { median: taken[rounds >> 1] ?? 0, worst: taken[Math.floor(rounds * 0.95)] ?? 0 };
}

export type Steps = typeof steps;

const [name, ...args] = JSON.parse(process.argv[2] ?? "[]");
const step = steps[name as keyof Steps] as (...given: unknown[]) => Promise<unknown>;
step(...args).then((measured) => console.log(JSON.stringify(measured)));
