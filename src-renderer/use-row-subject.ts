import { useMemo } from "react";
import { courseColumns } from "../src-shared/course-columns";
import type { Course } from "../src-shared/ipc";
import { listTableColumns, type StoredTable } from "../src-shared/stored-tables";
import type { TableLocation } from "./data-location";
import type { RowSource, RowSubject } from "./row-subject";
import { useApi } from "./services";
import { describeSubject, type Shown } from "./use-export";
import { toPlain } from "./use-report";

/** The rows of a report, as main is asked for them. */
export function useReportSubject(shown: Shown): RowSubject {
  const api = useApi();
  const { report, params } = shown;
  const about = describeSubject(shown);
  return useMemo((): RowSubject => {
    const request = { report: report.id, params: toPlain(params) };
    return {
      kind: "report",
      title: report.title,
      about,
      key: JSON.stringify(request),
      columns: Object.entries(report.columns).map(([name, column]) => ({ name, ...column })),
      save: (job, format, privacy) => api.exportReport({ job, ...request, format, privacy }),
      preview: (job, privacy) => api.previewReport({ job, ...request, privacy }),
      savePlan: (format, privacy) => api.savePlan({ output: { ...request, format, privacy } }),
    };
  }, [api, report, params, about]);
}

/** The rows of a table that the filter leaves, all pages of them. */
export function useTableSubject(location: TableLocation, table: StoredTable): RowSubject {
  const api = useApi();
  const { course, search, sort } = location;
  return useMemo((): RowSubject => {
    const filter = { table, course, search };
    return {
      kind: "table",
      title: table,
      about: [course ?? "All courses", search && `“${search}”`].filter(Boolean).join(" · "),
      key: JSON.stringify([filter, sort]),
      columns: listTableColumns(table),
      save: (job, format, privacy) => api.exportTable({ job, ...filter, sort, format, privacy }),
      preview: (job, privacy) => api.previewTableExport({ job, ...filter, privacy }),
      savePlan: (format, privacy) => api.savePlan({ output: { ...filter, sort, format, privacy } }),
    };
  }, [api, table, course, search, sort]);
}

/** The list of courses that is shown, in its order. */
export function useCourseList(courses: readonly Course[], asOf: string | null): RowSource {
  const api = useApi();
  return useMemo((): RowSource => {
    const ids = courses.map(({ id }) => id);
    return {
      title: "the list of courses",
      columns: courseColumns,
      save: (job, format) => api.exportCourses({ job, ids, asOf, format }),
    };
  }, [api, courses, asOf]);
}
