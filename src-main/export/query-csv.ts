import type { Bindings, Engine } from "../engine";
import { toLiteral } from "../import/literal";
import { saveDraft } from "./save";

/** A query, and the values of its `$names`. */
export interface Query {
  readonly sql: string;
  readonly bindings: Bindings;
}

/**
 * Writes what a query finds as CSV, whole or not at all, and gives the number of rows. DuckDB writes
 * it, so that memory does not grow with the rows. NULL is an empty cell, empty text is `""`.
 */
export function saveQueryCsv(
  engine: Engine,
  path: string,
  { sql, bindings }: Query,
  signal: AbortSignal,
): Promise<number> {
  const write = (draft: string) =>
    engine.withSession(
      (session) =>
        session.run(
          `copy (${sql}) to ${toLiteral(draft)} (format csv, header, use_tmp_file false)`,
          bindings,
        ),
      { signal },
    );
  return saveDraft(path, write, { replace: true });
}
