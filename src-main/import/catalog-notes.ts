import {
  type CatalogTableName,
  type CellProblem,
  computeRefresh,
  type Overview,
  readRow,
} from "../../src-shared/catalog";
import { extraField } from "../../src-shared/stored-tables";
import { readRecords } from "../catalog";
import type { Session } from "../engine";

/** So many columns, or cells, are named. */
const named = 4;

/** What became of the catalogue, in a sentence; nothing where there was none before. */
export function describeRefresh(
  before: readonly Overview[],
  after: readonly Overview[],
): readonly string[] {
  if (before.length === 0) return [];
  const { added, changed, removed } = computeRefresh(before, after, "whole table");
  const columns = [...new Set(changed.flatMap((course) => course.columns))];
  const what = columns.slice(0, named).join(", ") + (columns.length > named ? " …" : "");
  const parts = [
    added.length > 0 && `${formatCourses(added.length)} added`,
    changed.length > 0 && `${formatCourses(changed.length)} changed (${what})`,
    removed.length > 0 && `${formatCourses(removed.length)} no longer in the table`,
  ].filter((part) => part !== false);
  return [parts.length > 0 ? `${parts.join(", ")}.` : "No course of the catalogue has changed."];
}

/**
 * What of an import's cells could not be taken as it stands. A history's are not looked at: it may
 * have hundreds of rows a course, all with the same fault.
 */
export async function listProblemNotes(
  session: Session,
  table: CatalogTableName,
  importId: number,
): Promise<readonly string[]> {
  if (table === "course_overview_history") return [];
  const records = await readRecords(
    session,
    `select * exclude (import_id, superseded_by, ${extraField}) from stored.${table}
     where import_id = $importId::int order by rowid`,
    { importId },
  );
  const found = new Map<string, { problem: CellProblem; count: number }>();
  for (const record of records) {
    const read = readRow(table, record);
    for (const problem of read.row ? read.problems : []) {
      const kind = `${problem.column} ${problem.reason}`;
      found.set(kind, { problem, count: (found.get(kind)?.count ?? 0) + 1 });
    }
  }
  return Array.from(found.values(), describeProblem);
}

function describeProblem({ problem, count }: { problem: CellProblem; count: number }): string {
  const { column, value, reason } = problem;
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  const more = count > 1 ? `, and so are ${(count - 1).toLocaleString("en-US")} more` : "";
  return `${column}: “${shown}” is ${reason}${more}.`;
}

function formatCourses(count: number): string {
  return `${count.toLocaleString("en-US")} course${count === 1 ? "" : "s"}`;
}
