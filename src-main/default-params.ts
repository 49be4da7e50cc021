import type { Course } from "../src-shared/ipc";
import { findExtent, toPeriodParams } from "../src-shared/period";
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
  const extent = findExtent(report, course);
  const period = report.period && extent ? toPeriodParams(report.period, extent) : {};
  const params: Record<string, string> = { course: course.id, ...period };
  for (const [name, param] of Object.entries(report.params)) {
    if (param.kind !== "text" || !param.required) continue;
    const [most] = await listChoices(engine, { report: report.id, param: name, course: course.id });
    if (!most) return undefined;
    params[name] = most.value;
  }
  return params;
}
