import type { Checked, Finding } from "../../src-shared/ipc";
import { reports } from "../../src-shared/reports";
import { isTableName } from "../../src-shared/schema";
import type { Engine, Session } from "../engine";
import { explainUnknownCourse } from "../missing-data";
import type { Check, Found } from "./check";
import { responses, timelineVideos, unknownActivity, unknownModes, videoEnds } from "./contents";
import { noEnrollment, noSummary, onlyCatalog, rejects } from "./coverage";
import { earlyDays, futureDays, missingDays, noDay } from "./days";
import { blankIds, invalidCourseIds, paddedIds, repeatedKeys, repeatedUnknownKeys } from "./keys";
import { cumulativeCounts, modeTotals, negativeCounts, partTotals } from "./totals";

/** Every check; of one severity, the first is told first. */
export const checks: readonly Check[] = [
  negativeCounts,
  futureDays,
  rejects,
  missingDays,
  repeatedKeys,
  modeTotals,
  partTotals,
  cumulativeCounts,
  noEnrollment,
  invalidCourseIds,
  blankIds,
  paddedIds,
  earlyDays,
  noDay,
  timelineVideos,
  responses,
  repeatedUnknownKeys,
  videoEnds,
  unknownActivity,
  unknownModes,
  noSummary,
  onlyCatalog,
];

export interface HealthOptions {
  /** Null for the whole workspace. */
  readonly course: string | null;
  /** At most so many findings of each check are listed; all are counted. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number, note: string) => void) | undefined;
}

/** What the checks found, the worst first; a check that found nothing is left out. */
export function checkHealth(engine: Engine, options: HealthOptions): Promise<Checked[]> {
  const { course, limit, signal, onProgress } = options;
  let tell: (share: number) => void = () => undefined;
  return engine.withSession(
    async (session) => {
      if (course !== null) await checkCourse(session, course);
      const found: Checked[] = [];
      for (const [at, check] of checks.entries()) {
        tell = (share) => onProgress?.((at + share) / checks.length, check.title);
        tell(0);
        const checked = await runCheck(session, check, { course, limit });
        if (checked.total > 0) found.push(checked);
      }
      const order = ["bad", "warn", "info"];
      return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
    },
    { signal, onProgress: (share) => share !== null && tell(share) },
  );
}

async function checkCourse(session: Session, course: string) {
  const [known] = await session.list(
    "select 1 as known from stored.course_tables where course_id = $course limit 1",
    { course },
  );
  if (!known) throw await explainUnknownCourse(session, course);
}

interface Row extends Record<string, string | number | readonly string[] | null> {
  readonly course_id: string | null;
  readonly table_name: string | null;
  readonly count: number;
  readonly detail: string | null;
  readonly examples: readonly string[];
  readonly total: number;
}

async function runCheck(
  session: Session,
  check: Check,
  { course, limit }: { readonly course: string | null; readonly limit: number },
): Promise<Checked> {
  const rows = await session.list<Row>(
    // Not count(*) over (): beside a union it fails now and then (duckdb/duckdb#22352).
    `with found as materialized (
       select * from (${check.sql}) where $course::varchar is null or course_id = $course::varchar
     )
     select course_id, table_name, count, detail, examples, (select count(*) from found) as total
     from found
     order by count desc, course_id, table_name, detail limit $limit::int`,
    { limit, course },
  );
  const { id, title, severity, meaning, remedy } = check;
  const findings = rows.map((row) => toFinding(check, row));
  const tables = new Set(findings.map(({ table }) => table));
  return {
    check: id,
    title,
    severity,
    meaning,
    remedy,
    reports: reports
      .filter(({ reads }) => reads.some((table) => tables.has(table)))
      .map(({ id }) => id),
    total: rows[0]?.total ?? 0,
    findings,
  };
}

function toFinding(check: Check, row: Row): Finding {
  const { course_id: course, table_name, count, detail, examples } = row;
  const table = table_name !== null && isTableName(table_name) ? table_name : null;
  const found: Found = { course, table, count, detail, examples };
  return {
    check: check.id,
    course,
    table,
    count,
    sentence: check.describe(found),
    examples: [...examples],
  };
}
