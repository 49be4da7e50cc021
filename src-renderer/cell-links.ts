import type { Report } from "../src-shared/report";
import { getColumn, type ResultTable } from "../src-shared/result";
import { formatLocation, type ReportLocation } from "./location";

/** Where a report's rows lead: the column that is pressed, and the report of that row's value. */
interface Link {
  readonly cell: string;
  readonly report: string | null;
  readonly param: string;
  readonly value: string;
}

const links: Readonly<Record<string, Link>> = {
  problems: toProblem("module_id"),
  "problems-and-tags": toProblem("module_id"),
  videos: {
    cell: "encoded_module_id",
    report: "video-timeline",
    param: "video_id",
    value: "pipeline_video_id",
  },
  "course-summaries": {
    cell: "catalog_course_title",
    report: null,
    param: "course",
    value: "course_id",
  },
  "user-engagement": {
    cell: "username",
    report: "user-engagement",
    param: "learner",
    value: "username",
  },
};

function toProblem(cell: string): Link {
  return { cell, report: "answer-distribution", param: "module_id", value: "module_id" };
}

/** The address that a cell leads to, if any. */
export function createLinks(
  report: Report,
  table: ResultTable,
  location: ReportLocation | undefined,
): (name: string, row: number) => string | undefined {
  const link = links[report.id];
  if (!link || !location) return () => undefined;
  const { values } = getColumn(table, link.value);
  return (name, row) => {
    const value = values[row] ?? null;
    if (name !== link.cell || value === null) return undefined;
    return formatLocation(toTarget(link, String(value), location));
  };
}

function toTarget(link: Link, value: string, location: ReportLocation): ReportLocation {
  if (link.report === null || location.page === "compare") {
    const period = { kind: "whole" } as const;
    const base = { page: "course", course: value, report: null } as const;
    return { ...base, period, choices: {}, view: "chart" };
  }
  const isSame = link.report === location.report;
  const choices = { ...(isSame && location.choices), [link.param]: value };
  return { ...location, report: link.report, choices, view: isSame ? location.view : "chart" };
}
