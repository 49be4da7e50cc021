import { readFileSync } from "node:fs";
import type { Engine, Session } from "../../src-main/engine";
import type { Leaving } from "../../src-main/export/leaving";
import type { Writer } from "../../src-main/export/writer";
import type { ColumnType } from "../../src-shared/report";
import { writeInFolder } from "./folder";
import { now } from "./workspace";

/** Rows of a query as they leave, under labels that are their names. */
export function toLeaving(sql: string, types: Readonly<Record<string, ColumnType>>): Leaving {
  const columns = Object.entries(types).map(([name, type]) => ({ name, label: name, type }));
  const facts = { report: null, title: "Rows", reads: [], values: {}, protections: [] };
  return { ...facts, columns, sql, bindings: {} };
}

/** What a writer makes of rows: the bytes, and what it says of them. */
export async function write(engine: Engine, writer: Writer, leaving: Leaving) {
  const draft = writeInFolder("draft", "");
  const work = (session: Session) => writer(session, leaving, draft, { statedAt: now() });
  const written = await engine.withSession((session) => session.transaction(() => work(session)));
  return { ...written, bytes: readFileSync(draft) };
}
