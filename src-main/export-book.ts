import { basename } from "node:path";
import { AppError } from "../src-shared/errors";
import { formatFacts } from "../src-shared/export-format";
import { findInstant } from "../src-shared/instant";
import type { CallInput } from "../src-shared/ipc";
import type { DayRange } from "../src-shared/period";
import { listCourses } from "./courses";
import { pickCourses } from "./export/courses";
import { toBookName } from "./export/save";
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
  const chosen = { courses, reports: reports.map(getReport), period: period && parseDays(period) };
  const protection = await findProtection(host, privacy);
  const path = await effects.pickTarget(toBookName(courses, formatFacts[format].extension));
  if (path === undefined) return null;
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
  return { token: grants.grant(path), name: basename(path), rows, notes: [...notes] };
}

function parseDays({ first, last }: { readonly first: string; readonly last: string }): DayRange {
  const range = { first: parseDay(first), last: parseDay(last) };
  if (range.first <= range.last) return range;
  throw new AppError("bad-input", `The period ends on ${last}, before it begins on ${first}.`);
}

function parseDay(text: string): number {
  const found = text.length === 10 ? findInstant(text) : undefined;
  if (found) return found.day;
  throw new AppError("bad-input", `“${text}” is not a day.`, { hint: "Write it as 2025-06-15." });
}
