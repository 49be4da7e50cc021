import type { Session } from "../engine";
import type { Leaving } from "./leaving";

let count = 0;

/**
 * The same rows from a temporary table, for what reads them more than once: a report is then worked
 * out once. It goes with the session, which is in a transaction. That one ends here and another
 * begins, since DuckDB reads a table with one thread as long as the transaction that made it lasts.
 */
export async function keepRows(session: Session, leaving: Leaving): Promise<Leaving> {
  count += 1;
  const table = `leaving_rows_${count}`;
  await session.run(`create temp table ${table} as ${leaving.sql}`, leaving.bindings);
  await session.commit();
  return { ...leaving, sql: `select * from temp.${table}`, bindings: {} };
}
