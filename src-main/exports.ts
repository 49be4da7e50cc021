import { basename } from "node:path";
import type { CallInput } from "../src-shared/ipc";
import { listCourses, parseDay } from "./courses";
import { encodeApiCsv, encodeApiJson } from "./export/api";
import { encodeCoursesCsv, pickCourses } from "./export/courses";
import { encodeCoursesXlsx } from "./export/courses-xlsx";
import { encodeFindings } from "./export/findings";
import { type Query, saveQueryCsv } from "./export/query-csv";
import { saveFile, toDataName, toExportName } from "./export/save";
import { checkHealth } from "./health";
import type { Host } from "./host";
import { getImport } from "./import/undo";
import { createProgress } from "./progress";
import { allRejects } from "./rejects";
import { runReport } from "./run-report";
import { toExportQuery } from "./table-rows";

/** The ways out of the window: each asks where to, and gives null when the user thinks better of it. */

/** What `coursescope run` would write. */
export async function exportReport(
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

/** The courses of a list, in its order, as they were on a day. */
export async function exportCourses(host: Host, { ids, asOf, format }: CallInput<"exportCourses">) {
  const day = asOf === null ? null : parseDay(asOf);
  const all = await host.engine.withSession((session) =>
    listCourses(session, day, host.effects.now()),
  );
  const courses = pickCourses(all, ids);
  const name = asOf === null ? `courses.${format}` : `courses-${asOf}.${format}`;
  const content = format === "xlsx" ? await encodeCoursesXlsx(courses) : encodeCoursesCsv(courses);
  const saved = await saveAs(host, name, content);
  return saved && { ...saved, rows: courses.length };
}

/** All rejects of an import. */
export async function exportRejects(
  host: Host,
  { importId }: CallInput<"exportRejects">,
  signal: AbortSignal,
) {
  const { name } = await host.engine.withSession((session) => getImport(session, importId));
  const stem = name.replace(/(\.[a-z]{2,7}){1,2}$/i, "");
  const query = { sql: allRejects, bindings: { importId } };
  return saveQuery(host, toDataName([stem, "rejects"]), query, signal);
}

/** Every row of a table that the filter leaves. */
export function exportTable(
  host: Host,
  { job: _, sort, ...filter }: CallInput<"exportTable">,
  signal: AbortSignal,
) {
  const query = toExportQuery(filter, sort);
  return saveQuery(host, toDataName([filter.course, query.table]), query, signal);
}

/** Everything that the checks find, also what is too much for a page. */
export async function exportHealth(
  host: Host,
  { job, course }: CallInput<"exportHealth">,
  signal: AbortSignal,
) {
  const onProgress = createProgress(host, job);
  const found = await checkHealth(host.engine, { course, limit: 1_000_000, signal, onProgress });
  const saved = await saveAs(host, toDataName([course, "health"]), encodeFindings(found));
  return saved && { ...saved, rows: found.reduce((sum, { total }) => sum + total, 0) };
}

async function saveAs(host: Host, suggested: string, content: string | Uint8Array) {
  const path = await host.effects.pickTarget(suggested);
  if (path === undefined) return null;
  await saveFile(path, content, { replace: true });
  return toSaved(host, path);
}

/** Writes what a query finds, without holding it in memory. */
async function saveQuery(host: Host, suggested: string, query: Query, signal: AbortSignal) {
  const path = await host.effects.pickTarget(suggested);
  if (path === undefined) return null;
  const rows = await saveQueryCsv(host.engine, path, query, signal);
  return { ...toSaved(host, path), rows };
}

function toSaved({ grants }: Host, path: string) {
  return { token: grants.grant(path), name: basename(path), rows: 0, notes: [] as string[] };
}
