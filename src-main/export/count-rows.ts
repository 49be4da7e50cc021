import type { Session } from "../engine";
import type { Leaving } from "./leaving";

/** How many rows leave, before any form makes more or fewer of them. */
export async function countLeaving(
  session: Session,
  { sql, bindings }: Pick<Leaving, "sql" | "bindings">,
): Promise<number> {
  const [found] = await session.list<{ rows: number }>(
    `select count(*) as "rows" from (${sql}\n)`,
    bindings,
  );
  return found?.rows ?? 0;
}
