import type { Course } from "../src-shared/ipc";
import { findModuleParam } from "../src-shared/params";
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
  const params = { course: course.id, ...period };
  const param = findModuleParam(report);
  if (param === undefined) return params;
  const [most] = await listChoices(engine, { report: report.id, param, course: course.id });
  return most && { ...params, [param]: most.value };
}
