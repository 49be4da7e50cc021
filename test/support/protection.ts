import { createHash } from "node:crypto";
import type { Engine, Session } from "../../src-main/engine";
import type { Leaving, Protection } from "../../src-main/export/leaving";
import { protect } from "../../src-main/export/privacy/protect";
import { openPrivacy, type Privacy } from "../../src-shared/privacy";
import type { Report, SmallCells } from "../../src-shared/report";
import { findReport } from "../../src-shared/reports";
import type { ResultTable } from "../../src-shared/result";

/** A key that is the same in every test of that name. */
export function toTestKey(name: string): Uint8Array {
  return createHash("sha256").update(name).digest();
}

export function toTestProtection(privacy: Partial<Privacy>, key = "a"): Protection {
  return { privacy: { ...openPrivacy, ...privacy }, key: toTestKey(key) };
}

/** Rows of a query as if they were a report's, of which `cells` says what may be small. */
export function toTestLeaving(
  sql: string,
  columns: Leaving["columns"],
  cells: SmallCells<string>,
): Leaving {
  const report: Report = { ...(findReport("enrollment") as Report), smallCells: cells };
  const { title, reads } = report;
  return { report, title, reads, values: {}, columns, sql, bindings: {}, protections: [] };
}

/** What is left of rows when small cells are hidden. */
export function hide(engine: Engine, leaving: Leaving, k: number): Promise<ResultTable> {
  const read = async (session: Session) => {
    const { sql, bindings } = await protect(session, leaving, toTestProtection({ smallCells: k }));
    return session.query(sql, bindings);
  };
  return engine.withSession(read);
}
