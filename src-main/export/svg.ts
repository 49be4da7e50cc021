import { drawChart, fileSize } from "../../src-renderer/chart";
import { listEvents } from "../../src-renderer/course-events";
import type { Course } from "../../src-shared/ipc";
import { light } from "../../src-shared/theme";
import type { ReportRun } from "../run-report";
import { version } from "../version";

export interface SvgCaption {
  /** Null for a report across courses. */
  readonly course: Course | null;
  /** As text. */
  readonly period: string;
}

/** The chart of the page as a file of its own, drawn without a window. */
export async function drawSvg(
  { report, table }: ReportRun,
  { course, period }: SvgCaption,
): Promise<string> {
  const { JSDOM } = await import("jsdom");
  const { document } = new JSDOM("").window;
  const { svg } = drawChart({
    report,
    table,
    ...fileSize,
    document,
    events: course ? listEvents(course) : [],
    colors: (token) => light[token],
    locale: "en-US",
    standalone: {
      title: report.question,
      subtitle: `${course?.name ?? "All courses"} · ${period}`,
      source: [
        "Coursescope",
        version,
        "·",
        report.reads.join(", "),
        ...(course ? ["·", course.id] : []),
      ].join(" "),
    },
  });
  return `${svg.outerHTML}\n`;
}
