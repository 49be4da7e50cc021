import { useMemo } from "react";
import type { Course } from "../src-shared/ipc";
import type { Report } from "../src-shared/report";
import type { ResultTable } from "../src-shared/result";
import { createJobId } from "./api";
import { toFileColor } from "./apply-theme";
import { drawChart, fileSize } from "./chart";
import { listEvents } from "./course-events";
import { formatChoice, toParams } from "./course-period";
import type { PeriodChoice } from "./location";
import { useNotices } from "./notices";
import { useApi } from "./services";
import { toTabSeparated } from "./tab-separated";
import { useStatus } from "./use-workspace";

export interface Shown {
  readonly report: Report;
  readonly course: Course;
  readonly period: PeriodChoice;
  readonly table: ResultTable | undefined;
}

/** The ways out for what the page shows. */
export function useExport({ report, course, period, table }: Shown) {
  const api = useApi();
  const { show, showError } = useNotices();
  const version = useStatus().data?.version ?? "";
  return useMemo(() => {
    const request = { report: report.id, params: toParams(report, course, period) };
    const tell = (saved: { token: string; name: string } | null) => {
      if (!saved) return;
      const run = () => void api.revealFile({ token: saved.token }).catch(showError);
      show(`Saved ${saved.name}`, { label: "Show in folder", run });
    };
    return {
      saveRows: (format: "csv" | "json") =>
        void api.exportReport({ job: createJobId(), ...request, format }).then(tell, showError),
      saveChart: () => {
        if (!table) return;
        const svg = drawFile({ report, course, period, table }, table, version);
        void api.exportChart({ ...request, svg }).then(tell, showError);
      },
      copyTable: () => {
        if (!table) return;
        const text = toTabSeparated(report, table);
        void api.copyText({ text }).then(() => show("Copied the table"), showError);
      },
    };
  }, [api, show, showError, report, course, period, table, version]);
}

function drawFile({ report, course, period }: Shown, table: ResultTable, version: string): string {
  const { svg } = drawChart({
    report,
    table,
    ...fileSize,
    document,
    colors: toFileColor,
    locale: navigator.language,
    events: listEvents(course),
    standalone: {
      title: report.question,
      subtitle: `${course.name} · ${formatChoice(report, course, period)}`,
      source: `Coursescope ${version} · ${report.reads.join(", ")} · ${course.id}`,
    },
  });
  return new XMLSerializer().serializeToString(svg);
}
