import { dirname, relative, sep } from "node:path";
import { AppError } from "../../src-shared/errors";
import { formatFacts } from "../../src-shared/export-format";
import type { CallInput } from "../../src-shared/ipc";
import { parseParams } from "../../src-shared/params";
import {
  type BookOutput,
  type Plan,
  planVersion,
  type ReportOutput,
  type TableOutput,
} from "../../src-shared/plan";
import { isOpen, type Privacy } from "../../src-shared/privacy";
import { toBookName, toDataName, toExportName } from "../export/export-name";
import { getReport, toToday } from "../run-report";
import { sortKeys } from "./manifest";

type Shown = CallInput<"savePlan">["output"];

/** What a plan of what is on the screen is made of. */
export interface PlanDraft {
  /** To propose for the plan's file. */
  readonly suggested: string;
  readonly name: string;
  readonly output: ReportOutput | BookOutput | TableOutput;
}

/** A plan's only output, that writes what an export of what is on the screen would. */
export function createDraft(shown: Shown, now: Date): PlanDraft {
  if ("report" in shown) return createReportDraft(shown, now);
  if ("table" in shown) return createTableDraft(shown);
  const { courses, reports, period, format, privacy } = shown;
  for (const id of reports) getReport(id);
  const [first = ""] = courses;
  const about = courses.length === 1 ? first : `${courses.length} courses`;
  const named = courses.map((id) => ({ id }));
  const output: BookOutput = {
    reports,
    courses,
    ...(period && { period }),
    format,
    file: toBookName(named, formatFacts[format].extension),
    ...sayPrivacy(privacy),
  };
  return { suggested: toBookName(named, "plan.json"), name: `Report of ${about}`, output };
}

function createReportDraft(
  { report: id, params: given, format, privacy }: Extract<Shown, { report: string }>,
  now: Date,
): PlanDraft {
  const report = getReport(id);
  const values = parseParams(report, given, toToday(now));
  const { course, ...params } = given;
  const file = toExportName(report, values, formatFacts[format].extension);
  const output: ReportOutput = {
    report: id,
    ...(typeof course === "string" && { course }),
    ...(Object.keys(params).length > 0 && { params: sortKeys(params) as typeof params }),
    format,
    file,
    ...sayPrivacy(privacy),
  };
  const suggested = toExportName(report, values, "plan.json");
  const about = typeof course === "string" ? `, ${course}` : "";
  return { suggested, name: `${report.title}${about}`, output };
}

function createTableDraft({
  table,
  course,
  search,
  sort,
  format,
  privacy,
}: Extract<Shown, { table: string }>): PlanDraft {
  const parts = [course, table];
  const output: TableOutput = {
    table,
    ...(course !== null && { course }),
    ...(search !== "" && { search }),
    ...(sort && { sort }),
    format,
    file: toDataName(parts, formatFacts[format].extension),
    ...sayPrivacy(privacy),
  };
  const about = course === null ? "" : `, ${course}`;
  return { suggested: toDataName(parts, "plan.json"), name: `${table}${about}`, output };
}

function sayPrivacy(privacy: Privacy) {
  return isOpen(privacy) ? {} : { privacy };
}

/**
 * The text of a plan that lies at `path` and reads a workspace. The workspace is named from the
 * plan's folder, so that both can move together.
 */
export function encodePlan({ name, output }: PlanDraft, workspace: string, path: string): string {
  const from = relative(dirname(path), workspace);
  const plan: Plan = {
    version: planVersion,
    name,
    workspace: from.split(sep).join("/"),
    outputs: [output],
  };
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/** The open workspace's file; `bad-input` where there is none that a plan could name. */
export function getWorkspaceFile(kind: string, file: string | null): string {
  if (file !== null && kind !== "sample" && kind !== "memory") return file;
  if (kind === "sample") {
    throw new AppError(
      "bad-input",
      "A plan of the sample courses could not be run: they are only in memory.",
      {
        hint: "Open a workspace with your own courses, then save the plan.",
      },
    );
  }
  throw new AppError(
    "bad-input",
    "A plan of this could not be run: what is open is only in memory.",
    {
      hint: "Make a workspace (File, New Workspace), open your files in it, then save the plan.",
    },
  );
}
