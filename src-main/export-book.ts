import { basename } from "node:path";
import { formatFacts } from "../src-shared/export-format";
import type { CallInput } from "../src-shared/ipc";
import { parseDayRange } from "../src-shared/period";
import { listCourses } from "./courses";
import { pickCourses } from "./export/courses";
import { toBookName } from "./export/export-name";
import { saveBook } from "./export/save-book";
import { findProtection } from "./export-privacy";
import type { Host } from "./host";
import { createProgress } from "./progress";
import { getReport } from "./run-report";

/** Several reports in one file, where the user wants it; null when the user thinks better of it. */
export async function exportBook(
  host: Host,
  { job, courses: ids, reports, period, format, privacy }: CallInput<"exportBook">,
  signal: AbortSignal,
) {
  const { engine, effects, grants } = host;
  const statedAt = effects.now();
  const all = await engine.withSession((session) => listCourses(session, null, statedAt));
  const courses = pickCourses(all, ids);
  const chosen = {
    courses,
    reports: reports.map(getReport),
    period: period && parseDayRange(period),
  };
  const path = await effects.pickTarget(toBookName(courses, formatFacts[format].extension));
  if (path === undefined) return null;
  const protection = await findProtection(host, privacy);
  const onProgress = createProgress(host, job);
  onProgress(null, `Writing ${basename(path)}`);
  const { rows, notes } = await saveBook(engine, chosen, format, path, {
    protection,
    replace: true,
    statedAt,
    signal,
    onProgress,
    printPdf: effects.printPdf,
  });
  // What took a while is shown where it lies.
  effects.reveal(path);
  return { token: grants.grant(path), name: basename(path), rows, notes: [...notes] };
}
