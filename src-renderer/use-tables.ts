import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RejectGroup } from "../src-shared/ipc";
import { createJobId } from "./api";
import type { TableLocation } from "./data-location";
import { useApi } from "./services";
import { decodeTable } from "./table";

/** Rows on a page of a table or of a list of rejects. */
export const pageSize = 100;

export function useTables() {
  const api = useApi();
  return useQuery({ queryKey: ["data", "tables"], queryFn: () => api.listTables({}) });
}

/** The rows of a page. The page before stays until the next is there; leaving cancels the job. */
export function useRows({ table, course, search, sort, at }: TableLocation) {
  const api = useApi();
  const filter = { table, course, search };
  return useQuery({
    queryKey: ["data", "rows", filter, sort, at],
    queryFn: async ({ signal }) => {
      const job = createJobId();
      signal.addEventListener("abort", () => void api.cancelJob({ job }).catch(() => undefined));
      const page = { offset: (at - 1) * pageSize, limit: pageSize };
      const answer = await api.previewTable({ job, ...filter, sort, ...page });
      return { of: table, table: decodeTable(answer.table) };
    },
    placeholderData: (before) => (before?.of === table ? before : undefined),
  });
}

/** How many rows the filter leaves; asked for beside the rows, since to count may take longer. */
export function useRowCount({ table, course, search }: TableLocation) {
  const api = useApi();
  const filter = { table, course, search };
  return useQuery({
    queryKey: ["data", "count", filter],
    queryFn: async ({ signal }) => {
      const job = createJobId();
      signal.addEventListener("abort", () => void api.cancelJob({ job }).catch(() => undefined));
      return (await api.countRows({ job, ...filter })).rows;
    },
  });
}

/** A page of the rejects of a file, of one reason or of all. */
export function useRejects(importId: number, group: RejectGroup | null, at: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["data", "rejects", importId, group, at],
    queryFn: () =>
      api.listRejects({ importId, group, offset: (at - 1) * pageSize, limit: pageSize }),
    placeholderData: keepPreviousData,
  });
}
