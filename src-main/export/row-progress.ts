import type { Session } from "../engine";

/**
 * A session that tells how much of `total` rows it has streamed, between 0 and 1, after each piece
 * that was taken. DuckDB's own progress stands still while a stream waits for its reader.
 */
export function watchRows(
  session: Session,
  total: number,
  onProgress: (fraction: number) => void,
): Session {
  let rows = 0;
  return {
    run: (sql, bindings) => session.run(sql, bindings),
    query: (sql, bindings) => session.query(sql, bindings),
    list: (sql, bindings) => session.list(sql, bindings),
    shape: (sql) => session.shape(sql),
    transaction: (work) => session.transaction(work),
    commit: () => session.commit(),
    stream: (sql, bindings, take) =>
      session.stream(sql, bindings, async (piece) => {
        await take(piece);
        rows += piece.rowCount;
        onProgress(Math.min(rows / total, 1));
      }),
  };
}
