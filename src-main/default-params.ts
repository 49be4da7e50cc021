import { findInstant } from "../src-shared/instant";
import type { Course } from "../src-shared/ipc";
import { toPeriodParams } from "../src-shared/period";
import type { Report } from "../src-shared/report";
import type { Engine } from "./engine";
import { listChoices } from "./run-report";

/**
 * Parameters that show most of what a course has: the whole period, and of modules and videos the
 * most used one. Undefined where the report is not about a course, or has nothing to choose from.
 */
export async function findDefaultParams(
  engine: Engine,
  report: Report,
  course: Course,
): Promise<Record<string, string> | undefined> {
  if (!("course" in report.params)) return undefined;
  const params: Record<string, string> = { course: course.id, ...findPeriod(report, course) };
  for (const [name, param] of Object.entries(report.params)) {
    if (param.kind !== "text" || !param.required) continue;
    const [most] = await listChoices(engine, { report: report.id, param: name, course: course.id });
    if (!most) return undefined;
    params[name] = most.value;
  }
  return params;
}

function findPeriod(report: Report, course: Course) {
  const days = course.tables[report.reads[0]]?.days;
  const [first, last] = [findInstant(days?.first ?? ""), findInstant(days?.last ?? "")];
  if (!report.period || !first || !last) return {};
  return toPeriodParams(report.period, { first: first.day, last: last.day });
}
