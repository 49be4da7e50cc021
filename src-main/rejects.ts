import type { CallInput, Reject, RejectPage } from "../src-shared/ipc";
import type { Session } from "./engine";
import type { RowList } from "./export/leaving";

export type RejectRequest = CallInput<"listRejects">;

/** More reasons than a person reads; the rest is in the list, and in the export. */
const mostGroups = 50;

/** What did not fit of a file: the asked rows in the order of the file, and how many there are of each reason. */
export async function listRejects(
  session: Session,
  { importId, group, offset, limit }: RejectRequest,
): Promise<RejectPage> {
  const groups = await session.list<RejectPage["groups"][number]>(
    `select reason, column_name as "column", count(*) as count from stored.rejects
     where import_id = $importId::int group by all
     order by count desc, reason, column_name limit ${mostGroups}`,
    { importId },
  );
  const ofGroup = `import_id = $importId::int and ($reason::varchar is null
    or (reason = $reason::varchar and column_name is not distinct from $column::varchar))`;
  const chosen = { importId, reason: group?.reason ?? null, column: group?.column ?? null };
  const [count] = await session.list<{ total: number }>(
    `select count(*) as total from stored.rejects where ${ofGroup}`,
    chosen,
  );
  const rejects = await session.list<Reject>(
    `select part, line, column_name as "column", value, reason from stored.rejects
     where ${ofGroup} order by rowid limit $limit::int offset $offset::bigint`,
    { ...chosen, limit, offset },
  );
  return { rejects, total: count?.total ?? 0, groups };
}

/** The first rejected rows of an import, for one of its tables, in the order of the file. */
export function listFirstRejects(
  session: Session,
  { importId, table }: { readonly importId: number; readonly table: string },
  limit: number,
): Promise<Reject[]> {
  return session.list<Reject>(
    `select part, line, column_name as "column", value, reason from stored.rejects
     where import_id = $importId::int and table_name = $table order by rowid limit $limit::int`,
    { importId, table, limit },
  );
}

/** Every reject of an import, in the order of the file. */
export function toRejectList(importId: number): RowList {
  return {
    title: "Rejects",
    reads: [],
    columns: ["file", "part", "line", "column", "value", "reason"].map((name) => ({
      name,
      label: name,
      type: name === "line" ? "int" : "text",
    })),
    sql: `select file_name as file, part, line, column_name as "column", value, reason
      from stored.rejects join stored.imports using (import_id)
      where import_id = $importId::int order by rejects.rowid`,
    bindings: { importId },
  };
}
