import { basename } from "node:path";
import { formatFacts } from "../src-shared/export-format";
import type { CallInput } from "../src-shared/ipc";
import { parseParams } from "../src-shared/params";
import { openPrivacy, type Privacy } from "../src-shared/privacy";
import { listCourses, parseDay } from "./courses";
import { pickCourses, toCourseList } from "./export/courses";
import { toDataName, toExportName } from "./export/export-name";
import { encodeFindings } from "./export/findings";
import { saveFile } from "./export/save";
import type { SaveOptions } from "./export/save-options";
import { saveList, saveReport, saveTable } from "./export/save-rows";
import type { Written } from "./export/writer";
import { findProtection } from "./export-privacy";
import { checkHealth } from "./health";
import type { Host } from "./host";
import { getImport } from "./import/undo";
import { createProgress } from "./progress";
import { toRejectList } from "./rejects";
import { getReport, toToday } from "./run-report";

/** The ways out of the window: each asks where to, and gives null when the user thinks better of it. */

/** What `coursescope run` would write. */
export function exportReport(
  host: Host,
  { job, report: id, params, format, privacy }: CallInput<"exportReport">,
  signal: AbortSignal,
) {
  const request = { report: id, params, now: host.effects.now() };
  const report = getReport(id);
  const values = parseParams(report, params, toToday(request.now));
  const name = toExportName(report, values, formatFacts[format].extension);
  return saveRows(host, name, { job, privacy, signal }, (path, options) =>
    saveReport(host.engine, request, format, path, options),
  );
}

/** The courses of a list, in its order, as they were on a day. */
export async function exportCourses(
  host: Host,
  { job, ids, asOf, format }: CallInput<"exportCourses">,
  signal: AbortSignal,
) {
  const day = asOf === null ? null : parseDay(asOf);
  const all = await host.engine.withSession((session) =>
    listCourses(session, day, host.effects.now()),
  );
  const list = toCourseList(pickCourses(all, ids), asOf);
  const { extension } = formatFacts[format];
  const name = asOf === null ? `courses.${extension}` : `courses-${asOf}.${extension}`;
  return saveRows(host, name, { job, privacy: openPrivacy, signal }, (path, options) =>
    saveList(host.engine, list, format, path, options),
  );
}

/** All rejects of an import. */
export async function exportRejects(
  host: Host,
  { job, importId }: CallInput<"exportRejects">,
  signal: AbortSignal,
) {
  const { name } = await host.engine.withSession((session) => getImport(session, importId));
  const stem = name.replace(/(\.[a-z]{2,7}){1,2}$/i, "");
  const leave = { job, privacy: openPrivacy, signal };
  return saveRows(host, toDataName([stem, "rejects"]), leave, (path, options) =>
    saveList(host.engine, toRejectList(importId), "csv", path, options),
  );
}

/** Every row of a table that the filter leaves. */
export function exportTable(
  host: Host,
  { job, sort, format, privacy, ...filter }: CallInput<"exportTable">,
  signal: AbortSignal,
) {
  const name = toDataName([filter.course, filter.table], formatFacts[format].extension);
  return saveRows(host, name, { job, privacy, signal }, (path, options) =>
    saveTable(host.engine, { filter, sort }, format, path, options),
  );
}

/** Everything that the checks find, also what is too much for a page. */
export async function exportHealth(
  host: Host,
  { job, course }: CallInput<"exportHealth">,
  signal: AbortSignal,
) {
  const path = await host.effects.pickTarget(toDataName([course, "health"]));
  if (path === undefined) return null;
  const onProgress = createProgress(host, job);
  const found = await checkHealth(host.engine, { course, limit: 1_000_000, signal, onProgress });
  await saveFile(path, encodeFindings(found, "csv-excel"), { replace: true });
  return { ...toSaved(host, path), rows: found.reduce((sum, { total }) => sum + total, 0) };
}

interface Leave {
  readonly job: string;
  readonly privacy: Privacy;
  readonly signal: AbortSignal;
}

/** Rows, protected as was asked, into the file that the user chooses. */
async function saveRows(
  host: Host,
  suggested: string,
  { job, privacy, signal }: Leave,
  save: (path: string, options: SaveOptions) => Promise<Written>,
) {
  const path = await host.effects.pickTarget(suggested);
  if (path === undefined) return null;
  const protection = await findProtection(host, privacy);
  const onProgress = createProgress(host, job);
  onProgress(null, `Writing ${basename(path)}`);
  const statedAt = host.effects.now();
  const written = await save(path, { protection, replace: true, statedAt, signal, onProgress });
  return { ...toSaved(host, path), rows: written.rows, notes: [...written.notes] };
}

function toSaved({ grants }: Host, path: string) {
  return { token: grants.grant(path), name: basename(path), rows: 0, notes: [] as string[] };
}
