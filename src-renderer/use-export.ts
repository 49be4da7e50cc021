import { useMemo } from "react";
import { formatSource } from "../src-shared/chart-source";
import { listEvents } from "../src-shared/course-events";
import type { ChartFormat } from "../src-shared/export-format";
import type { Course } from "../src-shared/ipc";
import type { ParamValues } from "../src-shared/params";
import type { Report } from "../src-shared/report";
import type { ResultTable } from "../src-shared/result";
import { shortenId } from "../src-shared/shorten-id";
import { toFileColor } from "./apply-theme";
import { drawChart, fileSize } from "./chart";
import { formatChoice } from "./course-period";
import type { PeriodChoice } from "./location";
import { useNotices } from "./notices";
import { isPeriodParam } from "./report-params";
import { useApi } from "./services";
import { toTabSeparated } from "./tab-separated";
import { toPlain } from "./use-report";
import { useTellSaved } from "./use-tell-saved";
import { useStatus } from "./use-workspace";

export interface Shown {
  readonly report: Report;
  /** Null for a report across courses. */
  readonly course: Course | null;
  readonly period: PeriodChoice;
  /** As main is asked. */
  readonly params: ParamValues;
  readonly table: ResultTable | undefined;
}

/** The ways out for what the page shows, beside its rows. */
export function useExport({ report, course, period, params, table }: Shown) {
  const api = useApi();
  const { show, showError } = useNotices();
  const tell = useTellSaved();
  const version = useStatus().data?.version ?? "";
  return useMemo(() => {
    const request = { report: report.id, params: toPlain(params) };
    return {
      saveChart: (format: ChartFormat) => {
        if (!table) return;
        const svg = drawFile({ report, course, period, params, table }, table, version);
        void api
          .exportChart({ ...request, format, svg })
          .then((saved) => saved && tell(saved), showError);
      },
      copyTable: () => {
        if (!table) return;
        const text = toTabSeparated(report, table);
        void api.copyText({ text }).then(() => show("Copied the table"), showError);
      },
    };
  }, [api, show, showError, tell, report, course, period, params, table, version]);
}

function drawFile(shown: Shown, table: ResultTable, version: string): string {
  const { report, course } = shown;
  const { svg } = drawChart({
    report,
    table,
    ...fileSize,
    document,
    colors: toFileColor,
    locale: navigator.language,
    events: course ? listEvents(course) : [],
    standalone: {
      title: report.question,
      subtitle: describeSubject(shown),
      source: formatSource(version, report, course?.id),
    },
  });
  return new XMLSerializer().serializeToString(svg);
}

/** The course, what was chosen in it, and the days. */
export function describeSubject({ report, course, period, params }: Shown): string {
  const chosen = Object.entries(report.params).flatMap(([name, { kind, label }]) => {
    const value = params[name];
    if (kind === "course" || isPeriodParam(name) || value === undefined) return [];
    const text = typeof value === "boolean" ? "" : ` ${formatList(value)}`;
    return [`${label}${text}`];
  });
  const days = course && report.period ? [formatChoice(report, course, period)] : [];
  return [course?.name ?? "All courses", ...chosen, ...days].join(" · ");
}

function formatList(value: string | readonly string[]): string {
  return typeof value === "string" ? shortenId(value) : value.join(", ");
}
